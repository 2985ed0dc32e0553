import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';

const SILENT = new Map<string, 'silent' | 'absent'>([
  ['chain/timeout', 'silent'],
  ['chain/offline', 'absent'],
]);
// No genesis was asked for: "another chain" means here that it is none of Bittensor's.
const STRANGE = new Set(['chain/bad-answer', 'chain/no-metadata', 'chain/rejected', 'chain/wrong-genesis']);

/** Why a tested node cannot be used: nobody there, or somebody else. */
export function ProbeFailed({ error }: { error: ErrorBody }) {
  const { t } = useTranslation();
  const silent = SILENT.get(error.code);
  if (silent)
    return (
      <Notice tone="caution" title={t(`addNode.failed.${silent}`)}>
        <span data-error-code={error.code}>{t('addNode.failed.silentNext')}</span>
      </Notice>
    );
  if (STRANGE.has(error.code))
    return (
      <Notice tone="caution" title={t('addNode.failed.not-bittensor')}>
        <span data-error-code={error.code}>{t('addNode.failed.not-bittensorNext')}</span>
      </Notice>
    );
  return <ErrorNotice error={error} />;
}

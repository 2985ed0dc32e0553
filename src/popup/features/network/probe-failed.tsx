import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { probeFailure } from './probe-summary.js';

/** Why a tested node cannot be used: nobody there, or somebody else. */
export function ProbeFailed({ error }: { error: ErrorBody }) {
  const { t } = useTranslation();
  const failure = probeFailure(error.code);
  if (!failure) return <ErrorNotice error={error} />;
  const next = failure === 'not-bittensor' ? 'not-bittensorNext' : 'silentNext';
  return (
    <Notice tone="caution" title={t(`addNode.failed.${failure}`)}>
      <span data-error-code={error.code}>{t(`addNode.failed.${next}`)}</span>
    </Notice>
  );
}

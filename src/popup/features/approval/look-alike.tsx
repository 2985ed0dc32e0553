import { useTranslation } from 'react-i18next';
import type { Requester } from '../../../protocol/ui/approvals.js';
import { Notice } from '../../components/notice.js';
import { cleanText } from '../../components/untrusted.js';

/** Said when the host resembles a well-known one that it is not. */
export function LookAlike({ requester }: { requester: Requester }) {
  const { t } = useTranslation();
  if (requester.looksLike === null) return null;
  return (
    <div data-testid="look-alike">
      <Notice
        tone="danger"
        title={<bdi>{t('approval.lookalike.title', { host: cleanText(requester.looksLike) })}</bdi>}
      >
        {t('approval.lookalike.text')}
      </Notice>
    </div>
  );
}

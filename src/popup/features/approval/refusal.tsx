import { useTranslation } from 'react-i18next';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Frame } from './frame.js';

/** Why this cannot be signed. There is nothing to approve here, not even for experts. */
export function Refusal({ view, error, address }: { view: ApprovalView; error: ErrorBody; address: string }) {
  const { t } = useTranslation();
  return (
    <Frame view={view} address={address} title={t('approval.refusal.title')} approve={null}>
      <div className="refusal" data-testid="refusal">
        <ErrorNotice error={error} tone="danger" />
        <p className="faint tiny">
          <code>{error.code}</code>
        </p>
      </div>
    </Frame>
  );
}

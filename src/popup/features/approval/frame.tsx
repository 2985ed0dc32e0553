import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { AccountFooter } from './account-footer.js';
import { Countdown } from './countdown.js';
import { RefuseMore } from './refuse-more.js';
import { RequesterHeader } from './requester-header.js';
import { useDecide } from './use-decide.js';

interface Props {
  view: ApprovalView;
  title: ReactNode;
  children: ReactNode;
  /** The account that signs; none when connecting. */
  address?: string;
  /** What must be filled in before approving, above the buttons. */
  above?: ReactNode;
  /** The button that says the act; none when there is nothing to approve. */
  approve: ReactNode | null;
  danger?: boolean;
  /** The device's part: it takes the place of everything but the headline, so that both can be compared. */
  step?: ReactNode;
}

/** Who asks on top, the answer at the bottom, and between them as much as there is to read. */
export function Frame({ view, title, children, address, above, approve, danger, step }: Props) {
  const { t } = useTranslation();
  const { reject, error, moved, busy } = useDecide();
  const heading = useRef<HTMLHeadingElement>(null);
  // Focus starts at the sentence: never at the button that approves.
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const shownError = error ?? (moved ? { code: 'approval/changed' as const, context: {} } : null);
  return (
    <div className="approval" data-testid="approval" data-kind={view.kind} data-id={view.id}>
      <RequesterHeader view={view} danger={danger ?? false} />
      <main className="approval-body scroll">
        <h1 className="approval-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {step ?? children}
      </main>
      <footer className="approval-foot">
        {shownError ? <ErrorNotice error={shownError} /> : null}
        <Countdown endMs={view.expiresAtMs} />
        {address ? <AccountFooter address={address} /> : null}
        {step ? null : above}
        <div
          className={
            danger || !approve || step ? 'approval-buttons approval-buttons-danger' : 'approval-buttons'
          }
        >
          <Button
            look={!step && (danger || !approve) ? 'primary' : 'plain'}
            busy={busy && !approve}
            onClick={reject}
            data-testid="reject"
          >
            {approve ? t('approval.reject') : t('approval.refusal.close')}
          </Button>
          {step ? null : approve}
        </div>
        {step ? null : <RefuseMore view={view} />}
      </footer>
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { AccountFooter } from './account-footer.js';
import { RequesterHeader } from './requester-header.js';
import { useDecide } from './use-decide.js';

interface Props {
  view: ApprovalView;
  title: ReactNode;
  children: ReactNode;
  /** The account that signs; none when connecting. */
  address?: string;
  /** The button that says the act; none when there is nothing to approve. */
  approve: ReactNode | null;
  danger?: boolean;
}

/** Who asks on top, the answer at the bottom, and between them as much as there is to read. */
export function Frame({ view, title, children, address, approve, danger }: Props) {
  const { t } = useTranslation();
  const { reject, error, busy } = useDecide();
  const heading = useRef<HTMLHeadingElement>(null);
  // Focus starts at the sentence: never at the button that approves.
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="approval" data-testid="approval" data-kind={view.kind} data-id={view.id}>
      <RequesterHeader view={view} danger={danger ?? false} />
      <main className="approval-body scroll">
        <h1 className="approval-title" ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
      <footer className="approval-foot">
        {error ? <ErrorNotice error={error} /> : null}
        {address ? <AccountFooter address={address} /> : null}
        <div className={danger || !approve ? 'approval-buttons approval-buttons-danger' : 'approval-buttons'}>
          <Button
            look={danger || !approve ? 'primary' : 'plain'}
            busy={busy && !approve}
            onClick={reject}
            data-testid="reject"
          >
            {approve ? t('approval.reject') : t('approval.refusal.close')}
          </Button>
          {approve}
        </div>
      </footer>
    </div>
  );
}

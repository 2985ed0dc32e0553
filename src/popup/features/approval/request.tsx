import './approval.css';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/approval.json' with { type: 'json' };
import operationWords from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useNow } from '../../state/use-now.js';
import { Connect } from './connect.js';
import { Extrinsic } from './extrinsic.js';
import { Message } from './message.js';
import { useApproval } from './use-approval.js';
import { type Answer, DecideProvider } from './use-decide.js';

addWords(words);
addWords(operationWords);

interface Props {
  id: string;
  onAnswered(answer: Answer): void;
  /** Called once the request was on screen: it then stays there, even when it is closed from elsewhere. */
  onShown?(): void;
}

/** One request in whatever state it is: loading, to be decided, closed meanwhile, unreadable. */
export function Request({ id, onAnswered, onShown }: Props) {
  const loaded = useApproval(id);
  const shown = useRef(false);
  const ready = loaded.state === 'ready';
  useEffect(() => {
    if (ready && !shown.current) {
      shown.current = true;
      onShown?.();
    }
  }, [ready, onShown]);

  switch (loaded.state) {
    case 'loading':
      return (
        <main className="screen" aria-busy="true">
          <Skeleton rows={6} />
        </main>
      );
    case 'gone':
      return <Closed onClose={() => onAnswered({ decision: 'reject', txHash: null, own: false })} />;
    case 'error':
      return (
        <main className="centred">
          <ErrorNotice error={loaded.error} />
          <LoadAgain onAgain={loaded.again} />
        </main>
      );
    case 'ready':
      return <Open view={loaded.view} onAnswered={onAnswered} />;
  }
}

function LoadAgain({ onAgain }: { onAgain(): void }) {
  const { t } = useTranslation();
  return (
    <Button look="primary" onClick={onAgain}>
      {t('actions.retry')}
    </Button>
  );
}

function Closed({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  return (
    <main className="centred" role="status" data-testid="approval-gone">
      <h1 className="page-title">{t('approval.gone.title')}</h1>
      <p className="quiet">{t('approval.gone.text')}</p>
      <Button look="primary" onClick={onClose}>
        {t('approval.gone.close')}
      </Button>
    </main>
  );
}

function Open({ view, onAnswered }: { view: ApprovalView; onAnswered(answer: Answer): void }) {
  const now = useNow();
  if (now >= view.expiresAtMs)
    return <Closed onClose={() => onAnswered({ decision: 'reject', txHash: null, own: false })} />;
  return (
    <DecideProvider view={view} onAnswered={onAnswered}>
      {view.kind === 'connect' ? (
        <Connect view={view} />
      ) : view.kind === 'extrinsic' ? (
        <Extrinsic view={view} />
      ) : (
        <Message view={view} />
      )}
    </DecideProvider>
  );
}

import './approval.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { RetryButton } from '../../components/retry-button.js';
import { Skeleton } from '../../components/skeleton.js';
import words from '../../i18n/en/approval.json' with { type: 'json' };
import callWords from '../../i18n/en/calls.json' with { type: 'json' };
import operationWords from '../../i18n/en/operations.json' with { type: 'json' };
import { addWords } from '../../i18n/index.js';
import { useNow } from '../../state/use-now.js';
import { Connect } from './connect.js';
import { Extrinsic } from './extrinsic.js';
import { HandedOver } from './handed-over.js';
import { Late } from './late.js';
import { Message } from './message.js';
import { useQueue } from './queue.js';
import { type LoadedApproval, useApproval } from './use-approval.js';
import { type Answer, DecideProvider } from './use-decide.js';

addWords(words);
addWords(callWords);
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
  const queue = useQueue();
  const [deciding, setDeciding] = useState(false);
  const [left, setLeft] = useState(false);
  const shown = useRef(false);
  const ready = loaded.state === 'ready';
  const origin = ready ? loaded.view.requester.origin : undefined;
  const noteOrigin = queue?.noteOrigin;
  useEffect(() => {
    if (origin !== undefined) noteOrigin?.(id, origin);
  }, [id, origin, noteOrigin]);
  useEffect(() => {
    if (ready && !shown.current) {
      shown.current = true;
      onShown?.();
    }
  }, [ready, onShown]);

  if (left) return <HandedOver onClose={() => onAnswered({ decision: 'sign', txHash: null, own: false })} />;
  const leave = (): void => setLeft(true);
  switch (loaded.state) {
    case 'loading':
      if (loaded.late) return <Late id={id} onAgain={loaded.again} onAnswered={onAnswered} />;
      return (
        <main className="screen" aria-busy="true">
          <Skeleton rows={6} />
        </main>
      );
    case 'gone':
      // The list drops a request the moment it is decided: its own decision is no surprise to whoever made it.
      if (deciding && loaded.last)
        return <Open loaded={loaded.last} onAnswered={onAnswered} onBusy={setDeciding} onLeft={leave} />;
      return <Closed onClose={() => onAnswered({ decision: 'reject', txHash: null, own: false })} />;
    case 'error':
      return (
        <main className="centred">
          <ErrorNotice error={loaded.error} action={<RetryButton onAgain={loaded.again} />} />
        </main>
      );
    case 'ready':
      return <Open loaded={loaded} onAnswered={onAnswered} onBusy={setDeciding} onLeft={leave} />;
  }
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

interface OpenProps {
  loaded: Extract<LoadedApproval, { state: 'ready' }>;
  onAnswered(answer: Answer): void;
  onBusy(busy: boolean): void;
  onLeft(): void;
}

function Open({ loaded, onAnswered, onBusy, onLeft }: OpenProps) {
  const { view, moved, reload } = loaded;
  const now = useNow();
  if (now >= view.expiresAtMs)
    return <Closed onClose={() => onAnswered({ decision: 'reject', txHash: null, own: false })} />;
  return (
    <DecideProvider
      view={view}
      moved={moved}
      reload={reload}
      onAnswered={onAnswered}
      onBusy={onBusy}
      onLeft={onLeft}
    >
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

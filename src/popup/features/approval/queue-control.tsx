import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { type Queue, useQueue } from './queue.js';

/** `1 of 3`, and in the approval window the way to the others. Nothing where only one waits. */
export function QueueControl({ view }: { view: ApprovalView }) {
  const { t } = useTranslation();
  const queue = useQueue();
  const { position, total } = queue ?? view;
  if (total < 2) return null;
  const place = <span data-testid="queue">{t('approval.queue', { position, total })}</span>;
  if (!queue) return <span className="pill pill-still">{place}</span>;
  return <Switching queue={queue}>{place}</Switching>;
}

function Switching({ queue, children }: { queue: Queue; children: ReactNode }) {
  const { t } = useTranslation();
  const { position, total, go } = queue;
  const isFirst = position <= 1;
  const isLast = position >= total;

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : null;
      // In a field these keys move by words.
      if (step === null || !event.altKey || event.target instanceof HTMLInputElement) return;
      // The browser's own meaning is to leave the page.
      event.preventDefault();
      if (step === -1 ? !isFirst : !isLast) go(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go, isFirst, isLast]);

  return (
    <nav className="pill pill-still queue-control" aria-label={t('approval.queueName')}>
      <button
        type="button"
        className="queue-step"
        aria-label={t('approval.queuePrevious')}
        title={t('approval.queuePrevious')}
        aria-disabled={isFirst}
        data-testid="queue-previous"
        onClick={() => !isFirst && go(-1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </button>
      {children}
      <button
        type="button"
        className="queue-step"
        aria-label={t('approval.queueNext')}
        title={t('approval.queueNext')}
        aria-disabled={isLast}
        data-testid="queue-next"
        onClick={() => !isLast && go(1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </button>
    </nav>
  );
}

import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { useAct } from '../../components/use-act.js';
import { useChainStore } from '../../state/chain-store.js';
import type { Answer } from './use-decide.js';

/** A refusal is stored in a moment: without an answer for so long it is not known to have arrived. */
const LIMIT_MS = 5_000;

interface Props {
  id: string;
  onAgain(): void;
  onAnswered(answer: Answer): void;
}

/** A request that could not be shown within seconds: what is waited for, and both ways on. */
export function Late({ id, onAgain, onAnswered }: Props) {
  const { t } = useTranslation();
  const { background } = useServices();
  const isOnline = useChainStore((s) => s.network?.state === 'online');
  const { run, error, busy } = useAct();
  const reject = useCallback(
    () =>
      void run(async () => {
        await within(LIMIT_MS, background.call('approvals.decide', { id, decision: 'reject' }));
        onAnswered({ decision: 'reject', txHash: null, own: null });
      }),
    [background, id, onAnswered, run],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) reject();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [reject]);
  return (
    <main className="centred" data-testid="approval-late" aria-busy="true">
      <div role="status">
        <h1 className="page-title">{t('approval.late.title')}</h1>
        <p className="quiet">{t(isOnline ? 'approval.late.own' : 'approval.late.node')}</p>
      </div>
      {error ? <ErrorNotice error={error} /> : null}
      <Button look="primary" onClick={onAgain}>
        {t('actions.retry')}
      </Button>
      <Button onClick={reject} busy={busy} data-testid="reject">
        {t('approval.reject')}
      </Button>
    </main>
  );
}

/** @throws WalletError internal when there was no answer in time */
async function within(limitMs: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new WalletError('internal', { reason: 'silent' })), limitMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { Button } from '../../components/button.js';
import { ErrorNotice } from '../../components/error-notice.js';
import { Notice } from '../../components/notice.js';
import { useAct } from '../../components/use-act.js';
import { useChainStore } from '../../state/chain-store.js';
import { useQueue } from './queue.js';
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
  const [unknown, setUnknown] = useState(false);
  const reject = useCallback(
    () =>
      void run(async () => {
        setUnknown(false);
        const refusal = background.call('approvals.decide', { id, decision: 'reject' });
        if (await isAnswered(refusal)) onAnswered({ decision: 'reject', txHash: null, own: null });
        else setUnknown(true);
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
      {unknown ? <Unknown /> : null}
      <Button look="primary" onClick={onAgain}>
        {t('actions.retry')}
      </Button>
      <Button onClick={reject} busy={busy} data-testid="reject">
        {t('approval.reject')}
      </Button>
    </main>
  );
}

/** A refusal that may have arrived or not. In its own window closing refuses too; elsewhere a site's request would stay. */
function Unknown() {
  const { t } = useTranslation();
  const isOwnWindow = useQueue() !== null;
  return (
    <Notice tone="caution" title={t('approval.late.unknown')} alert>
      {t('approval.late.signsNothing')}{' '}
      {t(isOwnWindow ? 'approval.late.againOrClose' : 'approval.late.againOnly')}
    </Notice>
  );
}

/**
 * False when no answer came in time, or the way to the background broke before it could come.
 * @throws WalletError what the background answered instead: then the request is as before
 */
async function isAnswered(refusal: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), LIMIT_MS);
  });
  const answer = refusal.then(
    () => true,
    (error: unknown) => {
      if (toErrorBody(error).code === 'outcome-unknown') return false;
      throw error;
    },
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

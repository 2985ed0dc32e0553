import type { ApprovalView } from '../../protocol/ui/approvals.js';
import type { BackgroundClient } from '../background-client/types.js';
import { useWalletStore, type WalletState } from './wallet-store.js';

/** A worker that sleeps answers in 50 ms, a slow chain in seconds: the page then shows that it waits. */
const PATIENCE_MS = 300;

/** When what waits is asked for once more: a port can be dead without saying so, and is then left for another. */
const LATE_MS = 3_000;

let first: { id: string; view: ApprovalView } | null = null;

/**
 * Asks for the view of the request that the window was opened for, and waits until it and the wallet's state are there, or
 * are taking too long. What fails is asked again, and told, by whoever shows it.
 *
 * @param hash of the page's address: names the request.
 */
export async function firstAnswers(background: BackgroundClient, hash: string): Promise<void> {
  const id = hash.replace(/^#\/?/, '');
  const view = background.call('approvals.get', { id }).then(
    (answer) => {
      first = { id, view: answer };
    },
    () => undefined,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  const state = stateThere();
  const again = setTimeout(() => void background.call('wallet.status', {}).catch(() => undefined), LATE_MS);
  void state.then(() => clearTimeout(again));
  await Promise.race([Promise.all([state, view]), late]);
  clearTimeout(timer);
}

/** Resolves when the store, which is kept by the page's own subscription, has all that the window needs, or the reason why not. */
function stateThere(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ status, settings, approvalIds, failure }: WalletState): void => {
      if (!failure && !(status && settings && approvalIds)) return;
      stop();
      resolve();
    };
    const stop = useWalletStore.subscribe(look);
    look(useWalletStore.getState());
  });
}

/** The view that came with the first answers, if it is this request's. */
export function firstView(id: string): ApprovalView | null {
  return first?.id === id ? first.view : null;
}

/** The same for the last time: whoever comes back to the request asks anew. */
export function spendFirstView(id: string): ApprovalView | null {
  const view = firstView(id);
  if (view) first = null;
  return view;
}

import type { ApprovalView } from '../../protocol/ui/approvals.js';
import type { BackgroundClient } from '../background-client/types.js';
import { rememberTheme } from './theme.js';
import { useWalletStore } from './wallet-store.js';

/** A worker that sleeps answers in 50 ms, a slow chain in seconds: the page then shows that it waits. */
const PATIENCE_MS = 300;

let first: { id: string; view: ApprovalView } | null = null;

/**
 * Asks everything the approval window shows first, at once and before anything is drawn. Resolves when all of it is in the
 * store, or when it is taking too long; what fails is asked again, and told, by whoever shows it.
 *
 * @param hash of the page's address: names the request the window was opened for.
 */
export async function firstAnswers(background: BackgroundClient, hash: string): Promise<void> {
  const id = hash.replace(/^#\/?/, '');
  const view = background.call('approvals.get', { id }).then(
    (answer) => {
      first = { id, view: answer };
    },
    () => undefined,
  );
  const state = Promise.all([
    background.call('wallet.status', {}),
    background.call('settings.get', {}),
    background.call('approvals.list', {}),
  ]).then(
    ([status, settings, { ids }]) => {
      rememberTheme(settings.theme);
      useWalletStore.setState({ settings, approvalIds: ids });
      useWalletStore.getState().setStatus(status);
    },
    () => undefined,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([Promise.all([state, view]), late]);
  clearTimeout(timer);
}

/** The view that came with the first answers, if it is this request's. */
export function firstView(id: string): ApprovalView | null {
  return first?.id === id ? first.view : null;
}

/** It has been shown: whoever comes back to the request asks anew. True when there was one. */
export function spendFirstView(id: string): boolean {
  const had = first?.id === id;
  if (had) first = null;
  return had;
}

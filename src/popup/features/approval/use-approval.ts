import { useCallback, useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { firstView, spendFirstView } from '../../state/first-answers.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { meaningKey } from './content-key.js';

/** `gone`: answered elsewhere, cancelled, voided or never there. */
export type LoadedApproval =
  | { state: 'loading' }
  | {
      state: 'ready';
      view: ApprovalView;
      /** It says something else than when it was first shown. */
      moved: boolean;
      /** Has it explained anew; `asked`: after a change of the person's own, which is no surprise to be told of. */
      reload(asked?: 'asked'): Promise<void>;
    }
  | { state: 'gone'; last: Extract<LoadedApproval, { state: 'ready' }> | null }
  | { state: 'error'; error: ErrorBody; again(): void };

interface Loaded {
  id: string;
  view: ApprovalView | null;
  moved: boolean;
  error: ErrorBody | null;
}

/** The view of one request, read again after the worker restarted; closed the moment the background drops it. */
export function useApproval(id: string): LoadedApproval {
  const { background } = useServices();
  const listed = useWalletStore((s) => s.approvalIds?.includes(id) ?? false);
  // Our own form's request is shown before the list that names it has arrived: only leaving the list closes it.
  const [wasListed, setWasListed] = useState(listed);
  if (listed && !wasListed) setWasListed(true);
  const [loaded, setLoaded] = useState<Loaded>(() => ({
    id,
    view: firstView(id),
    moved: false,
    error: null,
  }));
  const load = useCallback(
    (asked?: 'asked') =>
      background.call('approvals.get', { id }).then(
        (view) =>
          setLoaded((old) => ({ id, view, moved: asked === undefined && hasMoved(old, view), error: null })),
        (error: unknown) => setLoaded({ id, view: null, moved: false, error: toErrorBody(error) }),
      ),
    [background, id],
  );

  useEffect(() => {
    if (!spendFirstView(id)) void load();
    return background.onReconnect(() => void load());
  }, [background, id, load]);

  if (loaded.id !== id) return { state: 'loading' };
  if (loaded.view) {
    const ready = { state: 'ready', view: loaded.view, moved: loaded.moved, reload: load } as const;
    return wasListed && !listed ? { state: 'gone', last: ready } : ready;
  }
  if (!loaded.error) return { state: 'loading' };
  if (loaded.error.code.startsWith('approval/')) return { state: 'gone', last: null };
  return { state: 'error', error: loaded.error, again: () => void load() };
}

function hasMoved(old: Loaded, view: ApprovalView): boolean {
  if (old.id !== view.id || !old.view) return false;
  return old.moved || meaningKey(old.view) !== meaningKey(view);
}

import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { firstView, spendFirstView } from '../../state/first-answers.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { meaningKey } from './content-key.js';

/** `gone`: answered elsewhere, cancelled, voided or never there. */
export type LoadedApproval =
  | {
      state: 'loading';
      /** It takes longer than it should; it was asked for once more. */
      late: boolean;
      again(): void;
    }
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

/** An explanation takes a tenth of this: whatever is lost on the way is asked for again, and the person told. */
const LATE_MS = 3_000;

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
  // Answers may overtake each other: none takes the place of a younger one that is shown.
  const rounds = useRef({ asked: 0, shown: 0 });
  const load = useCallback(
    (asked?: 'asked') => {
      rounds.current.asked += 1;
      const round = rounds.current.asked;
      const show = (next: (old: Loaded) => Loaded): void => {
        if (round < rounds.current.shown) return;
        rounds.current.shown = round;
        setLoaded(next);
      };
      return background.call('approvals.get', { id }).then(
        (view) =>
          show((old) => ({ id, view, moved: asked === undefined && hasMoved(old, view), error: null })),
        (error: unknown) => show(() => ({ id, view: null, moved: false, error: toErrorBody(error) })),
      );
    },
    [background, id],
  );

  useEffect(() => {
    // It may have come between the first render, which had nothing yet to show, and now.
    const first = spendFirstView(id);
    if (!first) void load();
    else
      setLoaded((old) => (old.id === id && old.view ? old : { id, view: first, moved: false, error: null }));
    return background.onReconnect(() => void load());
  }, [background, id, load]);

  const [late, setLate] = useState<string | null>(null);
  const isLoading = loaded.id !== id || (!loaded.view && !loaded.error);
  useEffect(() => {
    if (!isLoading) return;
    const timer = setTimeout(() => {
      setLate(id);
      void load();
    }, LATE_MS);
    return () => clearTimeout(timer);
  }, [id, isLoading, load]);

  const loading = { state: 'loading', late: late === id, again: () => void load() } as const;
  if (loaded.id !== id) return loading;
  if (loaded.view) {
    const ready = { state: 'ready', view: loaded.view, moved: loaded.moved, reload: load } as const;
    return wasListed && !listed ? { state: 'gone', last: ready } : ready;
  }
  if (!loaded.error) return loading;
  if (loaded.error.code.startsWith('approval/')) return { state: 'gone', last: null };
  return { state: 'error', error: loaded.error, again: () => void load() };
}

function hasMoved(old: Loaded, view: ApprovalView): boolean {
  if (old.id !== view.id || !old.view) return false;
  return old.moved || meaningKey(old.view) !== meaningKey(view);
}

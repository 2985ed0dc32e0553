import { useCallback, useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { ApprovalView } from '../../../protocol/ui/approvals.js';
import { useServices } from '../../app/services.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** `gone`: answered elsewhere, cancelled, voided or never there. */
export type LoadedApproval =
  | { state: 'loading' }
  | { state: 'ready'; view: ApprovalView }
  | { state: 'gone' }
  | { state: 'error'; error: ErrorBody; again(): void };

/** The view of one request, read again after the worker restarted; closed the moment the background drops it. */
export function useApproval(id: string): LoadedApproval {
  const { background } = useServices();
  const listed = useWalletStore((s) => s.approvalIds?.includes(id) ?? false);
  // Our own form's request is shown before the list that names it has arrived: only leaving the list closes it.
  const [wasListed, setWasListed] = useState(listed);
  if (listed && !wasListed) setWasListed(true);
  const [loaded, setLoaded] = useState<{ id: string; view: ApprovalView | null; error: ErrorBody | null }>({
    id,
    view: null,
    error: null,
  });
  const load = useCallback(() => {
    background.call('approvals.get', { id }).then(
      (view) => setLoaded({ id, view, error: null }),
      (error: unknown) => setLoaded({ id, view: null, error: toErrorBody(error) }),
    );
  }, [background, id]);

  useEffect(() => {
    load();
    return background.onReconnect(load);
  }, [background, load]);

  if (loaded.id !== id) return { state: 'loading' };
  if (loaded.view) return wasListed && !listed ? { state: 'gone' } : { state: 'ready', view: loaded.view };
  if (!loaded.error) return { state: 'loading' };
  if (loaded.error.code.startsWith('approval/')) return { state: 'gone' };
  return { state: 'error', error: loaded.error, again: load };
}

import { WalletError } from '../../core/errors/wallet-error.js';
import type { ApprovalDraft, ApprovalRow } from './row.js';

/** More than a person would work through for one site. */
const MAX_PER_ORIGIN = 5;
/** Over all sites: bounds session storage (20 x 256 KiB of its 10 MiB) and the person's patience. */
const MAX_TOTAL = 20;
/** A tab that could grow `requestIds` of a joined connect without end. */
const MAX_JOINED = 20;

/** @throws WalletError site/flood when the queue has no room for this request */
export function requireRoom(queue: ApprovalRow[], draft: ApprovalDraft): void {
  const origin = draft.page?.origin;
  if (origin === undefined) return;
  const own = queue.filter((row) => row.page?.origin === origin);
  if (queue.length >= MAX_TOTAL || own.length >= MAX_PER_ORIGIN) throw new WalletError('site/flood');
}

/** Pages often connect twice at start-up: the second waits for the same answer instead of asking again. */
export function connectToJoin(queue: ApprovalRow[], draft: ApprovalDraft): ApprovalRow | undefined {
  if (draft.payload.kind !== 'connect') return undefined;
  const open = queue.find((row) => row.payload.kind === 'connect' && row.page?.origin === draft.page?.origin);
  if (open && open.requestIds.length >= MAX_JOINED) throw new WalletError('site/flood');
  return open;
}

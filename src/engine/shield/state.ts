import type { ShieldState } from '../../protocol/engine/operations.js';
import type { ActivityBook } from '../watch/activity-book.js';

/** What has come of a shielded transaction. */
export function shieldStateOf(book: ActivityBook, txHash: string): ShieldState {
  const tx = book.get(txHash);
  if (!tx) return { state: 'unknown' };
  return { state: tx.done ? 'done' : 'waiting' };
}

import type { ShieldState } from '../../protocol/engine/operations.js';
import type { TrackedTx } from '../storage/engine-store.js';

/** A carrier made at block B can be opened in B + 2, and one block more is for the way there. */
const NEEDED_BLOCKS = 3;

/**
 * What has come of a shielded transaction.
 * @param lookedTo best block whose chain was searched for it; null before any was
 */
export function shieldStateOf(tx: TrackedTx | null, lookedTo: number | null): ShieldState {
  if (!tx) return { state: 'unknown' };
  // Refused by a pool: another carrier under that nonce would be refused as well.
  if (tx.done || !tx.shield || tx.row.state === 'failed') return { state: 'done' };
  if (lookedTo === null || !isHidden(tx)) return { state: 'waiting' };
  return { state: !isCarried(tx, lookedTo) && hasTime(tx, lookedTo) ? 'renew' : 'waiting' };
}

/**
 * Whether nothing else of ours may take the nonces of a hidden transaction: a carrier of it may still come. Once one came
 * and was not opened they are free again, on purpose: whatever takes the inner nonce makes sure that it never happens.
 * @param best number of the best block
 */
export function holdsNonces(tx: TrackedTx, best: number): boolean {
  if (!tx.shield || tx.shield.carriers.length === 0 || tx.row.state === 'failed') return false;
  return isHidden(tx) && (isCarried(tx, best) || hasTime(tx, best));
}

function isHidden({ row: { protection } }: TrackedTx): boolean {
  return protection?.state === 'on' && protection.stage === 'hidden';
}

/** Once a carrier's last block is behind the best one, pools have dropped it and take another with its nonce. */
function isCarried({ shield }: TrackedTx, best: number): boolean {
  return shield?.carriers.some(({ validUntilBlock }) => validUntilBlock >= best) ?? false;
}

function hasTime({ validUntilBlock }: TrackedTx, best: number): boolean {
  return validUntilBlock !== null && validUntilBlock >= best + NEEDED_BLOCKS;
}

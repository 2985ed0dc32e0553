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
  const { protection } = tx.row;
  const isHidden = protection?.state === 'on' && protection.stage === 'hidden';
  if (!isHidden || lookedTo === null) return { state: 'waiting' };
  // Its last block is behind the best one, so pools have dropped it and take another with its nonce.
  const isOver = tx.shield.carriers.every(({ validUntilBlock }) => validUntilBlock < lookedTo);
  const hasTime = tx.validUntilBlock !== null && tx.validUntilBlock >= lookedTo + NEEDED_BLOCKS;
  return { state: isOver && hasTime ? 'renew' : 'waiting' };
}

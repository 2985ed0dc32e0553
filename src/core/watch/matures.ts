import { type Lock, type LockRule, lockAt } from '../locks/decay.js';

/** Base units below which a lock holds nothing (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`). */
const NOTHING_BELOW = 100n;
/** Twenty years: nobody waits longer for a notice. */
const HORIZON_BLOCKS = 52_560_000n;

/** First block, from `now` on, at which a decaying lock holds nothing any more; null when it never ends, or ended before. */
export function maturesAt(lock: Lock, rule: LockRule, now: number): number | null {
  const isFree = (block: bigint): boolean => lockAt(lock, rule, block).mass < NOTHING_BELOW;
  let held = BigInt(now);
  let free = held + HORIZON_BLOCKS;
  if (rule.perpetual || isFree(held) || !isFree(free)) return null;
  while (free - held > 1n) {
    const middle = (held + free) / 2n;
    if (isFree(middle)) free = middle;
    else held = middle;
  }
  return Number(free);
}

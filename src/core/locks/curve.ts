import { alphaBase } from '../amount/money.js';
import type { LockPoint } from '../operations/quote.js';
import { type Lock, type LockRule, lockAt } from './decay.js';

/** Days after a signature at which a lock is shown: dense at first, a year at the end. */
export const CURVE_DAYS: readonly number[] = [0, 1, 2, 4, 7, 14, 30, 60, 90, 120, 180, 270, 365];
const BLOCKS_PER_DAY = 7_200n;
const FRACTION = 64n;

/** A lock on the days of {@link CURVE_DAYS}, counted from the block it was written at; conviction in whole base units. */
export function lockCurve(lock: Lock, rule: LockRule): LockPoint[] {
  return CURVE_DAYS.map((day) => {
    const { mass, conviction } = lockAt(lock, rule, lock.block + BigInt(day) * BLOCKS_PER_DAY);
    return { day, lockedBase: alphaBase(mass), conviction: conviction >> FRACTION };
  });
}

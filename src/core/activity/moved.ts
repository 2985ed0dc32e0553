import type { TxMovements } from './types.js';

/** No event of a block moved anything. */
export const NOTHING_MOVED: TxMovements = {
  paidRao: null,
  receivedAlpha: null,
  paidAlpha: null,
  receivedRao: null,
  lockedAlpha: null,
  basketRao: null,
  poolFeeRao: null,
  poolFeeAlpha: null,
};

/** A single call that moved nothing, with no fee known: what an outcome of an earlier version is completed with. */
export const EMPTY_OUTCOME = { ...NOTHING_MOVED, feeRao: null, feeAlpha: null, legs: null } as const;

import type { StateMut, StateView } from '../../types.js';
import { amountOf } from '../subtensor/storage.js';

/** Rates have 32 fractional bits. */
export const RATE_BITS = 32n;

/** Shares that root stake has earned since a fund began. */
export function earned(state: StateView, hotkey: string, rootStake: bigint): bigint {
  return (amountOf(state, 'BasketRate', hotkey) * rootStake) >> RATE_BITS;
}

/** What was taken of that, or given beyond it: the watermark has a sign. */
export function watermarkOf(state: StateView, hotkey: string, coldkey: string): bigint {
  return amountOf(state, 'BasketClaimed', hotkey, coldkey);
}

export function setWatermark(state: StateMut, hotkey: string, coldkey: string, mark: bigint): void {
  state.set('SubtensorModule', 'BasketClaimed', [hotkey, coldkey], mark === 0n ? undefined : mark);
}

/**
 * Root stake that comes brings no shares, and stake that goes takes none: the watermark shifts both ways
 * (`RaoFoundation/subtensor pallets/subtensor/src/staking/claim_root.rs`).
 */
export function followStake(
  state: StateMut,
  hotkey: string,
  coldkey: string,
  before: bigint,
  after: bigint,
): void {
  const shift = earned(state, hotkey, after) - earned(state, hotkey, before);
  if (shift !== 0n) setWatermark(state, hotkey, coldkey, watermarkOf(state, hotkey, coldkey) + shift);
}

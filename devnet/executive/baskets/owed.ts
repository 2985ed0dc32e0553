import type { StateMut, StateView } from '../../types.js';
import { stakeOf } from '../subtensor/stakes.js';
import { ESCROW } from './escrow.js';
import { sharesOf } from './fund.js';
import { earned, setWatermark, watermarkOf } from './watermark.js';

/** Shares of a validator's fund that a coldkey has to claim: not below none, not above what there is. */
export function sharesOwed(state: StateView, hotkey: string, coldkey: string): bigint {
  // The funds' own cash earns nothing.
  if (coldkey === ESCROW) return 0n;
  const rootStake = stakeOf(state, hotkey, coldkey, 0);
  const owed = earned(state, hotkey, rootStake) - watermarkOf(state, hotkey, coldkey);
  const all = sharesOf(state, hotkey);
  if (owed <= 0n) return 0n;
  return owed < all ? owed : all;
}

/** Gives shares without stake. */
export function creditShares(state: StateMut, hotkey: string, coldkey: string, shares: bigint): void {
  setWatermark(state, hotkey, coldkey, watermarkOf(state, hotkey, coldkey) - shares);
}

/** Nothing is owed any more. */
export function settleShares(state: StateMut, hotkey: string, coldkey: string): void {
  setWatermark(state, hotkey, coldkey, earned(state, hotkey, stakeOf(state, hotkey, coldkey, 0)));
}

/** Whether a validator's fund has anything to do with a coldkey: root stake there, or shares without stake. */
export function isRelated(state: StateView, hotkey: string, coldkey: string): boolean {
  return stakeOf(state, hotkey, coldkey, 0) > 0n || watermarkOf(state, hotkey, coldkey) < 0n;
}

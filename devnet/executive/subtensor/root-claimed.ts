import type { StateMut, StateView } from '../../types.js';
import { addTo, amountOf } from './storage.js';

/** Rates of RootClaimable have 32 fractional bits. */
export const RATE_BITS = 32n;

/** Alpha rao per root rao that a hotkey has earned since genesis, by netuid. */
export function claimableRates(state: StateView, hotkey: string): Array<[number, bigint]> {
  return (state.get('SubtensorModule', 'RootClaimable', hotkey) as Array<[number, bigint]> | undefined) ?? [];
}

/**
 * Books a change of root stake against what was claimed, so that new stake earns from now on. Removing stake lowers the
 * claimed amount, not below zero: what was owed on it is lost
 * (`opentensor/subtensor pallets/subtensor/src/staking/claim_root.rs`).
 */
export function followRootStake(state: StateMut, hotkey: string, coldkey: string, change: bigint): void {
  for (const [netuid, rate] of claimableRates(state, hotkey)) {
    const size = ((change < 0n ? -change : change) * rate) >> RATE_BITS;
    addTo(state, 'RootClaimed', [netuid, hotkey, coldkey], change < 0n ? -size : size);
  }
}

/** Root dividends owed in alpha rao. */
export function rootOwed(
  state: StateView,
  hotkey: string,
  coldkey: string,
  netuid: number,
  rootStake: bigint,
): bigint {
  const rate = claimableRates(state, hotkey).find(([candidate]) => candidate === netuid)?.[1] ?? 0n;
  const owed = ((rate * rootStake) >> RATE_BITS) - amountOf(state, 'RootClaimed', netuid, hotkey, coldkey);
  return owed > 0n ? owed : 0n;
}

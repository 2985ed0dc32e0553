import type { StateView } from '../../types.js';
import { amountOf } from './storage.js';

const PALLET = 'SubtensorModule';

/** Alpha that a miner's bond keeps with a hotkey on a subnet. */
export function bondOf(state: StateView, netuid: number, hotkey: string, coldkey: string): bigint {
  const bond = state.get(PALLET, 'MinerCollateral', netuid, hotkey, coldkey) as
    | { locked: bigint }
    | undefined;
  return bond?.locked ?? 0n;
}

/** All bonds of a coldkey on a subnet. */
export function bondsOf(state: StateView, netuid: number, coldkey: string): bigint {
  return amountOf(state, 'ColdkeyMinerCollateral', netuid, coldkey);
}

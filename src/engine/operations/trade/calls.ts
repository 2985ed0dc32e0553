import { WalletError } from '../../../core/errors/wallet-error.js';
import { hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import { capabilitiesOf } from '../../chain/capabilities.js';
import type { Runtime } from '../../chain/runtime.js';

export interface StakeCall {
  hotkey: string;
  netuid: number;
  amount: bigint;
  limit: bigint;
  allowPartial: boolean;
}

export interface ExitCall {
  hotkey: string;
  netuid: number;
  /** Null: no bound. */
  limit: bigint | null;
}

export interface MoveCall {
  fromHotkey: string;
  toHotkey: string;
  netuid: number;
  amount: bigint;
}

export interface SwapCall {
  hotkey: string;
  fromNetuid: number;
  toNetuid: number;
  amount: bigint;
  limitRatio: bigint;
  allowPartial: boolean;
}

const PALLET = 'SubtensorModule';
/** (name, primitive type) of every argument written here; another shape is another call. */
const REMOVE_STAKE_FULL_LIMIT = [
  ['hotkey', null],
  ['netuid', 'u16'],
  ['limit_price', null],
] as const;
const MOVE_STAKE = [
  ['origin_hotkey', null],
  ['destination_hotkey', null],
  ['origin_netuid', 'u16'],
  ['destination_netuid', 'u16'],
  ['alpha_amount', 'u64'],
] as const;
const SWAP_STAKE_LIMIT = [
  ['hotkey', null],
  ['origin_netuid', 'u16'],
  ['destination_netuid', 'u16'],
  ['alpha_amount', 'u64'],
  ['limit_price', 'u64'],
  ['allow_partial', 'bool'],
] as const;

/** `SubtensorModule.add_stake_limit`. @throws WalletError chain/unavailable-feature */
export function stakeCall(runtime: Runtime, call: StakeCall): string {
  need(capabilitiesOf(runtime).stakeLimit, 'add_stake_limit');
  return buildCall(runtime, PALLET, 'add_stake_limit', args(call));
}

/** `SubtensorModule.remove_stake_limit`. @throws WalletError chain/unavailable-feature */
export function unstakeCall(runtime: Runtime, call: StakeCall): string {
  need(capabilitiesOf(runtime).removeStakeLimit, 'remove_stake_limit');
  return buildCall(runtime, PALLET, 'remove_stake_limit', args(call));
}

/** `SubtensorModule.remove_stake_full_limit`. @throws WalletError chain/unavailable-feature */
export function exitCall(runtime: Runtime, { hotkey, netuid, limit }: ExitCall): string {
  const name = 'remove_stake_full_limit';
  need(hasCall(runtime, PALLET, name, REMOVE_STAKE_FULL_LIMIT), name);
  return buildCall(runtime, PALLET, name, [hotkey, netuid, limit]);
}

/** `SubtensorModule.move_stake` within one subnet. @throws WalletError chain/unavailable-feature */
export function moveCall(runtime: Runtime, { fromHotkey, toHotkey, netuid, amount }: MoveCall): string {
  need(hasCall(runtime, PALLET, 'move_stake', MOVE_STAKE), 'move_stake');
  return buildCall(runtime, PALLET, 'move_stake', [fromHotkey, toHotkey, netuid, netuid, amount]);
}

/** `SubtensorModule.swap_stake_limit`. @throws WalletError chain/unavailable-feature */
export function swapCall(runtime: Runtime, call: SwapCall): string {
  const name = 'swap_stake_limit';
  need(hasCall(runtime, PALLET, name, SWAP_STAKE_LIMIT), name);
  const { hotkey, fromNetuid, toNetuid, amount, limitRatio, allowPartial } = call;
  return buildCall(runtime, PALLET, name, [hotkey, fromNetuid, toNetuid, amount, limitRatio, allowPartial]);
}

function args(call: StakeCall): unknown[] {
  return [call.hotkey, call.netuid, call.amount, call.limit, call.allowPartial];
}

function need(has: boolean, feature: string): void {
  if (!has) throw new WalletError('chain/unavailable-feature', { feature });
}

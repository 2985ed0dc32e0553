import { WalletError } from '../../../core/errors/wallet-error.js';
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

/** `SubtensorModule.add_stake_limit`. @throws WalletError chain/unavailable-feature */
export function stakeCall(runtime: Runtime, call: StakeCall): string {
  if (!capabilitiesOf(runtime).stakeLimit) throw unavailable('add_stake_limit');
  return buildCall(runtime, 'SubtensorModule', 'add_stake_limit', args(call));
}

/** `SubtensorModule.remove_stake_limit`. @throws WalletError chain/unavailable-feature */
export function unstakeCall(runtime: Runtime, call: StakeCall): string {
  if (!capabilitiesOf(runtime).removeStakeLimit) throw unavailable('remove_stake_limit');
  return buildCall(runtime, 'SubtensorModule', 'remove_stake_limit', args(call));
}

function args(call: StakeCall): unknown[] {
  return [call.hotkey, call.netuid, call.amount, call.limit, call.allowPartial];
}

function unavailable(feature: string): WalletError {
  return new WalletError('chain/unavailable-feature', { feature });
}

import type { Capabilities } from '../../core/chain/snapshot.js';
import { hasCall } from './call-shapes.js';
import type { Runtime } from './runtime.js';
import { runtimeApi } from './runtime-apis.js';
import { storageItem } from './storage-items.js';

/** (name, primitive type) of every argument this wallet writes; another shape means another call. */
const ADD_STAKE_LIMIT = [
  ['hotkey', null],
  ['netuid', 'u16'],
  ['amount_staked', 'u64'],
  ['limit_price', 'u64'],
  ['allow_partial', 'bool'],
] as const;
const REMOVE_STAKE_LIMIT = [
  ['hotkey', null],
  ['netuid', 'u16'],
  ['amount_unstaked', 'u64'],
  ['limit_price', 'u64'],
  ['allow_partial', 'bool'],
] as const;

/** What this runtime offers, by name and shape in its metadata. */
export function capabilitiesOf(runtime: Runtime): Capabilities {
  const api = (name: string, method: string, inputs: number) =>
    runtimeApi(runtime, name, method, inputs) !== null;
  return {
    genesisHash: runtime.genesisHash,
    specVersion: runtime.specVersion,
    stakeLimit: hasCall(runtime, 'SubtensorModule', 'add_stake_limit', ADD_STAKE_LIMIT),
    removeStakeLimit: hasCall(runtime, 'SubtensorModule', 'remove_stake_limit', REMOVE_STAKE_LIMIT),
    stakeInfo: api('StakeInfoRuntimeApi', 'get_stake_info_for_coldkeys', 1),
    dynamicInfo: api('SubnetInfoRuntimeApi', 'get_all_dynamic_info', 0),
    alphaPrices: api('SwapRuntimeApi', 'current_alpha_price_all', 0),
    simSwap:
      api('SwapRuntimeApi', 'sim_swap_tao_for_alpha', 2) &&
      api('SwapRuntimeApi', 'sim_swap_alpha_for_tao', 2),
    metadataHash: runtime.api.registry.signedExtensions.includes('CheckMetadataHash'),
    metadataVersion: runtime.metadataVersion,
  };
}

/**
 * True where the pool is the weighted one of spec 424, whose maths `core/quote/pool` has. A runtime that moved on to the
 * superellipse keeps the old item as an archive, so its presence alone proves nothing.
 */
export function hasWeightedPool(runtime: Runtime): boolean {
  return (
    storageItem(runtime, 'Swap', 'SwapBalancer') !== null &&
    storageItem(runtime, 'Swap', 'FeeRate') !== null &&
    storageItem(runtime, 'Swap', 'SwapSuperellipse') === null
  );
}

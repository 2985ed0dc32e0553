import type { StateView } from '../../types.js';
import { emissionAt } from '../subtensor/halving.js';
import { amountOf, subnetExists, subnetsOf } from '../subtensor/storage.js';
import type { ApiContext, ApiMethods } from './handler.js';
import { subnetToPrune } from './prune.js';

const PALLET = 'SubtensorModule';
const text = new TextEncoder();
/** Alpha for validators and miners: what the owner's cut leaves. */
const U16_ONE = 65_535n;
/** Root and subnets without an identity have names of the runtime's own. */
const ROOT_NAME = 'root';
const PLAIN_NAME = 'unknown';

export const subnetInfo: ApiMethods = {
  decoded: {
    get_dynamic_info: (context, [netuid]) => dynamicInfo(context, Number(netuid)),
    get_all_dynamic_info: (context) =>
      shuffled(subnetsOf(context.state)).map((netuid) => dynamicInfo(context, netuid)),
    get_coldkey_auto_stake_hotkey: ({ state }, [coldkey, netuid]) =>
      state.get(PALLET, 'AutoStakeDestination', coldkey, netuid),
    get_subnet_to_prune: ({ state, block }) => subnetToPrune(state, block.number),
    get_block_emission: ({ state }) => emissionAt(amountOf(state, 'TotalIssuance')),
    get_next_epoch_start_block: ({ state, block }, [netuid]) =>
      subnetExists(state, Number(netuid)) ? nextEpoch(state, Number(netuid), block.number) : undefined,
  },
};

/**
 * What a new subnet costs: the last one's lock, falling to nothing over an interval and to the least lock at most
 * (`opentensor/subtensor pallets/subtensor/src/coinbase/root.rs`). Nobody has registered one here since block 0.
 */
export const subnetRegistration: ApiMethods = {
  decoded: {
    get_network_registration_cost: ({ state, block }) => {
      const [last, least, interval] = ['LastLockCost', 'MinLockCost', 'LockReductionInterval'].map((name) =>
        amountOf(state, `Network${name}`),
      ) as [bigint, bigint, bigint];
      const cost = interval > 0n ? last - (last / interval) * BigInt(block.number) : last;
      return cost > least ? cost : least;
    },
  },
};

function dynamicInfo({ state }: ApiContext, netuid: number): unknown {
  if (!subnetExists(state, netuid)) return undefined;
  const amount = (item: string) => amountOf(state, item, netuid);
  const since = amount('BlocksSinceLastStep');
  const identity = state.get(PALLET, 'SubnetIdentitiesV3', netuid) as { subnet_name: Uint8Array } | undefined;
  const minted = amount('SubnetAlphaOutEmission');
  const cut = (minted * BigInt(state.get(PALLET, 'SubnetOwnerCut') as number)) / U16_ONE;
  return {
    netuid,
    owner_hotkey: state.get(PALLET, 'SubnetOwnerHotkey', netuid),
    owner_coldkey: state.get(PALLET, 'SubnetOwner', netuid),
    subnet_name: [...(identity?.subnet_name ?? text.encode(netuid === 0 ? ROOT_NAME : PLAIN_NAME))],
    token_symbol: [...(state.get(PALLET, 'TokenSymbol', netuid) as Uint8Array)],
    tempo: state.get(PALLET, 'Tempo', netuid),
    last_step: amount('LastMechansimStepBlock'),
    blocks_since_last_step: since,
    emission: 0n,
    alpha_in: amount('SubnetAlphaIn'),
    alpha_out: amount('SubnetAlphaOut'),
    tao_in: amount('SubnetTAO'),
    alpha_out_emission: minted,
    alpha_in_emission: amount('SubnetAlphaInEmission'),
    tao_in_emission: amount('SubnetTaoInEmission'),
    pending_alpha_emission: (minted - cut) * since,
    pending_root_emission: 0n,
    subnet_volume: amount('SubnetVolume'),
    network_registered_at: amount('NetworkRegisteredAt'),
    subnet_identity: identity,
    moving_price: amount('SubnetMovingPrice'),
  };
}

/** The chain's order is that of its storage keys: callers must go by the netuid field, never by the place. */
function shuffled(netuids: number[]): number[] {
  const rank = (netuid: number) => (netuid * 7_919) % 65_537;
  return [...netuids].sort((a, b) => rank(b) - rank(a));
}

function nextEpoch(state: StateView, netuid: number, block: number): bigint {
  const tempo = state.get(PALLET, 'Tempo', netuid) as number;
  return BigInt(block + tempo - ((block + netuid + 1) % tempo));
}

import type { StateView } from '../../types.js';
import { stakeOf } from '../subtensor/stakes.js';
import { ownerOf, subnetsOf } from '../subtensor/storage.js';
import type { ApiMethods } from './handler.js';

const PALLET = 'SubtensorModule';

export const delegateInfo: ApiMethods = {
  decoded: {
    get_delegates: ({ state }) =>
      state.entries(PALLET, 'Delegates').map(({ args }) => delegate(state, String(args[0]))),
    get_delegate: ({ state }, [hotkey]) =>
      state.entries(PALLET, 'Delegates', hotkey).length > 0 ? delegate(state, String(hotkey)) : undefined,
  },
};

/** The two returns are 0: on the chain they add alpha of different subnets, so that nobody may use them. */
function delegate(state: StateView, hotkey: string): unknown {
  const registrations = subnetsOf(state).filter(
    (netuid) => state.get(PALLET, 'Uids', netuid, hotkey) !== undefined,
  );
  return {
    delegate_ss58: hotkey,
    take: state.get(PALLET, 'Delegates', hotkey),
    nominators: nominators(state, hotkey),
    owner_ss58: ownerOf(state, hotkey),
    registrations,
    validator_permits: registrations.filter((netuid) => hasPermit(state, hotkey, netuid)),
    return_per_1000: 0n,
    total_daily_return: 0n,
  };
}

function nominators(state: StateView, hotkey: string): Array<[string, Array<[number, bigint]>]> {
  const found = new Map<string, Map<number, bigint>>();
  for (const item of ['AlphaV2', 'Alpha']) {
    for (const { args } of state.entries(PALLET, item, hotkey)) {
      const [coldkey, netuid] = [String(args[1]), Number(args[2])];
      const held = found.get(coldkey) ?? new Map<number, bigint>();
      const stake = stakeOf(state, hotkey, coldkey, netuid);
      if (stake > 0n) found.set(coldkey, held.set(netuid, stake));
    }
  }
  return [...found].map(([coldkey, held]) => [coldkey, [...held]]);
}

function hasPermit(state: StateView, hotkey: string, netuid: number): boolean {
  const uid = state.get(PALLET, 'Uids', netuid, hotkey) as number;
  return (state.get(PALLET, 'ValidatorPermit', netuid) as boolean[])[uid] === true;
}

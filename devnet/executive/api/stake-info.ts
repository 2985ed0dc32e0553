import { AccountId } from '@polkadot-api/substrate-bindings';
import type { StateView } from '../../types.js';
import { bondsOf } from '../subtensor/collateral.js';
import { lockedAlpha, lockOf, locksOn } from '../subtensor/locks.js';
import { netuidsHeld, stakeOf } from '../subtensor/stakes.js';
import { amountOf, stakingHotkeys, subnetExists, subnetsOf } from '../subtensor/storage.js';
import { readPool, swapFee } from '../swap/index.js';
import type { ApiContext, ApiMethods } from './handler.js';

const PALLET = 'SubtensorModule';
const accountId = AccountId(42);

export const stakeInfo: ApiMethods = {
  decoded: {
    get_stake_info_for_coldkey: ({ state }, [coldkey]) => positions(state, String(coldkey)),
    get_stake_info_for_coldkeys: ({ state }, [coldkeys]) =>
      (coldkeys as string[]).map((coldkey) => [coldkey, positions(state, coldkey)]),
    get_stake_info_for_hotkey_coldkey_netuid: ({ state }, [hotkey, coldkey, netuid]) => {
      const stake = stakeOf(state, String(hotkey), String(coldkey), Number(netuid));
      return position(state, String(hotkey), String(coldkey), Number(netuid), stake);
    },
    get_stake_availability_for_coldkeys: (context, [coldkeys, netuids]) =>
      [...new Set(coldkeys as string[])]
        .sort(byAccountBytes)
        .map((coldkey) => [coldkey, availability(context, coldkey, netuids as number[] | undefined)]),
    get_coldkey_lock: ({ state, block }, [coldkey, netuid]) =>
      lockOf(state, String(coldkey), Number(netuid), block.number)?.lock,
    get_hotkey_conviction: ({ state, block }, [hotkey, netuid]) =>
      convictions(state, Number(netuid), block.number).get(String(hotkey)) ?? 0n,
    get_most_convicted_hotkey_on_subnet: ({ state, block }, [netuid]) =>
      [...convictions(state, Number(netuid), block.number)].sort(([, a], [, b]) => (a < b ? 1 : -1))[0]?.[0],
    get_stake_fee: ({ state }, [origin, , destination, , amount]) => {
      const [from, to] = [origin, destination] as Array<[string, number] | undefined>;
      const target = to ?? from;
      if (!target || (from && to && from[0] === to[0] && from[1] === to[1])) return 0n;
      return swapFee(readPool(state, target[1]), amount as bigint);
    },
  },
};

/** Positions of a coldkey that hold anything, over the hotkeys it ever staked to. */
function positions(state: StateView, coldkey: string): unknown[] {
  return stakingHotkeys(state, coldkey).flatMap((hotkey) =>
    netuidsHeld(state, hotkey, coldkey).flatMap((netuid) => {
      const stake = subnetExists(state, netuid) ? stakeOf(state, hotkey, coldkey, netuid) : 0n;
      return stake > 0n ? [position(state, hotkey, coldkey, netuid, stake)] : [];
    }),
  );
}

/** `locked` is always 0 and `emission` the whole hotkey's, as on the chain. */
function position(state: StateView, hotkey: string, coldkey: string, netuid: number, stake: bigint): unknown {
  return {
    hotkey,
    coldkey,
    netuid,
    stake,
    locked: 0n,
    emission: amountOf(state, 'AlphaDividendsPerSubnet', netuid, hotkey),
    tao_emission: 0n,
    drain: 0n,
    is_registered: state.get(PALLET, 'Uids', netuid, hotkey) !== undefined,
  };
}

/** Pairs by netuid; a list of netuids that is empty or longer than there are subnets gives none. */
function availability({ state, block }: ApiContext, coldkey: string, wanted?: number[]): unknown[] {
  if (wanted && (wanted.length === 0 || wanted.length > subnetsOf(state).length)) return [];
  const totals = totalsOf(state, coldkey);
  const netuids = [...totals.keys()].filter((netuid) => !wanted || wanted.includes(netuid));
  return netuids
    .sort((a, b) => a - b)
    .map((netuid) => {
      const total = totals.get(netuid) ?? 0n;
      const locked = lockedAlpha(state, coldkey, netuid, block.number);
      // A bond takes away what is available and is not counted as locked.
      const held = locked + bondsOf(state, netuid, coldkey);
      return [netuid, { total, locked, available: total > held ? total - held : 0n }];
    });
}

/** What a coldkey holds by netuid, over all hotkeys. A lock holds back stake, so there is none where nothing is held. */
function totalsOf(state: StateView, coldkey: string): Map<number, bigint> {
  const totals = new Map<number, bigint>();
  for (const hotkey of stakingHotkeys(state, coldkey)) {
    for (const netuid of netuidsHeld(state, hotkey, coldkey)) {
      const stake = subnetExists(state, netuid) ? stakeOf(state, hotkey, coldkey, netuid) : 0n;
      if (stake > 0n) totals.set(netuid, (totals.get(netuid) ?? 0n) + stake);
    }
  }
  return totals;
}

/** Conviction by hotkey, 64 fractional bits: all locks to it on a subnet. */
function convictions(state: StateView, netuid: number, block: number): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { hotkey, lock } of locksOn(state, netuid, block)) {
    sums.set(hotkey, (sums.get(hotkey) ?? 0n) + lock.conviction);
  }
  return sums;
}

/** A BTreeMap's order of accounts. */
function byAccountBytes(a: string, b: string): number {
  return Buffer.compare(accountId.enc(a), accountId.enc(b));
}

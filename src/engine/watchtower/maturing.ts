import type { Availability, Part } from '../../core/chain/account-state.js';
import { maturesAt } from '../../core/watch/matures.js';
import type { WatchedAccount } from '../../core/watch/types.js';
import type { BlockReader } from '../chain/block-reader.js';
import { needStorage } from '../chain/storage-items.js';
import { lockByKey, lockOf, lockRule } from '../portfolio/locks.js';
import type { Stake } from '../portfolio/stakes.js';
import { askedPart, UNAVAILABLE } from './part.js';
import type { ReadBatch } from './read-batch.js';

type Maturing = WatchedAccount['maturing'];
type Found = Extract<Maturing, { kind: 'known' }>['value'];

/** Locks that end by themselves, by coldkey. */
export interface MaturingAsk {
  read(): Promise<Map<string, Maturing>>;
}

/**
 * A lock is stored under its validator, which the coldkey and subnet alone do not tell. Those it has stake with are tried
 * together with the other reads; only a lock towards somebody else costs a question more.
 */
export function askMaturing(
  reader: BlockReader,
  batch: ReadBatch,
  coldkeys: string[],
  stakes: Stake[],
  availability: Part<ReadonlyMap<string, Availability[]>>,
): MaturingAsk {
  if (availability.kind === 'unavailable')
    return { read: async () => new Map(coldkeys.map((coldkey) => [coldkey, UNAVAILABLE])) };
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const locked = coldkeys.flatMap((coldkey) =>
    (availability.value.get(coldkey) ?? [])
      .filter(({ lockedBase }) => lockedBase > 0n)
      .map(({ netuid }) => ({ coldkey, netuid })),
  );
  const lock = item('Lock');
  const rates =
    locked.length === 0
      ? () => []
      : batch.add([
          { item: item('UnlockRate'), args: [] },
          { item: item('MaturityRate'), args: [] },
        ]);
  const asked = locked.map(({ coldkey, netuid }) => {
    const hotkeys = stakes
      .filter((stake) => stake.coldkey === coldkey && stake.netuid === netuid)
      .map(({ hotkey }) => hotkey);
    return {
      coldkey,
      netuid,
      hotkeys,
      terms: batch.add([
        { item: item('DecayingLock'), args: [coldkey, netuid] },
        { item: item('SubnetOwnerHotkey'), args: [netuid] },
      ]),
      locks: batch.add(hotkeys.map((hotkey) => ({ item: lock, args: [coldkey, netuid, hotkey] }))),
    };
  });

  async function one(entry: (typeof asked)[number]): Promise<Found> {
    const { coldkey, netuid, hotkeys, terms } = entry;
    const values = entry.locks();
    const at = values.findIndex((value) => value !== null);
    const own = hotkeys[at];
    const found =
      own === undefined
        ? await lockByKey(reader, coldkey, netuid)
        : { hotkey: own, lock: lockOf(values[at]) };
    if (!found) return [];
    const { hotkey, lock } = found;
    const maturesAtBlock = maturesAt(lock, lockRule(hotkey, rates(), terms()), reader.block.number);
    return maturesAtBlock === null ? [] : [{ netuid, hotkey, maturesAtBlock }];
  }

  return {
    read: async () =>
      new Map(
        await Promise.all(
          coldkeys.map(async (coldkey): Promise<readonly [string, Maturing]> => {
            const own = asked.filter((entry) => entry.coldkey === coldkey);
            return [coldkey, await askedPart(async () => (await Promise.all(own.map(one))).flat())];
          }),
        ),
      ),
  };
}

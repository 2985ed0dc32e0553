import { alphaBase } from '../../core/amount/money.js';
import type { Availability, StakeLock } from '../../core/chain/account-state.js';
import type { Lock, LockRule } from '../../core/locks/decay.js';
import { maturesAt } from '../../core/watch/matures.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { fixedBits, int, record } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import type { Stake } from './stakes.js';

/** A lock as it was written, and the validator it is bound to. */
export interface HeldLock {
  hotkey: string;
  lock: Lock;
}

/**
 * Conviction locks of the coldkeys: which validator each is bound to, since when, and when it ends by itself. How much is
 * locked now is the runtime's own figure ({@link Availability}): the stored one is not rolled forward. One request for all
 * where each is bound to a validator the coldkey stakes with there, and nothing where nothing is locked; a lock bound
 * elsewhere is searched for. (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`)
 */
export async function readLocks(
  reader: BlockReader,
  coldkeys: string[],
  availability: ReadonlyMap<string, Availability[]> | null,
  stakes: Stake[],
): Promise<Map<string, StakeLock[]>> {
  const locked = coldkeys.flatMap((coldkey) =>
    (availability?.get(coldkey) ?? [])
      .filter(({ lockedBase }) => lockedBase > 0n)
      .map((entry) => ({ coldkey, entry })),
  );
  const found = new Map<string, StakeLock[]>();
  if (locked.length === 0) return found;
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const [bound, [unlockRate, maturityRate, ...terms]] = await Promise.all([
    Promise.all(locked.map(({ coldkey, entry }) => boundTo(reader, coldkey, entry.netuid, stakes))),
    reader.storage([
      { item: item('UnlockRate'), args: [] },
      { item: item('MaturityRate'), args: [] },
      ...locked.flatMap(({ coldkey, entry }) => [
        { item: item('DecayingLock'), args: [coldkey, entry.netuid] },
        { item: item('SubnetOwnerHotkey'), args: [entry.netuid] },
      ]),
    ]),
  ]);
  for (const [i, { coldkey, entry }] of locked.entries()) {
    const held = bound[i];
    if (!held) continue;
    const { hotkey, lock } = held;
    const rule = lockRule(hotkey, [unlockRate, maturityRate], terms.slice(2 * i));
    const own = found.get(coldkey) ?? [];
    own.push({
      netuid: entry.netuid,
      hotkey,
      lockedBase: alphaBase(entry.lockedBase),
      perpetual: rule.perpetual,
      sinceBlock: Number(lock.block),
      maturesAtBlock: maturesAt(lock, rule, reader.block.number),
    });
    found.set(coldkey, own);
  }
  return found;
}

/** The one lock a coldkey has on a subnet: most are bound to a validator it stakes with, so those are tried first. */
async function boundTo(
  reader: BlockReader,
  coldkey: string,
  netuid: number,
  stakes: Stake[],
): Promise<HeldLock | null> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'Lock');
  const own = stakes.filter((stake) => stake.coldkey === coldkey && stake.netuid === netuid);
  const raw = await reader.rawStorage(own.map(({ hotkey }) => ({ item, args: [coldkey, netuid, hotkey] })));
  const at = raw.findIndex((value) => value !== null);
  const [stake, value] = [own[at], raw[at] ?? null];
  return stake
    ? { hotkey: stake.hotkey, lock: lockOf(item.decode(value)) }
    : lockByKey(reader, coldkey, netuid);
}

/** The one lock a coldkey has on a subnet, to whomever: two requests. @throws WalletError chain/bad-answer */
export async function lockByKey(
  reader: BlockReader,
  coldkey: string,
  netuid: number,
): Promise<HeldLock | null> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'Lock');
  const [key] = await reader.keysOf(item, [coldkey, netuid]);
  if (key === undefined) return null;
  const hotkey = item.accountOfKey(key);
  const [value] = await reader.storage([{ item, args: [coldkey, netuid, hotkey] }]);
  return { hotkey, lock: lockOf(value) };
}

/**
 * How a lock to a hotkey changes with time.
 * @param rates `UnlockRate` and `MaturityRate`
 * @param terms `DecayingLock` of coldkey and subnet, and the subnet's `SubnetOwnerHotkey`
 * @throws WalletError chain/bad-answer
 */
export function lockRule(hotkey: string, rates: Array<Plain | undefined>, terms: Plain[]): LockRule {
  const [unlockRate, maturityRate] = rates;
  const [decaying, owner] = terms;
  return {
    toOwner: hotkey === owner,
    // Absent means decaying: perpetual is the explicit false.
    perpetual: decaying === false,
    unlockRate: int(unlockRate, 'lock rate'),
    maturityRate: int(maturityRate, 'lock rate'),
  };
}

/** `SubtensorModule.Lock` as it was written. @throws WalletError chain/bad-answer */
export function lockOf(value: Plain | undefined): Lock {
  const stored = record(value, 'lock');
  return {
    mass: int(stored.lockedMass, 'lock'),
    conviction: fixedBits(stored.conviction, 'lock'),
    block: int(stored.lastUpdate, 'lock'),
  };
}

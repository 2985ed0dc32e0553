import { alphaBase } from '../../core/amount/money.js';
import type { Availability, StakeLock } from '../../core/chain/account-state.js';
import type { BlockReader } from '../chain/block-reader.js';
import { record, small } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';

/**
 * Conviction locks of the coldkeys: which validator each is bound to and since when. How much is locked now is the runtime's
 * own figure ({@link Availability}): the stored one is not rolled forward. Two requests for each coldkey that has a lock at
 * all, none for the others. (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`)
 */
export async function readLocks(
  reader: BlockReader,
  coldkeys: string[],
  availability: ReadonlyMap<string, Availability[]> | null,
): Promise<Map<string, StakeLock[]>> {
  const found = new Map<string, StakeLock[]>();
  const lock = needStorage(reader.runtime, 'SubtensorModule', 'Lock');
  const decaying = needStorage(reader.runtime, 'SubtensorModule', 'DecayingLock');
  for (const coldkey of coldkeys) {
    const locked = (availability?.get(coldkey) ?? []).filter(({ lockedBase }) => lockedBase > 0n);
    if (locked.length === 0) continue;
    const bound = await Promise.all(
      locked.map(async (entry) => {
        const [key] = await reader.keysOf(lock, [coldkey, entry.netuid]);
        return key === undefined ? [] : [{ entry, hotkey: lock.accountOfKey(key) }];
      }),
    );
    const pairs = bound.flat();
    const values = await reader.storage([
      ...pairs.map(({ entry, hotkey }) => ({ item: lock, args: [coldkey, entry.netuid, hotkey] })),
      ...pairs.map(({ entry }) => ({ item: decaying, args: [coldkey, entry.netuid] })),
    ]);
    found.set(
      coldkey,
      pairs.map(({ entry, hotkey }, i) => ({
        netuid: entry.netuid,
        hotkey,
        lockedBase: alphaBase(entry.lockedBase),
        // Absent means decaying: perpetual is the explicit false.
        perpetual: values[pairs.length + i] === false,
        sinceBlock: small(record(values[i] ?? null, 'lock').lastUpdate, 'lock'),
      })),
    );
  }
  return found;
}

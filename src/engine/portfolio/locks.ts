import { alphaBase } from '../../core/amount/money.js';
import type { Availability, StakeLock } from '../../core/chain/account-state.js';
import type { Lock, LockRule } from '../../core/locks/decay.js';
import { maturesAt } from '../../core/watch/matures.js';
import type { BlockReader } from '../chain/block-reader.js';
import type { Plain } from '../chain/plain.js';
import { int, record } from '../chain/shape.js';
import { needStorage } from '../chain/storage-items.js';
import { fixedBits } from './baskets.js';

/**
 * Conviction locks of the coldkeys: which validator each is bound to, since when, and when it ends by itself. How much is locked
 * now is the runtime's own figure ({@link Availability}): the stored one is not rolled forward. Two requests for each coldkey that has a lock at
 * all, none for the others. (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`)
 */
export async function readLocks(
  reader: BlockReader,
  coldkeys: string[],
  availability: ReadonlyMap<string, Availability[]> | null,
): Promise<Map<string, StakeLock[]>> {
  const found = new Map<string, StakeLock[]>();
  const item = (name: string) => needStorage(reader.runtime, 'SubtensorModule', name);
  const lock = item('Lock');
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
    if (pairs.length === 0) continue;
    const [unlockRate, maturityRate, ...values] = await reader.storage([
      { item: item('UnlockRate'), args: [] },
      { item: item('MaturityRate'), args: [] },
      ...pairs.flatMap(({ entry, hotkey }) => [
        { item: lock, args: [coldkey, entry.netuid, hotkey] },
        { item: item('DecayingLock'), args: [coldkey, entry.netuid] },
        { item: item('SubnetOwnerHotkey'), args: [entry.netuid] },
      ]),
    ]);
    const rates = {
      unlockRate: int(unlockRate, 'lock rate'),
      maturityRate: int(maturityRate, 'lock rate'),
    };
    found.set(
      coldkey,
      pairs.map(({ entry, hotkey }, i) => {
        const [stored = null, decaying, owner] = values.slice(3 * i);
        // Absent means decaying: perpetual is the explicit false.
        const rule: LockRule = { toOwner: hotkey === owner, perpetual: decaying === false, ...rates };
        const written = lockOf(stored);
        return {
          netuid: entry.netuid,
          hotkey,
          lockedBase: alphaBase(entry.lockedBase),
          perpetual: rule.perpetual,
          sinceBlock: Number(written.block),
          maturesAtBlock: maturesAt(written, rule, reader.block.number),
        };
      }),
    );
  }
  return found;
}

/** `SubtensorModule.Lock` as it was written. @throws WalletError chain/bad-answer */
export function lockOf(value: Plain): Lock {
  const stored = record(value, 'lock');
  return {
    mass: int(stored.lockedMass, 'lock'),
    conviction: fixedBits(stored.conviction, 'lock'),
    block: int(stored.lastUpdate, 'lock'),
  };
}

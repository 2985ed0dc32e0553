import type { AccountState, Part } from '../../../core/chain/account-state.js';
import type { Reading } from '../../../core/chain/snapshot.js';
import { useRoom } from '../market/use-room.js';

/** Locks, rewards, proxies and the rest of these accounts; null until the engine said something. */
export function useAccountStates(addresses: string[]): Reading<AccountState[]> | null {
  return useRoom('accountStates', addresses.length > 0 ? { addresses } : undefined);
}

/** Value of a part that this runtime has. */
export function known<T>(part: Part<T>): T | null {
  return part.kind === 'known' ? part.value : null;
}

export interface HeldBack {
  lockedBase: bigint;
  bondedBase: bigint;
  availableBase: bigint;
}

const bySubnet = new WeakMap<readonly AccountState[], Map<number, HeldBack>>();

/** What is locked, bonded and available on a subnet over several accounts; null where nothing says. */
export function heldBackOn(netuid: number, states: readonly AccountState[]): HeldBack | null {
  let sums = bySubnet.get(states);
  if (!sums) {
    sums = heldBack(states);
    bySubnet.set(states, sums);
  }
  return sums.get(netuid) ?? null;
}

/** Every subnet in one pass: a list of 129 of them asks once for each, with the same states. */
function heldBack(states: readonly AccountState[]): Map<number, HeldBack> {
  const sums = new Map<number, HeldBack>();
  for (const { availability } of states)
    for (const { netuid, lockedBase, bondedBase, availableBase } of known(availability) ?? []) {
      const sum = sums.get(netuid);
      sums.set(netuid, {
        lockedBase: (sum?.lockedBase ?? 0n) + lockedBase,
        bondedBase: (sum?.bondedBase ?? 0n) + bondedBase,
        availableBase: (sum?.availableBase ?? 0n) + availableBase,
      });
    }
  return sums;
}

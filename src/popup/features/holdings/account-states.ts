import type { AccountState, Availability, Part } from '../../../core/chain/account-state.js';
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

/** What is locked, bonded and available on a subnet over several accounts; null where nothing says. */
export function heldBackOn(netuid: number, states: readonly AccountState[]): HeldBack | null {
  const rows: Availability[] = states.flatMap(({ availability }) =>
    (known(availability) ?? []).filter((row) => row.netuid === netuid),
  );
  if (rows.length === 0) return null;
  const sum: HeldBack = { lockedBase: 0n, bondedBase: 0n, availableBase: 0n };
  for (const row of rows) {
    sum.lockedBase += row.lockedBase;
    sum.bondedBase += row.bondedBase;
    sum.availableBase += row.availableBase;
  }
  return sum;
}

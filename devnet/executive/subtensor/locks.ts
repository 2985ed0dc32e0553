import type { StateMut, StateView } from '../../types.js';
import { isEmpty, type LockKind, type LockState, rolled } from './lock-state.js';
import { amountOf } from './storage.js';

const PALLET = 'SubtensorModule';

/** A coldkey's lock on a subnet and the hotkey it is with. There is one at most. */
export interface HeldLock {
  hotkey: string;
  lock: LockState;
}

/** The lock of a coldkey on a subnet as it is at a block. */
export function lockOf(
  state: StateView,
  coldkey: string,
  netuid: number,
  block: number,
): HeldLock | undefined {
  const [entry] = state.entries(PALLET, 'Lock', coldkey, netuid);
  if (!entry) return undefined;
  const hotkey = String(entry.args[2]);
  const kind = kindOf(state, coldkey, netuid, hotkey);
  return { hotkey, lock: rolled(entry.value as LockState, kind, BigInt(block)) };
}

/** Alpha that a coldkey cannot take out of a subnet now. */
export function lockedAlpha(state: StateView, coldkey: string, netuid: number, block: number): bigint {
  return lockOf(state, coldkey, netuid, block)?.lock.locked_mass ?? 0n;
}

/** How a coldkey's lock to a hotkey changes with time: decaying ones are the default. */
export function kindOf(state: StateView, coldkey: string, netuid: number, hotkey: string): LockKind {
  return {
    owner: state.get(PALLET, 'SubnetOwnerHotkey', netuid) === hotkey,
    perpetual: state.get(PALLET, 'DecayingLock', coldkey, netuid) === false,
    unlockRate: amountOf(state, 'UnlockRate'),
    maturityRate: amountOf(state, 'MaturityRate'),
  };
}

/** Writes a lock; one of which nothing is left goes. */
export function storeLock(
  state: StateMut,
  coldkey: string,
  netuid: number,
  hotkey: string,
  lock: LockState,
): void {
  state.set(PALLET, 'Lock', [coldkey, netuid, hotkey], isEmpty(lock) ? undefined : lock);
}

/** Whether a coldkey refuses locked alpha that others give it, as every one does that has not opted in. */
export function rejectsLocked(state: StateView, coldkey: string): boolean {
  return (amountOf(state, 'AccountFlags', coldkey) & 1n) === 0n;
}

/** Every lock on a subnet as it is at a block. */
export function locksOn(state: StateView, netuid: number, block: number): HeldLock[] {
  return state.entries(PALLET, 'Lock').flatMap(({ args }) => {
    const found = Number(args[1]) === netuid ? lockOf(state, String(args[0]), netuid, block) : undefined;
    return found ? [found] : [];
  });
}

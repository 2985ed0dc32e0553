import type { CallContext } from '../dispatch-context.js';
import { fail } from '../dispatch-context.js';
import { bondsOf } from './collateral.js';
import { isEmpty, type LockState } from './lock-state.js';
import { lockOf, rejectsLocked, storeLock } from './locks.js';
import { totalStakeOf } from './stakes.js';

const PALLET = 'SubtensorModule';

/** Hands all locks of a coldkey to another one that has none. @throws DispatchFailure */
export function moveLocks(context: CallContext, from: string, to: string): void {
  const { state, block } = context;
  const held = state.entries(PALLET, 'Lock', from).flatMap(({ args }) => {
    const netuid = Number(args[1]);
    const found = lockOf(state, from, netuid, block.number);
    return found ? [{ netuid, ...found }] : [];
  });
  if (held.some(({ lock }) => lock.locked_mass > 0n) && rejectsLocked(state, to)) {
    fail(PALLET, 'AccountRejectsLockedAlpha');
  }
  for (const { netuid, hotkey, lock } of held) {
    state.remove(PALLET, 'Lock', from, netuid, hotkey);
    const decaying = state.get(PALLET, 'DecayingLock', from, netuid);
    if (decaying !== undefined) state.set(PALLET, 'DecayingLock', [to, netuid], decaying);
    state.remove(PALLET, 'DecayingLock', from, netuid);
    storeLock(state, to, netuid, hotkey, lock);
  }
}

/**
 * Stake given to another coldkey within a subnet takes along the part of a lock that the rest would not cover, with its
 * part of the conviction: the receiver must accept that, and be locked to the same hotkey if at all. On newer runtimes
 * a gift to another hotkey takes the lock there
 * (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`, transfer_lock). @throws DispatchFailure
 */
export function carryLock(
  context: CallContext,
  from: { coldkey: string; hotkey: string },
  to: { coldkey: string; hotkey: string },
  netuid: number,
  amount: bigint,
): void {
  const { state, block } = context;
  const source = lockOf(state, from.coldkey, netuid, block.number);
  const locked = source?.lock.locked_mass ?? 0n;
  const bonds = bondsOf(state, netuid, from.coldkey);
  const free = totalStakeOf(state, from.coldkey, netuid) - locked - bonds;
  const carried = amount - (free > 0n ? free : 0n);
  if (carried <= 0n) return;
  // What is bonded never goes along.
  if (!source || carried > locked) return void fail(PALLET, 'StakeUnavailable');
  const hotkey = from.hotkey === to.hotkey ? source.hotkey : to.hotkey;
  const target = lockOf(state, to.coldkey, netuid, block.number);
  if (target && target.hotkey !== hotkey) fail(PALLET, 'LockHotkeyMismatch');
  if (rejectsLocked(state, to.coldkey)) fail(PALLET, 'AccountRejectsLockedAlpha');
  const conviction = (source.lock.conviction * carried) / locked;
  const now = BigInt(block.number);
  storeLock(state, from.coldkey, netuid, source.hotkey, less(source.lock, carried, conviction, now));
  const before = target?.lock ?? { locked_mass: 0n, conviction: 0n, last_update: now };
  storeLock(state, to.coldkey, netuid, hotkey, {
    locked_mass: before.locked_mass + carried,
    conviction: before.conviction + conviction,
    last_update: now,
  });
}

function less(lock: LockState, mass: bigint, conviction: bigint, now: bigint): LockState {
  const rest = {
    locked_mass: lock.locked_mass - mass,
    conviction: lock.conviction - conviction,
    last_update: now,
  };
  return isEmpty(rest) || rest.locked_mass > 0n ? rest : { ...rest, conviction: 0n };
}

import { type CallContext, fail } from '../dispatch-context.js';
import { requireHotkey, requireSubnet } from './checks.js';
import { rolled } from './lock-state.js';
import { kindOf, lockOf, storeLock } from './locks.js';
import { totalStakeOf } from './stakes.js';
import { amountOf, ownerOf } from './storage.js';

const PALLET = 'SubtensorModule';

/** lock_stake: locks alpha to a hotkey, or more of it to the same one. @throws DispatchFailure */
export function lockStakeCall(context: CallContext, hotkey: string, netuid: number, amount: bigint): void {
  const { state, origin, block } = context;
  requireSubnet(context, netuid);
  if (amount === 0n) fail(PALLET, 'AmountTooLow');
  requireHotkey(context, hotkey);
  const held = lockOf(state, origin, netuid, block.number);
  if (held && held.hotkey !== hotkey) fail(PALLET, 'LockHotkeyMismatch');
  const now = BigInt(block.number);
  const before = held?.lock ?? { locked_mass: 0n, conviction: 0n, last_update: now };
  const locked_mass = before.locked_mass + amount;
  if (locked_mass > totalStakeOf(state, origin, netuid)) fail(PALLET, 'InsufficientStakeForLock');
  const kind = kindOf(state, origin, netuid, hotkey);
  storeLock(state, origin, netuid, hotkey, rolled({ ...before, locked_mass }, kind, now));
  context.deposit(PALLET, 'StakeLocked', { coldkey: origin, hotkey, netuid, amount });
}

/** move_lock: to another hotkey; conviction begins anew when that has another owner. @throws DispatchFailure */
export function moveLockCall(context: CallContext, hotkey: string, netuid: number): void {
  const { state, origin, block } = context;
  requireSubnet(context, netuid);
  requireHotkey(context, hotkey);
  const held = lockOf(state, origin, netuid, block.number) ?? fail(PALLET, 'NoExistingLock');
  const sameOwner = ownerOf(state, held.hotkey) === ownerOf(state, hotkey);
  const lock = sameOwner ? held.lock : { ...held.lock, conviction: 0n };
  state.remove(PALLET, 'Lock', origin, netuid, held.hotkey);
  const kind = kindOf(state, origin, netuid, hotkey);
  storeLock(state, origin, netuid, hotkey, rolled(lock, kind, BigInt(block.number)));
  context.deposit(PALLET, 'LockMoved', {
    coldkey: origin,
    origin_hotkey: held.hotkey,
    destination_hotkey: hotkey,
    netuid,
  });
}

/** set_perpetual_lock: whether the coldkey's lock on a subnet stops decaying. @throws DispatchFailure */
export function setPerpetualCall(context: CallContext, netuid: number, enabled: boolean): void {
  const { state, origin, block } = context;
  requireSubnet(context, netuid);
  // Until now it changed as before.
  const held = lockOf(state, origin, netuid, block.number);
  if (held) storeLock(state, origin, netuid, held.hotkey, held.lock);
  state.set(PALLET, 'DecayingLock', [origin, netuid], enabled ? false : undefined);
  context.deposit(PALLET, 'PerpetualLockUpdated', { coldkey: origin, netuid, enabled });
}

/** set_reject_locked_alpha: whether stake that carries a lock may be given to the coldkey. */
export function setRejectLockedCall(context: CallContext, enabled: boolean): void {
  const { state, origin } = context;
  const others = amountOf(state, 'AccountFlags', origin) & ~1n;
  state.set(PALLET, 'AccountFlags', [origin], enabled ? others : others | 1n);
  context.deposit(PALLET, 'RejectLockedAlphaUpdated', { coldkey: origin, enabled });
}

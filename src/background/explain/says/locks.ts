import { account, bool, type Expectations, uint } from './expect.js';

/** Alpha that is locked for conviction. */
export const LOCKS: Expectations<'lock' | 'move-lock' | 'perpetual-lock' | 'accept-locked'> = {
  lock: ({ hotkey, netuid, amountBase }) => ({
    call: 'SubtensorModule.lock_stake',
    args: { hotkey: account(hotkey), netuid: uint(netuid), amount: uint(amountBase) },
  }),
  'move-lock': ({ toHotkey, netuid }) => ({
    call: 'SubtensorModule.move_lock',
    args: { destination_hotkey: account(toHotkey), netuid: uint(netuid) },
  }),
  'perpetual-lock': ({ netuid, enabled }) => ({
    call: 'SubtensorModule.set_perpetual_lock',
    args: { netuid: uint(netuid), enabled: bool(enabled) },
  }),
  // The chain's switch is the refusal.
  'accept-locked': ({ accept }) => ({
    call: 'SubtensorModule.set_reject_locked_alpha',
    args: { enabled: bool(!accept) },
  }),
};

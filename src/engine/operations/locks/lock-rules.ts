import { WalletError } from '../../../core/errors/wallet-error.js';
import { int } from '../../chain/shape.js';
import { needStorage } from '../../chain/storage-items.js';
import type { IntentRules, OperationContext } from '../rules.js';
import { requireHotkey, requireSubnet } from '../support/hotkeys.js';
import { subtensorCall } from '../support/subtensor-call.js';
import { readLockFacts } from './lock-facts.js';

/** Bit of SubtensorModule.AccountFlags: others may give locked alpha. */
const ACCEPTS_LOCKED = 1n;

export const LOCK_STAKE = subtensorCall('lock_stake', [
  ['hotkey', null],
  ['netuid', 'u16'],
  ['amount', 'u64'],
]);
export const MOVE_LOCK = subtensorCall('move_lock', [
  ['destination_hotkey', null],
  ['netuid', 'u16'],
]);
export const SET_PERPETUAL = subtensorCall('set_perpetual_lock', [
  ['netuid', 'u16'],
  ['enabled', 'bool'],
]);
export const SET_REJECT = subtensorCall('set_reject_locked_alpha', [['enabled', 'bool']]);

/** Checks in the order of `opentensor/subtensor pallets/subtensor/src/staking/lock.rs`. */
export const RULES = {
  lock: {
    call: (runtime, { hotkey, netuid, amountBase }) =>
      LOCK_STAKE.build(runtime, [hotkey, netuid, amountBase]),
    check: (context, { hotkey, netuid, amountBase }) => checkLock(context, netuid, hotkey, amountBase),
  },
  'move-lock': {
    call: (runtime, { toHotkey, netuid }) => MOVE_LOCK.build(runtime, [toHotkey, netuid]),
    check: (context, { toHotkey, netuid }) => checkMove(context, netuid, toHotkey),
  },
  'perpetual-lock': {
    call: (runtime, { netuid, enabled }) => SET_PERPETUAL.build(runtime, [netuid, enabled]),
    check: async (context, { netuid, enabled }) => {
      await requireSubnet(context, netuid);
      // The chain would write the same once more and take the fee.
      if ((await readLockFacts(context, netuid)).perpetual === enabled)
        throw new WalletError('stake/already-set', { netuid });
    },
  },
  'accept-locked': {
    // The chain's flag is the opposite: to reject.
    call: (runtime, { accept }) => SET_REJECT.build(runtime, [!accept]),
    check: async (context, { accept }) => {
      if ((await acceptsLocked(context)) === accept) throw new WalletError('stake/already-set');
    },
  },
} satisfies IntentRules;

/**
 * lock_stake. What is not known yet (null) is not tested.
 * @throws WalletError stake/subnet-missing, lock/amount, stake/unknown-validator, lock/other-validator
 */
export async function checkLock(
  context: OperationContext,
  netuid: number,
  hotkey: string | null,
  amount: bigint | null,
): Promise<void> {
  await requireSubnet(context, netuid);
  if (amount === 0n) throw new WalletError('lock/amount', { netuid, needBase: '1', haveBase: '0' });
  if (hotkey !== null) await requireHotkey(context, hotkey);
  const { held, total, locked } = await readLockFacts(context, netuid);
  if (hotkey !== null && held && held.hotkey !== hotkey)
    throw new WalletError('lock/other-validator', { netuid, hotkey: held.hotkey });
  if (amount !== null && locked + amount > total)
    throw new WalletError('lock/amount', {
      netuid,
      needBase: `${amount}`,
      haveBase: `${total > locked ? total - locked : 0n}`,
    });
}

/**
 * move_lock. What is not known yet (null) is not tested.
 * @throws WalletError stake/subnet-missing, stake/unknown-validator, lock/none, stake/same-validator
 */
export async function checkMove(
  context: OperationContext,
  netuid: number,
  toHotkey: string | null,
): Promise<void> {
  await requireSubnet(context, netuid);
  if (toHotkey !== null) await requireHotkey(context, toHotkey);
  const { held } = await readLockFacts(context, netuid);
  if (!held) throw new WalletError('lock/none', { netuid });
  // The chain would move it to where it is and take the fee.
  if (held.hotkey === toHotkey) throw new WalletError('stake/same-validator', { netuid, hotkey: toHotkey });
}

/** Whether the account takes locked alpha that others give it: nobody does who has not said so. */
async function acceptsLocked({ reader, address }: OperationContext): Promise<boolean> {
  const item = needStorage(reader.runtime, 'SubtensorModule', 'AccountFlags');
  const [flags] = await reader.storage([{ item, args: [address] }]);
  return (int(flags, 'account flags') & ACCEPTS_LOCKED) !== 0n;
}

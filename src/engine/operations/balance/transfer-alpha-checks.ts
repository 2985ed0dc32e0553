import { sameAccount } from '../../../core/address/index.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { DEFAULT_MIN_STAKE_RAO } from '../../../core/quote/minimum.js';
import { callShape } from '../../chain/call-shapes.js';
import { optionalConstant } from '../../chain/constants.js';
import { itemState } from '../../chain/item-state.js';
import type { Runtime } from '../../chain/runtime.js';
import { storageItem } from '../../chain/storage-items.js';
import type { Recipient } from '../recipient-facts.js';
import type { OperationContext } from '../rules.js';
import { amountTaken } from '../support/everything.js';
import { requirePayee } from '../support/recipient.js';
import { type Position, type Price, type StakePlace, valueAt } from '../support/stake-place.js';

const SUBTENSOR = 'SubtensorModule';
/** Validators an account may have before others can add no new one (`MAX_THIRD_PARTY_STAKING_HOTKEYS`; no constant). */
const MOST_VALIDATORS = 128;

/** What a transfer of stake within one subnet depends on. */
export interface TransferFacts {
  hotkey: string;
  netuid: number;
  place: StakePlace;
  position: Position;
  price: Price;
  /** Null while no recipient is typed. */
  payee: Recipient | null;
}

/** Smallest value of a transfer in rao: a constant of its own from 475, the smallest stake before. */
export function leastValue(runtime: Runtime): bigint {
  const constant = (name: string) => optionalConstant(runtime, SUBTENSOR, name);
  return constant('InitialMinTransfer') ?? constant('InitialMinStake') ?? DEFAULT_MIN_STAKE_RAO;
}

/** Locked alpha that goes along with an amount: what the rest would not cover. */
export function lockCarried({ total, locked }: Position, amount: bigint): bigint {
  const free = total > locked ? total - locked : 0n;
  const over = amount > free ? amount - free : 0n;
  return over < locked ? over : locked;
}

/** Most that bonds let go, base units: they stay with their hotkey and with their coldkey. */
export function transferable({ base, total, bonded }: Position, { bondBase }: StakePlace): bigint {
  const here = base > bondBase ? base - bondBase : 0n;
  const anywhere = total > bonded ? total - bonded : 0n;
  return here < anywhere ? here : anywhere;
}

/**
 * The checks of `transfer_stake` in the chain's order (`RaoFoundation/subtensor pallets/subtensor/src/staking`,
 * validate_stake_transition, transfer_lock, transfer_stake_within_subnet). A null amount or recipient tests what can be
 * tested without one.
 * @throws WalletError of the first that fails
 */
export async function checkTransferAlpha(
  context: OperationContext,
  facts: TransferFacts,
  asked: bigint | null,
): Promise<void> {
  const { hotkey, netuid, place, position, payee, price } = facts;
  const { runtime } = context.reader;
  if (payee) requirePayee(context, payee);
  if (!place.subnetExists) throw new WalletError('stake/subnet-missing', { netuid });
  if (!place.subtokenEnabled) throw new WalletError('stake/subtoken-disabled', { netuid });
  if (!place.hotkeyKnown) throw new WalletError('stake/unknown-validator', { hotkey });
  const amount = asked === null ? null : amountTaken(runtime, asked, position.base);
  const short = { netuid, needBase: `${asked}`, haveBase: `${position.base}` };
  if (asked !== null && (amount === null || position.base === 0n))
    throw new WalletError('stake/not-enough-stake', short);
  if (!place.transfersOn) throw new WalletError('stake/transfer-off', { netuid });
  if (payee) requireRoom(runtime, payee, hotkey);
  if (amount !== null && amount > transferable(position, place))
    throw new WalletError('stake/locked', {
      netuid,
      needBase: `${amount}`,
      haveBase: `${transferable(position, place)}`,
    });
  if (place.heldUntilBlock !== null)
    throw new WalletError('stake/held', { netuid, untilBlock: place.heldUntilBlock });
  if (amount === null) return;
  if (payee && lockCarried(position, amount) > 0n) await requireLockFits(context, facts, payee);
  const least = leastValue(runtime);
  if (valueAt(price, amount) < least)
    throw new WalletError('stake/amount-too-low', {
      needRao: `${least}`,
      haveRao: `${valueAt(price, amount)}`,
      minimumRao: `${least}`,
    });
}

/** @throws WalletError recipient/too-many-validators */
function requireRoom(runtime: Runtime, { hotkeys }: Recipient, hotkey: string): void {
  const isBounded =
    itemState(runtime, { kind: 'error', pallet: SUBTENSOR, name: 'TooManyStakingHotkeys' }) === 'ready';
  if (!isBounded || hotkeys.length < MOST_VALIDATORS || hotkeys.includes(hotkey)) return;
  throw new WalletError('recipient/too-many-validators', { most: MOST_VALIDATORS });
}

/**
 * The recipient's own lock on the subnet must be with the validator the locked part goes to, and the recipient must take it.
 * @throws WalletError recipient/other-lock (LockHotkeyMismatch), recipient/rejects-locked (AccountRejectsLockedAlpha)
 */
async function requireLockFits(
  context: OperationContext,
  { hotkey, netuid }: TransferFacts,
  payee: Recipient,
): Promise<void> {
  const own = await lockHotkey(context, payee.address, netuid);
  if (own !== null && !sameAccount(own, await landing(context, hotkey, netuid)))
    throw new WalletError('recipient/other-lock', { netuid, hotkey: own });
  if (payee.rejectsLocked) throw new WalletError('recipient/rejects-locked', { netuid });
}

/** Where the lock lands: with the stake's validator since stake can change it on the way (437), with its own before. */
async function landing(context: OperationContext, hotkey: string, netuid: number): Promise<string> {
  const isNewer = callShape(context.reader.runtime, SUBTENSOR, 'transfer_stake_and_hotkey') !== null;
  return isNewer ? hotkey : ((await lockHotkey(context, context.address, netuid)) ?? hotkey);
}

/** Hotkey of a coldkey's lock on a subnet; null when it has none. */
async function lockHotkey(
  { reader }: OperationContext,
  coldkey: string,
  netuid: number,
): Promise<string | null> {
  const lock = storageItem(reader.runtime, SUBTENSOR, 'Lock');
  const [key] = lock ? await reader.keysOf(lock, [coldkey, netuid]) : [];
  return lock && key !== undefined ? lock.accountOfKey(key) : null;
}

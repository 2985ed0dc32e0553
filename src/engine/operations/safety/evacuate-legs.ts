import { alphaBase } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import { MAX_BATCH_LEGS } from '../../../core/operations/intent.js';
import type { Advice, SkippedPosition } from '../../../core/operations/quote.js';
import {
  checkTransferAlpha,
  lockCarried,
  type TransferFacts,
  transferable,
} from '../balance/transfer-alpha-checks.js';
import type { Recipient } from '../recipient-facts.js';
import type { OperationContext } from '../rules.js';
import { everythingAmount } from '../support/everything.js';
import { issueOf } from '../support/issue.js';
import { type Position, placeOf, priceOf, valueAt } from '../support/stake-place.js';
import type { Holding } from './holdings.js';

type TransferAlpha = Extract<SingleIntent, { kind: 'transfer-alpha' }>;

/** One position on its way out. */
export interface AlphaLeg {
  intent: TransferAlpha;
  /** What leaves of it now, base units, whatever the call's amount stands for. */
  takenBase: bigint;
  heldBase: bigint;
}

export interface Leaving {
  legs: AlphaLeg[];
  stays: SkippedPosition[];
  advice: Advice[];
}

/** A position with what has to be known of it, and its value at the spot price, rao. */
export interface Candidate extends Holding {
  facts: Omit<TransferFacts, 'payee' | 'position'>;
  worth: bigint;
}

/** Everything needed for all positions: storage leaves as one request. */
export async function candidates(context: OperationContext, holdings: Holding[]): Promise<Candidate[]> {
  const all = await Promise.all(
    holdings.map(async (holding) => {
      const { hotkey, netuid, base } = holding;
      const [place, price] = await Promise.all([placeOf(context, hotkey, netuid), priceOf(context, netuid)]);
      return { ...holding, facts: { hotkey, netuid, place, price }, worth: valueAt(price, base) };
    }),
  );
  return all.sort((a, b) => (a.worth === b.worth ? 0 : a.worth > b.worth ? -1 : 1));
}

/**
 * Position after position, the most valuable first, each tested at the state that those before it leave: what a lock or a
 * bond keeps is shared by all positions of a subnet, and so is the recipient's room for validators.
 * @param to null tests what can be tested without a recipient; the legs then go to the account itself and are for showing
 */
export async function leavingAlpha(
  context: OperationContext,
  list: Candidate[],
  payee: Recipient | null,
): Promise<Leaving> {
  const left = new Map<number, Position>();
  const lockedTo = new Map<number, string>();
  const receiver = payee && { ...payee, hotkeys: [...payee.hotkeys] };
  const leaving: Leaving = { legs: [], stays: [], advice: [] };
  for (const { hotkey, netuid, base, subnet, facts } of list) {
    const position: Position = { ...(left.get(netuid) ?? subnet), base };
    const stay = (rest: bigint, reason: SkippedPosition['reason']) =>
      leaving.stays.push({ hotkey, netuid, base: alphaBase(rest), reason });
    const test = (amount: bigint) =>
      issueOf(async () => {
        if (leaving.legs.length === MAX_BATCH_LEGS)
          throw new WalletError('stake/batch-full', { most: MAX_BATCH_LEGS });
        requireOneLock(lockedTo.get(netuid), hotkey, netuid, lockCarried(position, amount));
        await checkTransferAlpha(context, { ...facts, position, payee: receiver }, amount);
      });
    let taken = base;
    const reason = await test(base);
    if (reason) {
      taken = freePart(position, facts.place);
      const isSome = taken > 0n && taken < base && (await test(taken)) === null;
      stay(isSome ? base - taken : base, reason);
      if (!isSome) continue;
    }
    const carried = lockCarried(position, taken);
    if (carried > 0n) {
      lockedTo.set(netuid, hotkey);
      leaving.advice.push({ code: 'lock-follows', context: { netuid, lockedBase: `${carried}` } });
    }
    left.set(netuid, {
      ...position,
      total: position.total - taken,
      locked: position.locked - carried,
    });
    if (receiver && !receiver.hotkeys.includes(hotkey)) receiver.hotkeys.push(hotkey);
    const amount =
      taken === base ? everythingAmount(context.reader.runtime, alphaBase(base)) : alphaBase(taken);
    const to = payee?.address ?? context.address;
    leaving.legs.push({
      intent: { kind: 'transfer-alpha', to, hotkey, netuid, amountBase: amount },
      takenBase: taken,
      heldBase: base,
    });
  }
  return leaving;
}

/** What neither a bond nor a lock has a part in. */
function freePart(position: Position, place: TransferFacts['place']): bigint {
  const unlocked = position.total > position.locked ? position.total - position.locked : 0n;
  const most = transferable(position, place);
  return unlocked < most ? unlocked : most;
}

/** A lock has one validator: a second one would not be taken. @throws WalletError recipient/other-lock */
function requireOneLock(before: string | undefined, hotkey: string, netuid: number, carried: bigint): void {
  if (before !== undefined && before !== hotkey && carried > 0n)
    throw new WalletError('recipient/other-lock', { netuid, hotkey: before });
}

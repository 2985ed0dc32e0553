import { type AlphaBase, alphaBase } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { lockCurve } from '../../../core/locks/curve.js';
import type { Lock } from '../../../core/locks/decay.js';
import type { OperationDetail } from '../../../core/operations/quote.js';
import type { PositionAmount } from '../../../core/operations/request.js';
import { type Draft, EMPTY_DRAFT, type Quoters } from '../rules.js';
import { ownerOf } from '../support/hotkeys.js';
import { issueOf } from '../support/issue.js';
import { type LockFacts, lockNext, readLockFacts, ruleFor } from './lock-facts.js';
import {
  checkLock,
  checkMove,
  LOCK_STAKE,
  MOVE_LOCK,
  RULES,
  SET_PERPETUAL,
  SET_REJECT,
} from './lock-rules.js';

const FRACTION = 64n;

export const QUOTERS: Quoters = {
  lock: async (context, { hotkey, netuid, amount }) => {
    LOCK_STAKE.need(context.reader.runtime);
    const facts = await readLockFacts(context, netuid);
    const most = facts.total > facts.locked ? facts.total - facts.locked : 0n;
    const asked = amountOf(amount, alphaBase(most));
    // More than there is has its answer in the issue; the curve is that of what can be.
    const locks = asked !== null && asked <= most ? asked : 0n;
    const now = lockNext(context, facts);
    return {
      ...EMPTY_DRAFT,
      intent: hotkey === null || asked === null ? null : { kind: 'lock', hotkey, netuid, amountBase: asked },
      issue: await issueOf(() => checkLock(context, netuid, hotkey, asked)),
      // There is no call that unlocks.
      advice: [{ code: 'cannot-be-undone', context: { netuid } }],
      bounds: { minimum: 1n, maximum: most, available: facts.total },
      detail: detailOf(facts, { ...now, mass: now.mass + locks }, hotkey ?? facts.held?.hotkey ?? null, {
        locks,
      }),
    };
  },
  'move-lock': async (context, { toHotkey, netuid }) => {
    MOVE_LOCK.need(context.reader.runtime);
    const facts = await readLockFacts(context, netuid);
    const now = lockNext(context, facts);
    const resets = facts.held !== null && toHotkey !== null && (await ownersDiffer(context, facts, toHotkey));
    const after = resets ? { ...now, conviction: 0n } : now;
    const draft: Draft = {
      ...EMPTY_DRAFT,
      intent: toHotkey === null ? null : { kind: 'move-lock', toHotkey, netuid },
      issue: await issueOf(() => checkMove(context, netuid, toHotkey)),
      detail: detailOf(facts, after, toHotkey ?? facts.held?.hotkey ?? null),
    };
    // Towards the subnet's owner conviction is the mass at once, so none is lost.
    if (!resets || toHotkey === facts.ownerHotkey) return draft;
    return {
      ...draft,
      advice: [
        { code: 'conviction-resets', context: { netuid, conviction: `${now.conviction >> FRACTION}` } },
      ],
    };
  },
  'perpetual-lock': async (context, { netuid, enabled }) => {
    SET_PERPETUAL.need(context.reader.runtime);
    const intent = { kind: 'perpetual-lock', netuid, enabled } as const;
    const facts = await readLockFacts(context, netuid);
    return {
      ...EMPTY_DRAFT,
      intent,
      issue: await issueOf(() => RULES['perpetual-lock'].check(context, intent)),
      detail: detailOf(facts, lockNext(context, facts), facts.held?.hotkey ?? null, { perpetual: enabled }),
    };
  },
  'accept-locked': async (context, { accept }) => {
    SET_REJECT.need(context.reader.runtime);
    const intent = { kind: 'accept-locked', accept } as const;
    const issue = await issueOf(() => RULES['accept-locked'].check(context, intent));
    return { ...EMPTY_DRAFT, intent, issue };
  },
};

async function ownersDiffer(
  context: Parameters<typeof ownerOf>[0],
  { held }: LockFacts,
  toHotkey: string,
): Promise<boolean> {
  const [from, to] = await Promise.all([
    ownerOf(context, held?.hotkey ?? toHotkey),
    ownerOf(context, toHotkey),
  ]);
  return from !== to;
}

/** A lock is alpha of all validators together and never sold: what TAO it would bring means nothing here. */
function amountOf(amount: PositionAmount | null, most: AlphaBase): AlphaBase | null {
  if (amount === null) return null;
  if (amount.by === 'tao') throw new WalletError('invalid-message', { what: 'amount' });
  return amount.by === 'whole' ? most : amount.base;
}

/** `after`: the lock once the operation is done, in the block after this one. Null hotkey: there is none to draw. */
function detailOf(
  facts: LockFacts,
  after: Lock,
  hotkey: string | null,
  { locks = 0n, perpetual = facts.perpetual }: { locks?: bigint; perpetual?: boolean } = {},
): OperationDetail {
  const isDrawn = after.mass > 0n || facts.held !== null;
  const curve = (forGood: boolean) =>
    isDrawn ? lockCurve(after, ruleFor(facts, hotkey ?? '', forGood)) : [];
  return {
    kind: 'lock',
    lockedBase: alphaBase(facts.locked),
    perpetual,
    hotkey: facts.held?.hotkey ?? null,
    curve: curve(false),
    curveIfPerpetual: curve(true),
    availableAfterBase: alphaBase(facts.available > locks ? facts.available - locks : 0n),
  };
}

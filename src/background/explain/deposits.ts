import { multisigAddress } from '../../core/address/derived.js';
import { decodeAddress } from '../../core/address/index.js';
import type { LightMetadata } from '../../core/chain/light/index.js';
import { toHex } from '../signing/index.js';
import { accountListArg, addressArg, bytesArg, numberArg } from './arguments.js';
import { depositLines, risk, taoLine } from './lines.js';
import type { Planner } from './plan.js';
import { uintOf } from './value-text.js';
import { type Deed, fails, MAY_NOT, type Outcome, worded } from './worded.js';

export const PROXIES = { kind: 'proxies' } as const;
const ANNOUNCEMENTS = { kind: 'announcements' } as const;
export const UNKNOWN: Outcome = { certainty: 'unknown' };

/** What entries on a list take in rao, a base and so much for each; null where the runtime does not say. */
export function depositOf(
  light: LightMetadata,
  kind: 'ProxyDeposit' | 'AnnouncementDeposit' | 'Deposit',
  entries: number,
): bigint | null {
  if (entries === 0) return 0n;
  const pallet = kind === 'Deposit' ? 'Multisig' : 'Proxy';
  const base = constantOf(light, pallet, `${kind}Base`);
  const factor = constantOf(light, pallet, `${kind}Factor`);
  return base === null || factor === null ? null : base + factor * BigInt(entries);
}

/** A constant that is one number, or an option of one. */
export function constantOf(light: LightMetadata, pallet: string, name: string): bigint | null {
  const value = light.constant(pallet, name);
  const inner = value?.kind === 'variant' ? value.fields[0]?.value : value;
  return inner ? uintOf(inner) : null;
}

/** `Proxy.poke_deposit`: deposits as today's prices have them. */
export const planPokeProxies = worded(({ actor }, { light }) => ({
  asks: [PROXIES, ANNOUNCEMENTS],
  outcome(view) {
    const [rights, told] = [view.answer(PROXIES), view.answer(ANNOUNCEMENTS)];
    if (rights === null || told === null) return UNKNOWN;
    const wanted = [
      depositOf(light, 'ProxyDeposit', rights.list.length),
      depositOf(light, 'AnnouncementDeposit', told.count),
    ] as const;
    if (wanted[0] === null || wanted[1] === null) return UNKNOWN;
    return { effects: depositLines(rights.depositRao + told.depositRao, wanted[0] + wanted[1], actor) };
  },
}));

/** `remove_announcement`: a delegate takes back what it announced; all that are alike go at once. */
export const planRemoveAnnouncement = worded(({ actor }, { light }) => ({
  asks: [ANNOUNCEMENTS],
  outcome(view) {
    const told = view.answer(ANNOUNCEMENTS);
    const left = told && depositOf(light, 'AnnouncementDeposit', told.count - 1);
    if (told?.count === 0) return fails('nothing');
    if (!told || left === null) return UNKNOWN;
    return {
      effects: [taoLine('release', 'expected', told.depositRao - left, actor)],
      certainty: 'simulated',
    };
  },
}));

/** `reject_announcement`: what a delegate announced is struck out, and its deposit goes back to it. */
export const planRejectAnnouncement = worded(({ call }, { light }) => {
  const delegate = addressArg(call, 'delegate');
  const each = constantOf(light, 'Proxy', 'AnnouncementDepositFactor');
  return {
    outcome(view) {
      if (!view.isOwn(delegate)) return {};
      if (each === null) return UNKNOWN;
      return { effects: [taoLine('release', 'at-least', each, delegate)], certainty: 'bounded' };
    },
  };
});

/** `cancel_as_multi` and `Multisig.poke_deposit`: only who opened it, and holds the deposit, may do either. */
const planPending = (isOver: boolean): Planner =>
  worded(({ call, actor }, { light }): Deed => {
    const threshold = numberArg(call, 'threshold');
    const signatories = [decodeAddress(actor).accountId, ...accountListArg(call, 'other_signatories')];
    const account = multisigAddress(signatories, threshold);
    const ask = { kind: 'multisig', account, callHash: toHex(bytesArg(call, 'call_hash')) } as const;
    return {
      asks: [ask],
      outcome(view) {
        const answer = view.answer(ask);
        if (answer === null) return UNKNOWN;
        const { pending } = answer;
        if (pending === null) return fails('nothing');
        if (pending.depositor !== actor) return MAY_NOT;
        const wanted = isOver ? 0n : depositOf(light, 'Deposit', threshold);
        return wanted === null ? UNKNOWN : { effects: depositLines(pending.depositRao, wanted, actor) };
      },
    };
  });
export const planCancelShared = planPending(true);
export const planPokeShared = planPending(false);

/** `SafeMode.enter` and `extend`: stops the network for a deposit, where the runtime sells that at all. */
const planSafeMode = (name: string): Planner =>
  worded(({ actor }, { light }) => {
    const rao = constantOf(light, 'SafeMode', name);
    return {
      outcome: () =>
        rao === null
          ? { risks: [risk('administrator', 'danger')] }
          : { effects: [taoLine('reserve', 'exactly', rao, actor)] },
    };
  });
export const planEnterSafeMode = planSafeMode('EnterDepositAmount');
export const planExtendSafeMode = planSafeMode('ExtendDepositAmount');

/** Deposits whose price is not among what a runtime says of itself. */
export const planUnpriced = worded(() => ({ outcome: () => UNKNOWN }));

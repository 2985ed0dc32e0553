import { alphaBase, rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { BareIntent, SingleIntent } from '../../../core/operations/intent.js';
import { MAX_BATCH_LEGS } from '../../../core/operations/intent.js';
import type { Advice, Money } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { capabilityReport } from '../../capabilities/report.js';
import { buildCall } from '../../chain/calls.js';
import { readRootRewards } from '../../portfolio/root-rewards.js';
import { SEND_RULES } from '../balance/send.js';
import { checkArrival } from '../balance/transfer.js';
import { TRANSFER_ALPHA_RULES } from '../balance/transfer-alpha.js';
import type { Recipient } from '../recipient-facts.js';
import { type Draft, EMPTY_DRAFT, type OperationContext, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { ownState } from '../support/own-state.js';
import { recipientOf, requirePayee } from '../support/recipient.js';
import { type AlphaLeg, candidates, type Leaving, leavingAlpha } from './evacuate-legs.js';
import { holdingsOf } from './holdings.js';

type SendAll = Extract<SingleIntent, { kind: 'send-all' }>;

/**
 * Everything that can leave, in one transaction whose legs stand alone: the alpha of every position, as it is, and the free
 * balance last, so that it still pays the fee. Nothing is sold, so no price matters. What stays is in `detail`, with the
 * reason; of TAO, `bounds.available` is all there is (deposits too) and `bounds.maximum` what leaves. With more positions
 * than a batch holds the least valuable ones and the balance wait for another one.
 */
export const quoteEvacuate: Quoter<'evacuate'> = async (context, { to }) => {
  const [payee, holdings, { account }] = await Promise.all([
    to === null ? null : recipientOf(context, to),
    holdingsOf(context),
    ownState(context),
  ]);
  // The shape of the call is tested also where nothing is staked.
  legCall(context, {
    kind: 'transfer-alpha',
    to: context.address,
    hotkey: context.address,
    netuid: 0,
    amountBase: alphaBase(0n),
  });
  const refused = await issueOf(() => {
    if (payee) requirePayee(context, payee);
  });
  const list = await candidates(context, holdings);
  const leaving = await leavingAlpha(context, list, refused ? null : payee);
  const balance = await leavingTao(context, leaving, payee);
  const affordable = balance.tao ? leaving : await onlyOne(context, leaving);
  const intent = bundle([...affordable.legs.map((leg) => leg.intent), ...(balance.tao ? [balance.tao] : [])]);
  const { freeRao, reservedRao } = account.balance;
  return {
    ...EMPTY_DRAFT,
    intent: to === null ? null : intent,
    issue: refused ?? (intent === null ? new WalletError('safety/nothing-to-move').toBody() : null),
    advice: [
      ...(payee && !payee.exists ? [{ code: 'recipient-new' as const, context: {} }] : []),
      ...affordable.advice,
      ...(await rootAdvice(context, affordable.legs)),
      ...(balance.tao && !balance.tao.keepAlive ? [closing(affordable)] : []),
    ],
    pays: sums(affordable.legs, balance.amountRao),
    bounds: { minimum: null, maximum: balance.amountRao, available: freeRao + reservedRao },
    detail: { kind: 'skipped', skipped: affordable.stays },
  };
};

/** The balance goes once every position has its place in the batch, and keeps the account alive only where it must. */
async function leavingTao(
  context: OperationContext,
  { legs }: Leaving,
  payee: Recipient | null,
): Promise<{ tao: SendAll | null; amountRao: bigint }> {
  const none = { tao: null, amountRao: 0n };
  if (legs.length === MAX_BATCH_LEGS) return none;
  const { balance, consumers } = (await ownState(context)).account;
  const keepAlive = consumers > 0 || balance.reservedRao > 0n || balance.frozenRao > 0n;
  const tao: SendAll = { kind: 'send-all', to: payee?.address ?? context.address, keepAlive };
  const fee = await feeOf(context, [...legs.map(({ intent }) => intent), tao]);
  const amountRao = (keepAlive ? balance.spendableRao : balance.freeRao) - fee;
  // The fee itself may never close the account.
  if (fee > balance.spendableRao || amountRao <= 0n) return none;
  const isRefused = payee && (await issueOf(() => checkArrival(context, payee, amountRao))) !== null;
  return isRefused ? none : { tao, amountRao };
}

/**
 * With too little TAO for the fee of a batch, the most valuable position goes alone: the network takes the fee of a single
 * transfer out of the alpha.
 */
async function onlyOne(context: OperationContext, leaving: Leaving): Promise<Leaving> {
  const [first, ...others] = leaving.legs;
  if (!first || others.length === 0) return leaving;
  const { spendableRao } = (await ownState(context)).account.balance;
  const fee = await feeOf(
    context,
    leaving.legs.map(({ intent }) => intent),
  );
  if (spendableRao >= fee) return leaving;
  const shortOf = { needRao: `${fee}`, haveRao: `${spendableRao}`, feeRao: `${fee}` };
  const reason = new WalletError('send/insufficient', shortOf).toBody();
  const waiting = others.map(({ intent, heldBase }) => ({
    hotkey: intent.hotkey,
    netuid: intent.netuid,
    base: alphaBase(heldBase),
    reason,
  }));
  const { netuid } = first.intent;
  return {
    legs: [first],
    stays: [...leaving.stays, ...waiting],
    advice: leaving.advice.filter((entry) => entry.context.netuid === netuid),
  };
}

/** Legs that do not need each other: one that fails stops no other. A single one needs no batch. */
function bundle(legs: SingleIntent[]): BareIntent | null {
  const [only] = legs;
  if (!only) return null;
  return legs.length === 1 ? only : { kind: 'batch', mode: 'each', legs };
}

function feeOf(context: OperationContext, legs: Array<SendAll | AlphaLeg['intent']>): Promise<bigint> {
  const calls = legs.map((leg) => legCall(context, leg));
  const [only] = calls;
  return context.fee(
    calls.length === 1 && only !== undefined
      ? only
      : buildCall(context.reader.runtime, 'Utility', 'force_batch', [calls]),
  );
}

function legCall({ reader }: OperationContext, leg: SendAll | AlphaLeg['intent']): string {
  return leg.kind === 'send-all'
    ? SEND_RULES['send-all'].call(reader.runtime, leg)
    : TRANSFER_ALPHA_RULES['transfer-alpha'].call(reader.runtime, leg);
}

/** Stake of an account that was closed stays, but there is nothing left to pay a fee with. */
function closing({ stays }: Leaving): Advice {
  return { code: stays.length > 0 ? 'closes-account-with-stake' : 'closes-account', context: {} };
}

/** Root dividends that root stake loses when it goes: before the baskets alone. */
async function rootAdvice({ reader, address }: OperationContext, legs: AlphaLeg[]): Promise<Advice[]> {
  const hotkeys = new Set(
    legs.flatMap(({ intent }) => (intent.netuid === ROOT_NETUID ? [intent.hotkey] : [])),
  );
  const isReady = capabilityReport(reader.runtime).features.some(
    ({ id, state }) => id === 'root-claims' && state === 'ready',
  );
  if (hotkeys.size === 0 || !isReady) return [];
  const stakes = legs
    .filter(({ intent }) => intent.netuid === ROOT_NETUID)
    .map(({ intent, heldBase }) => ({
      coldkey: address,
      hotkey: intent.hotkey,
      netuid: ROOT_NETUID,
      base: heldBase,
    }));
  const rewards = (await readRootRewards(reader, [address], stakes, new Set(['root-claims']))).get(address);
  if (rewards?.kind !== 'claims') return [];
  const owed = rewards.claims.reduce((sum, { spotRao }) => sum + spotRao, 0n);
  return owed > 0n ? [{ code: 'claim-first', context: { owedRao: `${owed}` } }] : [];
}

/** One amount for each token: alpha of different subnets is never added. */
function sums(legs: AlphaLeg[], amountRao: bigint): Draft['pays'] {
  const alpha = new Map<number, bigint>();
  for (const { intent, takenBase } of legs)
    alpha.set(intent.netuid, (alpha.get(intent.netuid) ?? 0n) + takenBase);
  const monies: Money[] = [...alpha].map(([netuid, base]) => ({
    token: 'alpha',
    netuid,
    base: alphaBase(base),
  }));
  return amountRao > 0n ? [...monies, { token: 'tao', rao: rao(amountRao) }] : monies;
}

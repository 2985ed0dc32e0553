import { alphaBase, rao } from '../../../core/amount/money.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { BareIntent, SingleIntent } from '../../../core/operations/intent.js';
import type { Advice, Money } from '../../../core/operations/quote.js';
import { type Draft, EMPTY_DRAFT } from '../rules.js';
import { issueOf } from '../support/issue.js';
import type { SequenceLeg } from './sequence.js';

/** What is said of several trades under one signature. */
export function bundleDraft(legs: SequenceLeg[]): Draft {
  return {
    ...EMPTY_DRAFT,
    intent: bundleIntent(legs.map(({ intent }) => intent)),
    advice: onePerCode(legs.flatMap(({ advice }) => advice)),
    trades: legs.map(({ leg }) => leg),
    pays: sums(legs.map(({ leg }) => leg.pay)),
    receives: sums(legs.map(({ leg }) => leg.expected)),
  };
}

/** Legs that do not need each other: one that fails stops no other. A single one needs no batch. */
function bundleIntent(legs: SingleIntent[]): BareIntent | null {
  const [only] = legs;
  if (!only) return null;
  return legs.length === 1 ? only : { kind: 'batch', mode: 'each', legs };
}

/**
 * Goes through legs in order until the first that cannot be carried out, which is the bundle's issue: `leg` in its context
 * is its place in the list as it was asked, from 0.
 */
export async function quoteLegs<A>(
  asks: A[],
  order: A[],
  quote: (ask: A) => Promise<SequenceLeg>,
): Promise<Pick<Draft, 'issue'> & { legs: SequenceLeg[] }> {
  const legs: SequenceLeg[] = [];
  if (asks.length === 0) return { legs, issue: new WalletError('stake/nothing').toBody() };
  for (const ask of order) {
    const issue = await issueOf(async () => {
      legs.push(await quote(ask));
    });
    if (issue) return { legs, issue: { ...issue, context: { ...issue.context, leg: asks.indexOf(ask) } } };
  }
  return { legs, issue: null };
}

/** One amount for each token, in the order in which they first come. */
function sums(amounts: Money[]): Money[] {
  const total = new Map<string, Money>();
  for (const money of amounts) {
    const key = money.token === 'tao' ? 'tao' : `${money.netuid}`;
    total.set(key, added(total.get(key), money));
  }
  return [...total.values()];
}

function added(before: Money | undefined, money: Money): Money {
  if (before?.token === 'tao' && money.token === 'tao')
    return { token: 'tao', rao: rao(before.rao + money.rao) };
  if (before?.token === 'alpha' && money.token === 'alpha')
    return { ...money, base: alphaBase(before.base + money.base) };
  return money;
}

/** The same thing is said once. */
function onePerCode(advice: Advice[]): Advice[] {
  return advice.filter(({ code }, at) => advice.findIndex((entry) => entry.code === code) === at);
}

import { alphaBase, ONE, raoPerAlpha } from '../../../core/amount/money.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { Advice } from '../../../core/operations/quote.js';
import type { PositionAmount } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import { availableOf, type Held } from '../../quotes/position-facts.js';
import type { TradeQuote } from '../../quotes/trade-quote.js';
import { type Draft, EMPTY_DRAFT, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { amountOf, leastWorth } from './amounts.js';
import { unstakeCall } from './calls.js';
import { checkUnstake } from './check-unstake.js';
import { alpha, limitOfSale, sellLeg, tao } from './legs.js';
import { requireSubnet } from './refusals.js';
import { claimFirstAdvice } from './root-exit.js';
import { leastTradeRao, TradeWorld } from './world.js';

/** A sale with a price limit: `remove_stake_limit`, or `remove_stake_full_limit` for all of a position. */
export const quoteUnstakeOperation: Quoter<'unstake'> = async (context, ask) => {
  const { hotkey, netuid, amount: asked, allowPartial } = ask;
  const world = new TradeWorld(context);
  // Refuses at once where the runtime has no such call.
  unstakeCall(world.runtime, { hotkey, netuid, amount: ONE, limit: ONE, allowPartial });
  const [subnet, held, advice] = await Promise.all([
    world.pools.subnet(netuid),
    world.held(hotkey, netuid),
    claimFirstAdvice(world, hotkey, netuid, asked),
  ]);
  const draft: Draft = { ...EMPTY_DRAFT, advice, bounds: await sellBounds(world, netuid, held) };
  if (asked === null) return { ...draft, issue: await issueOf(async () => requireSubnet(subnet)) };
  return sale(world, { ...ask, amount: asked }, held, draft);
};

async function sale(
  world: TradeWorld,
  ask: {
    hotkey: string;
    netuid: number;
    amount: PositionAmount;
    toleranceBps: number;
    allowPartial: boolean;
  },
  held: Held,
  draft: Draft,
): Promise<Draft> {
  const { hotkey, netuid, allowPartial } = ask;
  let amount = 0n;
  const unreachable = await issueOf(async () => {
    amount = await amountOf(world, netuid, ask.amount, held, 'sold');
  });
  if (unreachable) return { ...draft, issue: unreachable };
  const quote = await world.pools.quote({ side: 'sell', netuid, amount });
  // Nothing is below a limit of nothing: what else is wrong then comes to light.
  const limit = quote ? limitOfSale(quote, ask.toleranceBps) : 0n;
  const intent = saleIntent(ask, amount, held, limit);
  const bound = intent.kind === 'unstake-position' ? intent.limitRaoPerAlpha : limit;
  const check = { hotkey, netuid, limit: bound, allowPartial };
  const issue = await issueOf(() => checkUnstake(world, { ...check, amount }));
  if (!quote) return { ...draft, issue };
  return {
    ...draft,
    issue,
    intent,
    advice: [...draft.advice, ...remainderAdvice(world, netuid, held.base - amount, quote)],
    trades: [sellLeg(hotkey, netuid, amount, quote, limit)],
    pays: [alpha(netuid, amount)],
    receives: [tao(quote.out)],
  };
}

/**
 * All of a position leaves by the call that reads it on the chain, so that what it grew by meanwhile goes along; that call
 * is fill-or-kill, so that whoever takes a part names the amount.
 */
function saleIntent(
  ask: { hotkey: string; netuid: number; allowPartial: boolean },
  amount: bigint,
  { base }: Held,
  limit: bigint,
): Extract<SingleIntent, { kind: 'unstake' | 'unstake-position' }> {
  const { hotkey, netuid, allowPartial } = ask;
  if (amount === base && (netuid === ROOT_NETUID || !allowPartial)) return exitIntent(hotkey, netuid, limit);
  return {
    kind: 'unstake',
    hotkey,
    netuid,
    amountBase: alphaBase(amount),
    limitRaoPerAlpha: raoPerAlpha(limit),
    allowPartial,
  };
}

/** The intent that takes all of a position out; on root there is no price to bound. */
export function exitIntent(
  hotkey: string,
  netuid: number,
  limit: bigint,
): Extract<SingleIntent, { kind: 'unstake-position' }> {
  const limitRaoPerAlpha = netuid === ROOT_NETUID ? null : raoPerAlpha(limit);
  return { kind: 'unstake-position', hotkey, netuid, limitRaoPerAlpha };
}

/** A part must bring the chain's minimum; all of it may bring less. */
export async function sellBounds(world: TradeWorld, netuid: number, held: Held): Promise<Draft['bounds']> {
  const least = await leastWorth(world, netuid, leastTradeRao(world.runtime), held, 'sold');
  return { minimum: least ?? held.base, maximum: availableOf(held), available: held.base };
}

/** What would stay could only be sold whole. */
function remainderAdvice(world: TradeWorld, netuid: number, remainder: bigint, quote: TradeQuote): Advice[] {
  if (remainder <= 0n || (remainder * quote.endPrice) / ONE >= leastTradeRao(world.runtime)) return [];
  return [{ code: 'remainder-too-small', context: { netuid, remainderBase: `${remainder}` } }];
}

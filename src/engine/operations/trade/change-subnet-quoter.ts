import { alphaBase, ONE } from '../../../core/amount/money.js';
import type { SingleIntent } from '../../../core/operations/intent.js';
import type { Advice, TradeLeg } from '../../../core/operations/quote.js';
import type { PositionAmount, TradeChoice } from '../../../core/operations/request.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import type { Held } from '../../quotes/position-facts.js';
import { quoteSwap, sumsOf } from '../../quotes/swap-quote.js';
import { type Draft, EMPTY_DRAFT, type Quoter } from '../rules.js';
import { issueOf } from '../support/issue.js';
import { amountOf } from './amounts.js';
import { swapCall } from './calls.js';
import { checkSwap } from './check-change.js';
import { alpha, swapLeg } from './legs.js';
import { requireSubnet, requireSubtoken, tooLow } from './refusals.js';
import { claimFirstAdvice } from './root-exit.js';
import { holdAdvice } from './stake-quoter.js';
import { boundSwap } from './swap-bound.js';
import { sellBounds } from './unstake-quoter.js';
import { leastTradeRao, TradeWorld } from './world.js';

/** Another subnet under the same validator: `swap_stake_limit`, a sale and a purchase with one fee. */
export const quoteChangeSubnet: Quoter<'change-subnet'> = async (context, ask) => {
  const { hotkey, fromNetuid, toNetuid } = ask;
  const world = new TradeWorld(context);
  const some = { amount: ONE, limitRatio: ONE, allowPartial: false };
  swapCall(world.runtime, { hotkey, fromNetuid, toNetuid: fromNetuid, ...some });
  const netuids = [fromNetuid, ...(toNetuid === null ? [] : [toNetuid])];
  const [, held, claim] = await Promise.all([
    world.prepare(netuids, [hotkey]),
    world.held(hotkey, fromNetuid),
    claimFirstAdvice(world, hotkey, fromNetuid, ask.amount),
  ]);
  const bounds = await sellBounds(world, fromNetuid, held);
  const draft: Draft = { ...EMPTY_DRAFT, bounds, advice: claim };
  const { amount } = ask;
  if (toNetuid === null || amount === null) {
    const ends = async () => {
      for (const subnet of await Promise.all(netuids.map((netuid) => world.pools.subnet(netuid)))) {
        requireSubnet(subnet);
        requireSubtoken(subnet);
      }
    };
    return { ...draft, issue: await issueOf(ends) };
  }
  return swap(world, { ...ask, toNetuid, amount }, held, draft);
};

/** A swap as it would be proposed: bounded, priced and checked. */
export interface BoundedSwap {
  intent: Extract<SingleIntent, { kind: 'change-subnet' }>;
  leg: TradeLeg;
  advice: Advice[];
}

/**
 * Bounds a swap at the world's state and checks it.
 * @throws WalletError of the first check that fails
 */
export async function proposeSwap(
  world: TradeWorld,
  swap: { hotkey: string; fromNetuid: number; toNetuid: number; amount: bigint } & TradeChoice,
): Promise<BoundedSwap> {
  const { hotkey, fromNetuid, toNetuid, amount, allowPartial, toleranceBps } = swap;
  const sums =
    fromNetuid === toNetuid ? null : sumsOf(await quoteSwap(world.pools, fromNetuid, toNetuid, amount));
  const bound = sums && (await boundSwap(world.pools, { fromNetuid, toNetuid, amount, sums, toleranceBps }));
  // Without a bound something else is wrong, and the check with no limit at all says what.
  const limitRatio = bound?.limitRatio ?? 0n;
  await checkSwap(world, { hotkey, fromNetuid, toNetuid, amount, limitRatio, allowPartial });
  const least = leastTradeRao(world.runtime);
  // The chain would leave too little to stake as free TAO, which nobody asked for.
  if (fromNetuid === ROOT_NETUID && sums && sums.netIn < least)
    throw tooLow(sums.netIn, least, { netuid: fromNetuid });
  if (!sums || !bound) throw tooLow(0n, least, { netuid: fromNetuid });
  const amountBase = alphaBase(amount);
  return {
    intent: { kind: 'change-subnet', hotkey, fromNetuid, toNetuid, amountBase, limitRatio, allowPartial },
    leg: swapLeg(hotkey, { fromNetuid, toNetuid }, amount, sums, bound),
    advice: bound.onAmountOnly ? [{ code: 'limit-on-amount-only', context: { fromNetuid, toNetuid } }] : [],
  };
}

async function swap(
  world: TradeWorld,
  ask: { hotkey: string; fromNetuid: number; toNetuid: number; amount: PositionAmount } & TradeChoice,
  held: Held,
  draft: Draft,
): Promise<Draft> {
  const { fromNetuid, toNetuid } = ask;
  let proposed: BoundedSwap | null = null;
  const issue = await issueOf(async () => {
    const amount = await amountOf(world, fromNetuid, ask.amount, held, 'sold');
    proposed = await proposeSwap(world, { ...ask, amount });
  });
  if (!proposed) return { ...draft, issue };
  const { intent, leg, advice } = proposed as BoundedSwap;
  return {
    ...draft,
    issue,
    intent,
    advice: [...draft.advice, ...advice, ...(await holdAdvice(world, toNetuid))],
    trades: [leg],
    pays: [alpha(fromNetuid, intent.amountBase)],
    receives: [leg.expected],
  };
}

import { ONE } from '../../../core/amount/money.js';
import type { BasketLeg } from '../../../core/operations/request.js';
import { buildCall } from '../../chain/calls.js';
import type { Draft, Quoter } from '../rules.js';
import { stakeCall } from '../trade/calls.js';
import { leastStakeRao } from '../trade/check-stake.js';
import { holdAdvice } from '../trade/stake-quoter.js';
import type { TradeWorld } from '../trade/world.js';
import { bundleDraft, quoteLegs } from './draft.js';
import { Sequence } from './sequence.js';

/** One amount over several subnets under one signature: each purchase with its own limit, none needing another. */
export const quoteBasketBuy: Quoter<'basket-buy'> = async (context, { legs: asks, toleranceBps }) => {
  const sequence = new Sequence(context, toleranceBps);
  const { world } = sequence;
  const { address: hotkey } = context;
  stakeCall(world.runtime, { hotkey, netuid: 0, amount: ONE, limit: ONE, allowPartial: false });
  await world.prepare(
    asks.map(({ netuid }) => netuid),
    asks.map((leg) => leg.hotkey),
  );
  const { legs, issue } = await quoteLegs(asks, asks, (ask) => sequence.buy(ask));
  const draft = bundleDraft(legs);
  const holds = await Promise.all(asks.map(({ netuid }) => holdAdvice(world, netuid)));
  return {
    ...draft,
    issue,
    advice: [...draft.advice, ...holds.flat().slice(0, 1)],
    bounds: await boundsOf(world, asks),
  };
};

/** Bounds of the sum: every leg has the chain's minimum to reach, and the fee of all must stay. */
async function boundsOf(world: TradeWorld, asks: BasketLeg[]): Promise<Draft['bounds']> {
  const [subnets, { spendableRao: available }, fee] = await Promise.all([
    Promise.all(asks.map(({ netuid }) => world.pools.subnet(netuid))),
    world.balance(),
    feeOf(world, asks),
  ]);
  const minimum = subnets.reduce((sum, subnet) => sum + leastStakeRao(world, subnet), 0n);
  return { minimum, maximum: available > fee ? available - fee : 0n, available };
}

/** The fee depends on the shape of the calls and not on their amounts and limits. */
async function feeOf({ context, runtime }: TradeWorld, asks: BasketLeg[]): Promise<bigint> {
  const calls = asks.map(({ hotkey, netuid, amountRao: amount }) =>
    stakeCall(runtime, { hotkey, netuid, amount, limit: ONE, allowPartial: false }),
  );
  const [only] = calls;
  if (!only) return 0n;
  return context.fee(calls.length === 1 ? only : buildCall(runtime, 'Utility', 'force_batch', [calls]));
}

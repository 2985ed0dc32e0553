import type { ExtraAnswer, ExtraAsk } from '../../protocol/engine/index.js';
import { limitOfSwap } from '../operations/trade/swap-bound.js';
import type { PoolTracker } from '../quotes/pool-tracker.js';
import { quoteSwap, sumsOf } from '../quotes/swap-quote.js';

/** A swap under the limit it is signed with: what it brings now and at the least. Null where nobody could make it. */
export async function swapFacts(
  pools: PoolTracker,
  ask: Extract<ExtraAsk, { kind: 'swap-bound' }>,
): Promise<ExtraAnswer | null> {
  const { fromNetuid, toNetuid, amount, limitRatio } = ask;
  if (fromNetuid === toNetuid || amount === 0n) return null;
  const ends = await Promise.all([fromNetuid, toNetuid].map((netuid) => pools.subnet(netuid)));
  if (!ends.every(({ exists }) => exists)) return null;
  const sums = sumsOf(await quoteSwap(pools, fromNetuid, toNetuid, amount));
  if (!sums) return null;
  const { netIn, feeIn, out, impactBps, price } = sums;
  const limit = await limitOfSwap(pools, { fromNetuid, toNetuid, amount, netIn, limitRatio });
  return { kind: 'swap-bound', out, feeIn, impactBps, price, ...limit };
}

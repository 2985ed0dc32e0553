import { ONE } from '../../core/amount/money.js';
import { ROOT_NETUID } from '../../core/operations/root.js';
import { buyImpactBps, endPriceFromAverage, sellImpactBps } from '../../core/quote/limit.js';
import { type Pool, type PoolTrade, poolPrice, simulateBuy, simulateSell } from '../../core/quote/pool.js';
import type { BlockReader } from '../chain/block-reader.js';
import { capabilitiesOf } from '../chain/capabilities.js';
import { int } from '../chain/shape.js';
import type { Market } from '../market/pools.js';
import { simSwap } from '../market/sim-swap.js';

/** A trade as the runtime simulates it, with the prices before and after. */
export interface TradeQuote {
  netIn: bigint;
  feeIn: bigint;
  out: bigint;
  price: bigint;
  endPrice: bigint;
  impactBps: number;
  /** `pool-maths`: computed from the pool's reserves, where there is no simulation of what is asked. */
  method: 'simulation' | 'pool-maths' | 'one-to-one';
}

/**
 * One trade at the reader's block, by the runtime's simulation; by the pool's maths only where the runtime has none and the
 * pool is one this wallet knows. The end price comes from the pool's reserves where they can be computed with and give the
 * very same result; otherwise from the average price. Null: no quote.
 */
export async function quoteTrade(
  reader: BlockReader,
  side: 'buy' | 'sell',
  netuid: number,
  amount: bigint,
  market: Market | null,
): Promise<TradeQuote | null> {
  if (netuid === ROOT_NETUID || market?.kind === 'one-to-one') return oneToOne(amount);
  if (!capabilitiesOf(reader.runtime).simSwap) return market ? quoteByMaths(side, amount, market.pool) : null;
  const [sim, price] = await Promise.all([
    simSwap(reader, side, netuid, amount),
    market ? poolPrice(market.pool) : askPrice(reader, netuid),
  ]);
  if (!sim || price === 0n) return null;
  const local = market ? simulate(side, market.pool, amount) : null;
  const agrees = local !== null && local.out === sim.out && local.netIn === sim.netIn;
  return {
    ...sim,
    price,
    endPrice: agrees ? poolPrice(local.after) : averageEnd(side, price, sim.netIn, sim.out),
    impactBps: impactBps(side, price, sim.netIn, sim.out),
    method: 'simulation',
  };
}

/** Price of a subnet's alpha as the runtime tells it, rao per alpha, cut. */
export async function askPrice(reader: BlockReader, netuid: number): Promise<bigint> {
  return int(await reader.call('SwapRuntimeApi', 'current_alpha_price', [netuid]), 'price');
}

/** TAO for TAO: root, and subnets without a pool. */
export function oneToOne(amount: bigint): TradeQuote {
  const flat = { price: ONE, endPrice: ONE, impactBps: 0 };
  return { netIn: amount, feeIn: 0n, out: amount, ...flat, method: 'one-to-one' };
}

/** A trade computed from a pool's reserves. Null where the chain would refuse it. */
export function quoteByMaths(side: 'buy' | 'sell', amount: bigint, pool: Pool): TradeQuote | null {
  const trade = simulate(side, pool, amount);
  if (!trade) return null;
  const { after, ...sums } = trade;
  const price = poolPrice(pool);
  const impact = impactBps(side, price, sums.netIn, sums.out);
  return { ...sums, price, endPrice: poolPrice(after), impactBps: impact, method: 'pool-maths' };
}

/** A trade on known reserves, with the pool after it. */
export function simulate(side: 'buy' | 'sell', pool: Pool, amount: bigint): PoolTrade | null {
  return side === 'buy' ? simulateBuy(pool, amount) : simulateSell(pool, amount);
}

/** Price impact in basis points, fee excluded. */
export function impactBps(side: 'buy' | 'sell', price: bigint, netIn: bigint, out: bigint): number {
  return (side === 'buy' ? buyImpactBps : sellImpactBps)(price, netIn, out);
}

/** End price by the average one, rao per alpha, where the reserves say nothing of it. */
export function averageEnd(side: 'buy' | 'sell', price: bigint, netIn: bigint, out: bigint): bigint {
  return side === 'buy' ? endPriceFromAverage(price, netIn, out) : endPriceFromAverage(price, out, netIn);
}

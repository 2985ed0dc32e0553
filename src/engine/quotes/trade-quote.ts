import { ONE } from '../../core/amount/money.js';
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
  /** `pool-maths`: the runtime has no simulation, the numbers are computed from the pool's reserves. */
  method: 'simulation' | 'pool-maths';
}

/**
 * One trade at the reader's block, by the runtime's simulation; by the pool's maths only where the runtime has none and the
 * pool is one this wallet knows. The end price comes from the pool's reserves where they
 * can be computed with and give the very same result; otherwise from the average price. Null: no quote.
 */
export async function quoteTrade(
  reader: BlockReader,
  side: 'buy' | 'sell',
  netuid: number,
  amount: bigint,
  market: Market | null,
): Promise<TradeQuote | null> {
  if (netuid === 0 || market?.kind === 'one-to-one')
    return {
      netIn: amount,
      feeIn: 0n,
      out: amount,
      price: ONE,
      endPrice: ONE,
      impactBps: 0,
      method: 'simulation',
    };
  if (!capabilitiesOf(reader.runtime).simSwap) return market ? byMaths(side, amount, market.pool) : null;
  const [sim, asked] = await Promise.all([
    simSwap(reader, side, netuid, amount),
    market ? null : reader.call('SwapRuntimeApi', 'current_alpha_price', [netuid]),
  ]);
  if (!sim) return null;
  const price = market ? poolPrice(market.pool) : int(asked ?? undefined, 'price');
  if (price === 0n) return null;
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

function byMaths(side: 'buy' | 'sell', amount: bigint, pool: Pool): TradeQuote | null {
  const trade = simulate(side, pool, amount);
  if (!trade) return null;
  const { after, ...sums } = trade;
  const price = poolPrice(pool);
  const impact = impactBps(side, price, sums.netIn, sums.out);
  return { ...sums, price, endPrice: poolPrice(after), impactBps: impact, method: 'pool-maths' };
}

function simulate(side: 'buy' | 'sell', pool: Pool, amount: bigint): PoolTrade | null {
  return side === 'buy' ? simulateBuy(pool, amount) : simulateSell(pool, amount);
}

function impactBps(side: 'buy' | 'sell', price: bigint, netIn: bigint, out: bigint): number {
  return (side === 'buy' ? buyImpactBps : sellImpactBps)(price, netIn, out);
}

function averageEnd(side: 'buy' | 'sell', price: bigint, netIn: bigint, out: bigint): bigint {
  return side === 'buy' ? endPriceFromAverage(price, netIn, out) : endPriceFromAverage(price, out, netIn);
}

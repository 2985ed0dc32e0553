import { ONE } from '../../core/amount/money.js';
import { buyImpactBps, endPriceFromAverage, sellImpactBps } from '../../core/quote/limit.js';
import { poolPrice, simulateBuy, simulateSell } from '../../core/quote/pool.js';
import type { BlockReader } from '../chain/block-reader.js';
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
}

/**
 * The runtime's simulation of one trade at the reader's block. The end price comes from the pool's reserves where they
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
    return { netIn: amount, feeIn: 0n, out: amount, price: ONE, endPrice: ONE, impactBps: 0 };
  const [sim, asked] = await Promise.all([
    simSwap(reader, side, netuid, amount),
    market ? null : reader.call('SwapRuntimeApi', 'current_alpha_price', [netuid]),
  ]);
  if (!sim) return null;
  const price = market ? poolPrice(market.pool) : int(asked ?? undefined, 'price');
  if (price === 0n) return null;
  const simulate = side === 'buy' ? simulateBuy : simulateSell;
  const local = market ? simulate(market.pool, amount) : null;
  const agrees = local !== null && local.out === sim.out && local.netIn === sim.netIn;
  return {
    ...sim,
    price,
    endPrice: agrees ? poolPrice(local.after) : averageEnd(side, price, sim.netIn, sim.out),
    impactBps: (side === 'buy' ? buyImpactBps : sellImpactBps)(price, sim.netIn, sim.out),
  };
}

function averageEnd(side: 'buy' | 'sell', price: bigint, netIn: bigint, out: bigint): bigint {
  return side === 'buy' ? endPriceFromAverage(price, netIn, out) : endPriceFromAverage(price, out, netIn);
}

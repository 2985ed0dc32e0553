import { ONE } from '../../core/amount/money.js';
import { sellImpactBps } from '../../core/quote/limit.js';
import type { PoolTracker } from './pool-tracker.js';
import type { TradeQuote } from './trade-quote.js';

/** A swap between subnets: what each leg gives, and both together. */
export interface SwapQuote {
  /** Null: the chain would refuse the leg, and all that follows. */
  sale: TradeQuote | null;
  purchase: TradeQuote | null;
}

/** A swap that can be carried out, in numbers of its own. */
export interface SwapSums {
  /** What is traded after the fee: alpha of the origin, TAO where the origin is root. */
  netIn: bigint;
  feeIn: bigint;
  out: bigint;
  /** Origin price / destination price of 10^9, before and after. */
  price: bigint;
  endPrice: bigint;
  /** Rao per alpha after each leg: what a limit bounds where the other side is TAO. */
  saleEndPrice: bigint;
  purchaseEndPrice: bigint;
  impactBps: number;
  method: TradeQuote['method'];
}

/**
 * A sale on the origin, then a purchase on the destination for its proceeds, with one fee: on the first leg unless the
 * origin is root (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`).
 */
export async function quoteSwap(
  pools: PoolTracker,
  fromNetuid: number,
  toNetuid: number,
  amount: bigint,
): Promise<SwapQuote> {
  const sale = await pools.quote({ side: 'sell', netuid: fromNetuid, amount });
  const purchase =
    sale && (await pools.quote({ side: 'buy', netuid: toNetuid, amount: sale.out, free: fromNetuid !== 0 }));
  return { sale, purchase };
}

/** Null where one of the legs is impossible, or a price is too small to divide by. */
export function sumsOf({ sale, purchase }: SwapQuote): SwapSums | null {
  if (!sale || !purchase || purchase.price === 0n || purchase.endPrice === 0n) return null;
  const fromRoot = sale.method === 'one-to-one';
  const netIn = fromRoot ? purchase.netIn : sale.netIn;
  const price = (sale.price * ONE) / purchase.price;
  return {
    netIn,
    feeIn: fromRoot ? purchase.feeIn : sale.feeIn,
    out: purchase.out,
    price,
    endPrice: (sale.endPrice * ONE) / purchase.endPrice,
    saleEndPrice: sale.endPrice,
    purchaseEndPrice: purchase.endPrice,
    impactBps: price === 0n ? 0 : sellImpactBps(price, netIn, purchase.out),
    method: methodOf(sale, purchase),
  };
}

/** Computed numbers say so, even where only one leg is. */
function methodOf(sale: TradeQuote, purchase: TradeQuote): TradeQuote['method'] {
  const methods = [sale.method, purchase.method];
  if (methods.includes('pool-maths')) return 'pool-maths';
  return methods.includes('simulation') ? 'simulation' : 'one-to-one';
}

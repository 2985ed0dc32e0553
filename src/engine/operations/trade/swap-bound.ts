import type { Pool } from '../../../core/quote/pool.js';
import { greatestRatio, swapAtLeast, swapLimit } from '../../../core/quote/swap-limit.js';
import type { PoolTracker } from '../../quotes/pool-tracker.js';
import type { SwapSums } from '../../quotes/swap-quote.js';

/** The limit of a swap and what it guarantees. */
export interface SwapBound {
  limitRatio: bigint;
  atLeast: bigint;
  /** The chain tests the ratio before it swaps and not while it does: so between two pools. */
  onAmountOnly: boolean;
}

/** Even weights: how the chain's closed form sees every pool. */
const EVEN = 500_000_000_000_000_000n;
const BPS = 10_000;

/**
 * Bounds a swap at the tracker's state. Between pools that cannot be computed here the ratio still limits the amount, but
 * nothing can be promised of what it yields. Null where no limit lets the swap through.
 */
export async function boundSwap(
  pools: PoolTracker,
  swap: { fromNetuid: number; toNetuid: number; amount: bigint; sums: SwapSums; toleranceBps: number },
): Promise<SwapBound | null> {
  const { fromNetuid, toNetuid, amount, sums, toleranceBps } = swap;
  const [from, to] = await Promise.all([placeOf(pools, fromNetuid), placeOf(pools, toNetuid)]);
  const onAmountOnly = from.pool !== null && to.pool !== null;
  if (onAmountOnly && !(from.isExact && to.isExact)) return unknownBound(from.pool, to.pool, swap);
  const endPrice = from.pool === null ? sums.purchaseEndPrice : sums.saleEndPrice;
  const limitRatio = swapLimit(from.pool, to.pool, { amount, endPrice, toleranceBps });
  if (limitRatio === null) return null;
  return { limitRatio, atLeast: swapAtLeast(from.pool, to.pool, sums.netIn, limitRatio), onAmountOnly };
}

function unknownBound(
  from: Pool | null,
  to: Pool | null,
  { amount, sums, toleranceBps }: { amount: bigint; sums: SwapSums; toleranceBps: number },
): SwapBound | null {
  if (!from || !to) return null;
  const byAmount = greatestRatio(from, to, amount);
  // The price is told cut, so that the ratio of two may be a unit too high.
  const bySpot = sums.price - 1n;
  const greatest = byAmount < bySpot ? byAmount : bySpot;
  const limitRatio = (greatest * BigInt(BPS - toleranceBps) + BigInt(BPS) - 1n) / BigInt(BPS);
  return limitRatio > 0n ? { limitRatio, atLeast: 0n, onAmountOnly: true } : null;
}

/** A subnet's pool, null for TAO one to one; where its maths are not known here, its reserves at even weights. */
async function placeOf(pools: PoolTracker, netuid: number): Promise<{ pool: Pool | null; isExact: boolean }> {
  const pool = await pools.pool(netuid);
  if (pool !== undefined) return { pool, isExact: true };
  const { taoReserve, alphaReserve, feeRate } = await pools.subnet(netuid);
  return { pool: { taoReserve, alphaReserve, feeRate, quoteWeight: EVEN }, isExact: false };
}

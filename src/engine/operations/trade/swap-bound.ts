import { ONE } from '../../../core/amount/money.js';
import { mostToSwap } from '../../../core/quote/most.js';
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

/** What a limit that is already chosen guarantees. */
export interface SwapLimit {
  onAmountOnly: boolean;
  /** For the whole amount; null: nothing is guaranteed. */
  atLeast: bigint | null;
  /** Whether the whole amount passes now; null where only the chain can tell. */
  fits: boolean | null;
  /** Greatest ratio between two pools that lets the whole amount through now; null where only the chain can tell. */
  greatest: bigint | null;
}

/** Greatest ratio out of TAO whose inverse is a price at all. */
const STEEPEST = ONE * ONE;

/** The other way round: what a limit of somebody's choice, of 10^9, is good for at the tracker's state. 0 is no limit. */
export async function limitOfSwap(
  pools: PoolTracker,
  swap: { fromNetuid: number; toNetuid: number; amount: bigint; netIn: bigint; limitRatio: bigint },
): Promise<SwapLimit> {
  const { fromNetuid, toNetuid, amount, netIn, limitRatio } = swap;
  const [from, to] = await Promise.all([placeOf(pools, fromNetuid), placeOf(pools, toNetuid)]);
  const onAmountOnly = from.pool !== null && to.pool !== null;
  const isExact = from.isExact && to.isExact;
  const greatest = from.pool && to.pool && isExact ? greatestRatio(from.pool, to.pool, amount) : null;
  if (limitRatio === 0n) return { onAmountOnly, atLeast: null, fits: true, greatest };
  if (from.pool === null && limitRatio > STEEPEST)
    return { onAmountOnly, atLeast: null, fits: false, greatest };
  const least = isExact || !onAmountOnly ? swapAtLeast(from.pool, to.pool, netIn, limitRatio) : 0n;
  const fits = isExact ? (mostToSwap(from.pool, to.pool, limitRatio) ?? 0n) >= amount : null;
  return { onAmountOnly, atLeast: least > 0n ? least : null, fits, greatest };
}

/** A subnet's pool, null for TAO one to one; where its maths are not known here, its reserves at even weights. */
async function placeOf(pools: PoolTracker, netuid: number): Promise<{ pool: Pool | null; isExact: boolean }> {
  const pool = await pools.pool(netuid);
  if (pool !== undefined) return { pool, isExact: true };
  const { taoReserve, alphaReserve, feeRate } = await pools.subnet(netuid);
  return { pool: { taoReserve, alphaReserve, feeRate, quoteWeight: EVEN }, isExact: false };
}

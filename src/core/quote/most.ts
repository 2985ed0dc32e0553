/**
 * Largest input that a price limit lets through, as the chain computes it before a fill-or-kill
 * (`opentensor/subtensor pallets/swap/src/pallet/{balancer,impls}.rs`, `pallets/subtensor/src/staking/move_stake.rs`).
 * A null pool is TAO one to one. Null as an answer: the price is at or beyond the limit already (Swap.PriceLimitExceeded).
 */
import { MAX_U64, ONE } from '../amount/money.js';
import { type Pool, poolPriceFixed, priceRatioFixed } from './pool.js';
import { growthFloor, PERQUINTILL } from './power.js';

const F = 1n << 64n;
const MAX_FEE_RATE = 65_535n;

/** TAO, fee included, that leaves the price at or below the limit (rao per alpha). */
export function mostToBuy(pool: Pool | null, limit: bigint): bigint | null {
  if (!pool) return limit >= ONE ? MAX_U64 : 0n;
  const wanted = (limit * F) / ONE;
  const price = poolPriceFixed(pool);
  if (price >= wanted) return null;
  const growth = growthFloor(wanted, price, PERQUINTILL - pool.quoteWeight, PERQUINTILL);
  return withFee(pool, pool.taoReserve, growth);
}

/** Alpha, fee included, that leaves the price at or above the limit (rao per alpha). */
export function mostToSell(pool: Pool | null, limit: bigint): bigint | null {
  if (!pool) return limit <= ONE ? MAX_U64 : 0n;
  const wanted = (limit * F) / ONE;
  const price = poolPriceFixed(pool);
  if (price <= wanted) return null;
  if (wanted === 0n) return MAX_U64;
  return withFee(pool, pool.alphaReserve, growthFloor(price, wanted, pool.quoteWeight, PERQUINTILL));
}

/**
 * Alpha of the origin that a swap between subnets may take in under a least ratio (origin price / destination price of
 * 10^9): a closed form over the reserves that ignores weights and fee. 0 when the ratio is below the limit already.
 */
export function mostToSwap(origin: Pool | null, destination: Pool | null, limit: bigint): bigint | null {
  if (!origin && !destination) return limit <= ONE ? MAX_U64 : 0n;
  if (!origin) return limit === 0n ? MAX_U64 : mostToBuy(destination, buyLimitOf(limit));
  if (!destination) return mostToSell(origin, limit);
  const wanted = (limit * F) / ONE;
  if (wanted > priceRatioFixed(origin, destination)) return 0n;
  if (wanted === 0n) return MAX_U64;
  const sum = origin.taoReserve + destination.taoReserve;
  const gained = (destination.alphaReserve * ((origin.taoReserve * F) / sum) * F) / wanted;
  const held = origin.alphaReserve * ((destination.taoReserve * F) / sum);
  return gained > held ? capped((gained - held) / F) : 0n;
}

/** The buying limit that a swap out of root has: the inverse of its ratio. */
export function buyLimitOf(ratio: bigint): bigint {
  return capped((ONE * ONE) / ratio);
}

function withFee(pool: Pool, reserve: bigint, growth: bigint): bigint {
  const net = (reserve * ((growth * F) / PERQUINTILL - F)) / F;
  return capped(net + (net * ((pool.feeRate * F) / (MAX_FEE_RATE - pool.feeRate))) / F);
}

function capped(amount: bigint): bigint {
  return amount < MAX_U64 ? amount : MAX_U64;
}

import { fail } from '../dispatch-context.js';
import { FIXED, feeOnTop, type Pool, PRICE_ONE, priceFixed } from './pool.js';
import { PERQUINTILL, powerFloor } from './power.js';

/** Stands for "no bound" where a trade does not move the price. */
export const UNBOUNDED = (1n << 64n) - 1n;

/** Largest TAO input, fee included, that leaves the price at or below the limit. @throws DispatchFailure Swap.PriceLimitExceeded */
export function mostToBuy(pool: Pool, limit: bigint): bigint {
  if (pool.stable) return limit >= PRICE_ONE ? UNBOUNDED : 0n;
  const wanted = (limit * FIXED) / PRICE_ONE;
  const price = priceFixed(pool);
  if (price >= wanted) fail('Swap', 'PriceLimitExceeded');
  const growth = powerFloor(wanted, price, PERQUINTILL - pool.quote, PERQUINTILL);
  return withFee(pool, pool.tao, growth);
}

/** Largest alpha input that leaves the price at or above the limit. @throws DispatchFailure Swap.PriceLimitExceeded */
export function mostToSell(pool: Pool, limit: bigint): bigint {
  if (pool.stable) return limit <= PRICE_ONE ? UNBOUNDED : 0n;
  const wanted = (limit * FIXED) / PRICE_ONE;
  const price = priceFixed(pool);
  if (price <= wanted) fail('Swap', 'PriceLimitExceeded');
  // No price is below a limit of nothing, however much is sold.
  if (wanted === 0n) return UNBOUNDED;
  return withFee(pool, pool.alpha, powerFloor(price, wanted, pool.quote, PERQUINTILL));
}

function withFee(pool: Pool, reserve: bigint, growth: bigint): bigint {
  const net = (reserve * ((growth * FIXED) / PERQUINTILL - FIXED)) / FIXED;
  return capped(net + feeOnTop(pool, net));
}

/**
 * Largest alpha input of a swap between subnets whose prices' ratio may fall to `limit` / 10^9: a closed form that looks
 * at reserves only (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`). 0 when the ratio is below it.
 * @throws DispatchFailure Swap.PriceLimitExceeded for swaps from or to root
 */
export function mostToSwap(origin: Pool, destination: Pool, limit: bigint): bigint {
  if (origin.stable && destination.stable) return limit <= PRICE_ONE ? UNBOUNDED : 0n;
  if (origin.stable)
    return limit === 0n ? UNBOUNDED : mostToBuy(destination, capped((PRICE_ONE * PRICE_ONE) / limit));
  if (destination.stable) return mostToSell(origin, limit);
  const ratio = (priceFixed(origin) * FIXED) / priceFixed(destination);
  const wanted = (limit * FIXED) / PRICE_ONE;
  if (wanted > ratio) return 0n;
  if (wanted === 0n) return UNBOUNDED;
  const sum = origin.tao + destination.tao;
  const gained = (destination.alpha * ((origin.tao * FIXED) / sum) * FIXED) / wanted;
  const held = origin.alpha * ((destination.tao * FIXED) / sum);
  return gained > held ? capped((gained - held) / FIXED) : 0n;
}

function capped(amount: bigint): bigint {
  return amount < UNBOUNDED ? amount : UNBOUNDED;
}

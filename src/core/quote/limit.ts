/**
 * Price limits. A limit bounds the pool's marginal price after the trade
 * (`opentensor/subtensor pallets/subtensor/src/staking/{add_stake,remove_stake}.rs`), so it is taken from the
 * simulated end price and rounded so that it is never looser than the tolerance says.
 */
import { ONE } from '../amount/money.js';

const BPS = 10_000n;

/** On root, stake is TAO one to one: the only price there is. */
export const ROOT_PRICE = ONE;

/**
 * Highest end price accepted when buying, rao per alpha. One rao above the end price at least, because the chain cuts
 * prices and demands that the limit lies strictly above.
 */
export function buyLimit(endPrice: bigint, toleranceBps: number): bigint {
  const limit = (endPrice * (BPS + bps(toleranceBps))) / BPS;
  return limit > endPrice ? limit : endPrice + 1n;
}

/** Lowest end price accepted when selling, rao per alpha; 0 is no limit and therefore never returned. */
export function sellLimit(endPrice: bigint, toleranceBps: number): bigint {
  const limit = ceilDiv(endPrice * (BPS - bps(toleranceBps)), BPS);
  if (limit < endPrice) return limit > 0n ? limit : 1n;
  return endPrice > 1n ? endPrice - 1n : 1n;
}

/** Alpha that a completely filled buy yields at the very least: no unit of it was dearer than the limit. */
export function alphaAtLimit(netTao: bigint, limit: bigint): bigint {
  return (netTao * ONE) / limit;
}

/** TAO that a completely filled sale yields at the very least. */
export function taoAtLimit(netAlpha: bigint, limit: bigint): bigint {
  return (netAlpha * limit) / ONE;
}

/**
 * Marginal price after a trade where the pool's reserves say nothing about it (a pool without `Swap.SwapBalancer`):
 * on a constant product the average price is the geometric mean of first and last. Rounded up, towards the buyer's loss.
 */
export function endPriceFromAverage(price: bigint, netTao: bigint, alpha: bigint): bigint {
  return ceilDiv(netTao * netTao * ONE * ONE, alpha * alpha * price);
}

/** How much less alpha came out than the spot price promised, fee excluded, in basis points rounded up. */
export function buyImpactBps(price: bigint, netTao: bigint, alpha: bigint): number {
  return impact((netTao * ONE) / price, alpha);
}

/** How much less TAO came out than the spot price promised, fee excluded, in basis points rounded up. */
export function sellImpactBps(price: bigint, netAlpha: bigint, tao: bigint): number {
  return impact((netAlpha * price) / ONE, tao);
}

function impact(atSpot: bigint, out: bigint): number {
  if (atSpot <= 0n || out >= atSpot) return 0;
  return Number(ceilDiv((atSpot - out) * BPS, atSpot));
}

function bps(value: number): bigint {
  if (!Number.isInteger(value) || value < 0 || value > 10_000)
    throw new RangeError('a tolerance is between 0 and 10 000 basis points');
  return BigInt(value);
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}

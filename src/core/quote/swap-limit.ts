/**
 * The limit of a swap between subnets, and what it is good for.
 *
 * The chain turns the least ratio R into a largest input before it swaps, and bounds nothing while it swaps
 * (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`). That test runs in the very call that swaps, so it
 * bounds the state in which the swap happens: with reserves (t1, a1) and (t2, a2), input A passes only where
 * A (t1 + t2) + a1 t2 <= a2 t1 / R. Two pools of equal weights pay for A without fee a2 t1 A / (a1 t2 + (t1 + t2) A), which
 * then is R A at the very least, whoever traded before. So R is a bound on the average rate, not on the last one.
 *
 * Weights change what a pool pays. With u = weight of alpha / weight of TAO a sale pays at least min(1, u) of what equal
 * weights would (1 - x^u >= min(1, u) (1 - x) for x in [0, 1]), a purchase at least min(1, 1 / u), and both are concave, so
 * the factors multiply. Trades do not change weights, and what the protocol adds moves them towards each other, which only
 * makes the factors better. The fee is taken off the input, and less input has the better rate.
 *
 * Each factor is the worst of all states that pass the test, not of the present one: between pools of equally uneven weights,
 * which pay for a small input what even ones would, the guarantee is percents below a limit that itself is as tight as the
 * tolerance. Less than that is no guarantee: how far the weights move before the swap is not bounded by its bytes.
 */
import { ONE } from '../amount/money.js';
import { buyLimit, sellLimit } from './limit.js';
import { buyLimitOf, mostToSwap } from './most.js';
import { type Pool, priceRatio } from './pool.js';
import { PERQUINTILL } from './power.js';

const BPS = 10_000n;
/** Part of what a swap yields that the chain's roundings may take: its middle leg is more than 2,000,000 rao. */
const ROUNDING = 1_000_000n;

/** A trade to be bounded: its input, and the end price of the one pool where the other side is TAO. */
export interface SwapToBound {
  amount: bigint;
  /** Rao per alpha after the trade; of no meaning between two pools. */
  endPrice: bigint;
  toleranceBps: number;
}

/**
 * Least ratio to ask for, of 10^9: the greatest that lets the amount through now, less the tolerance, rounded towards the
 * greater. Null where no limit above nothing lets it through. A null pool is TAO one to one.
 */
export function swapLimit(origin: Pool | null, destination: Pool | null, trade: SwapToBound): bigint | null {
  if (!origin && !destination) return ONE;
  if (!origin) return ratioOfBuy(trade);
  if (!destination) return sellLimit(trade.endPrice, trade.toleranceBps);
  const greatest = greatestRatio(origin, destination, trade.amount);
  if (greatest === 0n) return null;
  const kept = greatest * (BPS - BigInt(trade.toleranceBps));
  const limit = (kept + BPS - 1n) / BPS;
  return limit > 0n ? limit : 1n;
}

/** Greatest ratio under which the amount is let through whole at this state; 0 where none does. */
export function greatestRatio(origin: Pool, destination: Pool, amount: bigint): bigint {
  const { taoReserve: t1, alphaReserve: a1 } = origin;
  const { taoReserve: t2, alphaReserve: a2 } = destination;
  const byAmount = (a2 * t1 * ONE) / (amount * (t1 + t2) + a1 * t2);
  const bySpot = priceRatio(origin, destination);
  let ratio = byAmount < bySpot ? byAmount : bySpot;
  // The chain cuts in the middle of its sum, so the last unit or two may not pass.
  while (ratio > 0n && (mostToSwap(origin, destination, ratio) ?? 0n) < amount) ratio -= 1n;
  return ratio;
}

/** Alpha (or TAO on root) that a completely filled swap yields at least, for a net input. */
export function swapAtLeast(
  origin: Pool | null,
  destination: Pool | null,
  netIn: bigint,
  limitRatio: bigint,
): bigint {
  if (!origin && !destination) return netIn;
  if (!origin) return (netIn * ONE) / buyLimitOf(limitRatio);
  if (!destination) return (netIn * limitRatio) / ONE;
  const up =
    lesser(weight(origin), origin.quoteWeight) * lesser(weight(destination), destination.quoteWeight);
  const down = origin.quoteWeight * weight(destination);
  const least = (netIn * limitRatio * up) / (down * ONE);
  const rounded = least - least / ROUNDING - 2n;
  return rounded > 0n ? rounded : 0n;
}

function ratioOfBuy({ endPrice, toleranceBps }: SwapToBound): bigint {
  const scale = ONE * ONE;
  const limit = buyLimit(endPrice, toleranceBps);
  const ratio = (scale + limit - 1n) / limit;
  // The inverse is coarser than the limit: where rounding would refuse the quoted trade itself, one step looser.
  return scale / ratio > endPrice ? ratio : scale / (endPrice + 1n);
}

const weight = (pool: Pool): bigint => PERQUINTILL - pool.quoteWeight;
const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b);

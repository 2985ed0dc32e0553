/**
 * The weighted pool of spec 424, in the chain's own integers and rounding
 * (`opentensor/subtensor pallets/swap/src/pallet/{balancer,swap_step,impls}.rs`). Valid only where the runtime keeps
 * `Swap.SwapBalancer` and has no `Swap.SwapSuperellipse`: any other pool is quoted by the runtime's own simulation.
 */
import { ONE } from '../amount/money.js';
import { PERQUINTILL, powerFloor } from './power.js';

/** 64 fractional bits: the chain's fixed point. */
const F = 1n << 64n;
const MAX_FEE_RATE = 65_535n;
/** An input above this many times its reserve is refused as SwapInputTooLarge. */
const MAX_INPUT_RATIO = 1_000n;
/** Below this output reserve the chain refuses to trade (ReservesTooLow). */
const MIN_RESERVE = 1_000_000n;

export interface Pool {
  /** SubtensorModule.SubnetTAO, rao. */
  taoReserve: bigint;
  /** SubtensorModule.SubnetAlphaIn, alpha base units. */
  alphaReserve: bigint;
  /** Swap.SwapBalancer.quote: weight of TAO, of 10^18. */
  quoteWeight: bigint;
  /** Swap.FeeRate, of 65,535. */
  feeRate: bigint;
}

export interface PoolTrade {
  /** What enters the pool, fee taken off. */
  netIn: bigint;
  /** Fee, in the token that enters. */
  feeIn: bigint;
  out: bigint;
  after: Pool;
}

/** Price of the pool as 64.64 fixed point, TAO per alpha. */
export function poolPriceFixed(pool: Pool): bigint {
  const weights = ((PERQUINTILL - pool.quoteWeight) * F) / pool.quoteWeight;
  return (weights * ((pool.taoReserve * F) / pool.alphaReserve)) / F;
}

/** Price in rao per whole alpha, cut like SwapRuntimeApi.current_alpha_price. */
export function poolPrice(pool: Pool): bigint {
  return (poolPriceFixed(pool) * ONE) / F;
}

/** Price of one pool in terms of another's, of 10^9: what a swap between subnets trades at. */
export function priceRatio(origin: Pool | null, destination: Pool | null): bigint {
  return (priceRatioFixed(origin, destination) * ONE) / F;
}

/** The same as 64.64 fixed point. Null stands for TAO itself: root, and subnets without a pool. */
export function priceRatioFixed(origin: Pool | null, destination: Pool | null): bigint {
  const [from, to] = [origin, destination].map((pool) => (pool ? poolPriceFixed(pool) : F)) as [
    bigint,
    bigint,
  ];
  return to === 0n ? 0n : (from * F) / to;
}

/** Fee on an amount, cut like the chain does. */
export function poolFee(amount: bigint, feeRate: bigint): bigint {
  return (amount * ((feeRate * F) / MAX_FEE_RATE)) / F;
}

/** Smallest amount whose rest after the fee is at least `net`. */
export function grossFor(net: bigint, feeRate: bigint): bigint {
  let gross = net + poolFee(net, feeRate);
  while (gross - poolFee(gross, feeRate) < net) gross += 1n;
  return gross;
}

/** Buys alpha for TAO. Null where the chain would refuse the swap or pay nothing. */
export function simulateBuy(pool: Pool, taoIn: bigint): PoolTrade | null {
  const baseWeight = PERQUINTILL - pool.quoteWeight;
  const trade = swap(taoIn, pool.feeRate, pool.taoReserve, pool.alphaReserve, pool.quoteWeight, baseWeight);
  if (!trade) return null;
  const after = {
    ...pool,
    taoReserve: pool.taoReserve + trade.netIn,
    alphaReserve: pool.alphaReserve - trade.out,
  };
  return { ...trade, after };
}

/** Sells alpha for TAO. Null where the chain would refuse the swap or pay nothing. */
export function simulateSell(pool: Pool, alphaIn: bigint): PoolTrade | null {
  const baseWeight = PERQUINTILL - pool.quoteWeight;
  const trade = swap(alphaIn, pool.feeRate, pool.alphaReserve, pool.taoReserve, baseWeight, pool.quoteWeight);
  if (!trade) return null;
  const after = {
    ...pool,
    alphaReserve: pool.alphaReserve + trade.netIn,
    taoReserve: pool.taoReserve - trade.out,
  };
  return { ...trade, after };
}

/**
 * The pool after a sale and all that follows it in the same call: the fee, which is alpha, is sold for the block's author
 * without a fee of its own (`opentensor/subtensor pallets/subtensor/src/staking/stake_utils.rs`). Null where that sale is
 * impossible, which fails the whole call: the position is dust.
 */
export function afterSale(trade: PoolTrade): Pool | null {
  if (trade.feeIn === 0n) return trade.after;
  const sale = simulateSell({ ...trade.after, feeRate: 0n }, trade.feeIn);
  return sale && { ...sale.after, feeRate: trade.after.feeRate };
}

function swap(
  amount: bigint,
  feeRate: bigint,
  reserveIn: bigint,
  reserveOut: bigint,
  weightIn: bigint,
  weightOut: bigint,
): Omit<PoolTrade, 'after'> | null {
  const feeIn = poolFee(amount, feeRate);
  const netIn = amount - feeIn;
  if (netIn <= 0n || netIn > MAX_INPUT_RATIO * reserveIn || reserveOut < MIN_RESERVE) return null;
  const power = powerFloor(reserveIn, reserveIn + netIn, weightIn, weightOut);
  const kept = (power * F) / PERQUINTILL;
  const out = (reserveOut * (F - (kept < F ? kept : F))) / F;
  return out > 0n ? { netIn, feeIn, out } : null;
}

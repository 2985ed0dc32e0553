import type { StateView } from '../../types.js';
import { PERQUINTILL } from './power.js';

/** 64 fractional bits: the chain's fixed point. */
export const FIXED = 1n << 64n;
/** Rao of a TAO, and the unit in which prices are told. */
export const PRICE_ONE = 1_000_000_000n;
const FEE_RATE_ONE = 65_535n;

/** Reserves, weight and fee of a subnet's pool; `stable` ones (root) trade one for one without a fee. */
export interface Pool {
  stable: boolean;
  /** SubnetTAO, rao. */
  tao: bigint;
  /** SubnetAlphaIn, alpha rao. */
  alpha: bigint;
  /** Weight of TAO of 10^18. */
  quote: bigint;
  /** Of 65535. */
  feeRate: bigint;
}

/** The pool of a subnet. Mechanism 0, which absent subnets have too, is the stable one. */
export function readPool(state: StateView, netuid: number): Pool {
  const stable = netuid === 0 || state.get('SubtensorModule', 'SubnetMechanism', netuid) !== 1;
  return {
    stable,
    tao: state.get('SubtensorModule', 'SubnetTAO', netuid) as bigint,
    alpha: state.get('SubtensorModule', 'SubnetAlphaIn', netuid) as bigint,
    quote: state.get('Swap', 'SwapBalancer', netuid) as bigint,
    feeRate: BigInt(state.get('Swap', 'FeeRate', netuid) as number),
  };
}

/** Marginal price in 2^-64 TAO per alpha (`opentensor/subtensor pallets/swap/src/pallet/balancer.rs`). */
export function priceFixed(pool: Pool): bigint {
  if (pool.stable) return FIXED;
  if (pool.alpha === 0n || pool.quote === 0n) return 0n;
  return ((((PERQUINTILL - pool.quote) * FIXED) / pool.quote) * ((pool.tao * FIXED) / pool.alpha)) / FIXED;
}

/** Price in rao per whole alpha, rounded down as `current_alpha_price` tells it. */
export function apiPrice(pool: Pool): bigint {
  return (priceFixed(pool) * PRICE_ONE) / FIXED;
}

/** Swap fee on an input amount, in that amount's own unit. */
export function swapFee(pool: Pool, amount: bigint): bigint {
  return pool.stable ? 0n : (amount * ((pool.feeRate * FIXED) / FEE_RATE_ONE)) / FIXED;
}

/** Fee to add to an input that shall be `net` after it. */
export function feeOnTop(pool: Pool, net: bigint): bigint {
  return (net * ((pool.feeRate * FIXED) / (FEE_RATE_ONE - pool.feeRate))) / FIXED;
}

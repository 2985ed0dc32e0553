import { expScaled, lnRatio } from './fixed-point.js';

/** Weights and powers are counted in units of 10^-18 (Perquintill). */
export const PERQUINTILL = 10n ** 18n;
const GUARD_BITS = 192n;
/** Nearer than this to a whole number the result is that number: only exact powers come so close. */
const NEAR = 1n << 60n;

/**
 * floor(10^18 x (base / divisor)^(weight / ofWeight)), exactly. The chain's own routine
 * (`opentensor/subtensor pallets/swap/src/pallet/balancer.rs`) gives the same floor.
 */
export function powerFloor(base: bigint, divisor: bigint, weight: bigint, ofWeight: bigint): bigint {
  if (weight === ofWeight) return (PERQUINTILL * base) / divisor;
  if (base === 0n) return 0n;
  if (base === divisor || weight === 0n) return PERQUINTILL;
  const exponent = (lnRatio(base, divisor) * weight) / ofWeight;
  return (expScaled(exponent, PERQUINTILL, GUARD_BITS) + NEAR) >> GUARD_BITS;
}

import { ONE } from '../../../../core/amount/money.js';
import { baseOf, kindOf, type TradeLeg } from '../../../../core/operations/quote.js';

/**
 * Price at which a trade is expected to happen, pool fee apart, in the unit of its limit: rao per alpha, or for a swap alpha of
 * the destination for 10^9 of the origin. Cut. Null where nothing is received.
 */
export function averagePrice({ pay, poolFee, expected }: TradeLeg): bigint | null {
  const netIn = baseOf(pay) - (kindOf(pay) === kindOf(poolFee) ? baseOf(poolFee) : 0n);
  const out = baseOf(expected);
  if (netIn <= 0n || out <= 0n) return null;
  return pay.token === 'tao' ? (netIn * ONE) / out : (out * ONE) / netIn;
}

/** Whether a trade goes through the pools of two subnets. */
export function isBetweenPools({ pay, expected }: TradeLeg): boolean {
  return pay.token === 'alpha' && expected.token === 'alpha' && pay.netuid !== 0 && expected.netuid !== 0;
}

/** What a swap is worth at the very least: alpha of the destination, base units, for 10^9 of all that is paid, cut. */
export function leastPrice({ pay, atLeast }: TradeLeg): bigint | null {
  return baseOf(pay) > 0n ? (baseOf(atLeast) * ONE) / baseOf(pay) : null;
}

/** How much less than expected a trade may bring, in basis points, rounded up. */
export function shortfallBps({ expected, atLeast }: TradeLeg): number {
  const whole = baseOf(expected);
  const less = whole - baseOf(atLeast);
  return whole > 0n && less > 0n ? Number((less * 10_000n + whole - 1n) / whole) : 0;
}

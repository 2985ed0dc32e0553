import type { PriceChange } from '../../core/chain/market.js';
import type { Prices } from '../history/price-samples.js';

/** Prices of a past block; null where that runtime could not tell. */
export interface PriceSample {
  block: number;
  prices: Prices | null;
}

/** A sample, or why there is none. */
export type WindowSample = PriceSample | { missing: 'not-read-yet' | 'no-archive' | 'too-young' };

/**
 * Change of a subnet's price since a sample. A subnet that was registered later is too young, even when another one
 * had its number before.
 */
export function priceChange(
  netuid: number,
  priceNow: bigint,
  registeredAtBlock: number | null,
  sample: WindowSample,
): PriceChange {
  if ('missing' in sample) return { kind: 'unavailable', reason: sample.missing };
  const { block, prices } = sample;
  if (prices === null) return { kind: 'unavailable', reason: 'untold' };
  const then = prices.get(netuid);
  if (then === undefined || (registeredAtBlock ?? 0) > block)
    return { kind: 'unavailable', reason: 'too-young' };
  if (then === 0n) return { kind: 'unavailable', reason: 'untold' };
  return { kind: 'known', bps: Number(((priceNow - then) * 10_000n) / then), block };
}

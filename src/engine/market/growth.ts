import type { MeasuredYield } from '../../core/chain/market.js';
import { DAY_BLOCKS } from '../history/sample-plan.js';

/** Growth is a fraction of 10^18, so that years of compounding stay exact to the parts per million shown. */
const SCALE = 10n ** 18n;
const PPB = 10n ** 9n;
const PPM = 10n ** 6n;

export interface Window {
  fromBlock: number;
  toBlock: number;
  samples: number;
}

/** A fraction as growth: `growthOf(1n, 100n)` is one per cent. @throws RangeError for a denominator of 0 */
export function growthOf(part: bigint, whole: bigint): bigint {
  return (part * SCALE) / whole;
}

/** Growth that repeats: `(1 + growth)^times - 1`, a part of a time counted as that part of the growth. */
export function compounded(growth: bigint, times: bigint, partOf = 0n, parts = 1n): bigint {
  let factor = SCALE;
  let base = SCALE + growth;
  for (let left = times; left > 0n; left >>= 1n) {
    if (left & 1n) factor = (factor * base) / SCALE;
    base = (base * base) / SCALE;
  }
  const rest = SCALE + (growth * partOf) / parts;
  return (factor * rest) / SCALE - SCALE;
}

/** Growth of one period of `blocks` as growth of a day. */
export function perDay(growth: bigint, blocks: number): bigint {
  const period = BigInt(blocks);
  const day = BigInt(DAY_BLOCKS);
  if (period > day) return (growth * day) / period;
  return compounded(growth, day / period, day % period, period);
}

/**
 * A day's growth as it is told: measured, and what it comes to in a year of 365.25 days at that pace. No year of a window
 * shorter than a day: one epoch says too little for that.
 */
export function measured(dayGrowth: bigint, window: Window, compounds = true): MeasuredYield {
  const year = compounds ? compounded(dayGrowth, 365n, 1n, 4n) : (dayGrowth * 1_461n) / 4n;
  const tellsYear = window.toBlock - window.fromBlock >= DAY_BLOCKS;
  return {
    kind: 'measured',
    perDayPpb: dayGrowth / (SCALE / PPB),
    apyPpm: tellsYear ? year / (SCALE / PPM) : null,
    ...window,
  };
}

import type { MeasuredYield } from '../chain/market.js';

type Measured = Extract<MeasuredYield, { kind: 'measured' }>;

/**
 * The yield in the middle of those that could be measured, to show beside one's own; null when none could. Of an even
 * number the lower one of the two in the middle, so that it is one that somebody really had.
 */
export function medianYield(yields: MeasuredYield[]): Measured | null {
  const measured = yields.flatMap((entry) => (entry.kind === 'measured' ? [entry] : []));
  measured.sort((a, b) => (a.perDayPpb < b.perDayPpb ? -1 : a.perDayPpb > b.perDayPpb ? 1 : 0));
  return measured[(measured.length - 1) >> 1] ?? null;
}

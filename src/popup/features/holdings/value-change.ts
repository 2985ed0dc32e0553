import { groupDigits } from '../../../core/amount/format.js';
import type { ValueHistory, ValuePoint } from '../../../core/chain/history.js';
import { NBSP } from '../../components/format.js';
import { signedPercent } from '../market/figures.js';

const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Change of a total since about `spanMs` ago, alpha at spot at both ends. */
export interface ValueChange {
  fromRao: bigint;
  changeRao: bigint;
  sinceMs: number;
}

/**
 * The change against the sample nearest to `spanMs` ago, or null when none lies near enough (6 h, the step of a week's
 * samples): a change over another time is another number.
 */
export function valueChange(
  points: readonly ValuePoint[],
  nowRao: bigint,
  nowMs: number,
  spanMs: number,
): ValueChange | null {
  let nearest: ValuePoint | null = null;
  const away = (point: ValuePoint): number => Math.abs(nowMs - spanMs - point.atMs);
  for (const point of points) if (!nearest || away(point) < away(nearest)) nearest = point;
  if (!nearest || away(nearest) > 6 * HOUR_MS) return null;
  return { fromRao: nearest.totalRao, changeRao: nowRao - nearest.totalRao, sinceMs: nearest.atMs };
}

/** Points of a line that ends with what is known now. */
export function withNow(
  history: ValueHistory | null,
  nowRao: bigint,
  nowMs: number,
): Array<{ at: number; value: bigint }> {
  const past = (history?.points ?? []).map(({ atMs, totalRao }) => ({ at: atMs, value: totalRao as bigint }));
  const last = past.at(-1);
  return last && last.at < nowMs ? [...past, { at: nowMs, value: nowRao }] : past;
}

/** From here on a percentage says nothing any more but "many times". */
const MOST_PERCENT = 10_000n;

/** `+2.45 %`; a change to a hundred times and more is said as such and not counted out. */
export function growthText(part: bigint, whole: bigint, decimals = 2): string {
  if (part < whole * (MOST_PERCENT / 100n)) return signedPercent(part, whole, decimals);
  return `>${NBSP}${groupDigits(String(MOST_PERCENT))}${NBSP}%`;
}

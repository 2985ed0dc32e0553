import { groupDigits } from '../../../core/amount/format.js';
import type { ValueHistory, ValuePoint } from '../../../core/chain/history.js';
import type { AccountPortfolio } from '../../../core/stake/types.js';
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

/** The sample nearest to a time, or null when none lies near enough (6 h, the step of a week's samples). */
export function nearestSample<P extends { atMs: number }>(points: readonly P[], atMs: number): P | null {
  let nearest: P | null = null;
  const away = (point: P): number => Math.abs(atMs - point.atMs);
  for (const point of points) if (!nearest || away(point) < away(nearest)) nearest = point;
  return nearest && away(nearest) <= 6 * HOUR_MS ? nearest : null;
}

/**
 * The change against the sample nearest to `spanMs` ago, or null when none lies near enough: a change over another time is
 * another number.
 */
export function valueChange(
  points: readonly ValuePoint[],
  nowRao: bigint,
  nowMs: number,
  spanMs: number,
): ValueChange | null {
  const nearest = nearestSample(points, nowMs - spanMs);
  if (!nearest) return null;
  return { fromRao: nearest.totalRao, changeRao: nowRao - nearest.totalRao, sinceMs: nearest.atMs };
}

/** What fees take, in rao: below this no TAO came or went. */
const LEAST_MOVED_RAO = 10_000_000n;

/**
 * Whether money came, went or was put elsewhere since a sample: TAO that differs by more than fees, or stake of a subnet that
 * shrank, or grew by more than a yield does. A change since then is no gain or loss.
 */
export function hasMoved(
  history: ValueHistory,
  sinceMs: number,
  portfolios: readonly AccountPortfolio[],
): boolean {
  const then = history.points.find(({ atMs }) => atMs === sinceMs);
  if (!then) return true;
  let taoRao: bigint = -then.freeRao - then.reservedRao;
  const staked = new Map<number, { before: bigint; after: bigint }>();
  const count = (netuid: number, end: 'before' | 'after', base: bigint): void => {
    const both = staked.get(netuid) ?? { before: 0n, after: 0n };
    both[end] += base;
    staked.set(netuid, both);
  };
  for (const { netuid, points } of history.positions)
    for (const point of points) if (point.atMs === sinceMs) count(netuid, 'before', point.alpha.base);
  for (const { balance, positions } of portfolios) {
    taoRao += balance.freeRao + balance.reservedRao;
    for (const { netuid, alpha } of positions) count(netuid, 'after', alpha.base);
  }
  return (
    taoRao > LEAST_MOVED_RAO ||
    taoRao < -LEAST_MOVED_RAO ||
    [...staked.values()].some(
      (both) => both.after * 100n < both.before * 99n || both.after * 100n > both.before * 105n,
    )
  );
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

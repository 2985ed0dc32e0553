/** A value at a time: rao, a price, or anything else that only has to be drawn. */
export interface ChartPoint {
  /** Milliseconds since 1970. */
  at: number;
  value: bigint;
}

/** Something the person did, drawn on the line. */
export interface ChartMark {
  at: number;
  /** `in`: bought or put in; `out`: sold or taken out. Drawn as a triangle that points up or down. */
  kind: 'in' | 'out';
  /** What it was, in words, with its amount. */
  text: string;
}

/** Points in order of time; of several at one time the last stays, for a line has one value there. */
export function orderedPoints(points: readonly ChartPoint[]): ChartPoint[] {
  const byTime = new Map<number, ChartPoint>();
  for (const point of points) byTime.set(point.at, point);
  return [...byTime.values()].sort((a, b) => a.at - b.at);
}

/** Index of the point nearest to a time; 0 without points. */
export function nearestPoint(points: readonly ChartPoint[], at: number): number {
  let best = 0;
  for (const [index, point] of points.entries())
    if (Math.abs(point.at - at) < Math.abs((points[best]?.at ?? 0) - at)) best = index;
  return best;
}

/** Marks by the index of the point they stand at; those before the first point are not on the line. */
export function marksByPoint(
  points: readonly ChartPoint[],
  marks: readonly ChartMark[],
): Map<number, ChartMark[]> {
  const found = new Map<number, ChartMark[]>();
  const first = points[0];
  if (!first) return found;
  for (const mark of marks) {
    if (mark.at < first.at) continue;
    const index = nearestPoint(points, mark.at);
    found.set(index, [...(found.get(index) ?? []), mark]);
  }
  return found;
}

/** Newest first, evenly thinned to `most` rows; the first and the last point and those with marks stay. */
export function thinned(
  points: readonly ChartPoint[],
  most: number,
  marked: ReadonlySet<number> = new Set(),
): Array<{ point: ChartPoint; index: number }> {
  const step = Math.max(1, Math.ceil((points.length - 1) / (most - 1)));
  return points
    .map((point, index) => ({ point, index }))
    .filter(({ index }) => index === 0 || (points.length - 1 - index) % step === 0 || marked.has(index))
    .reverse();
}

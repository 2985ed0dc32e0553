/** A value over time: rao, a price, or anything else that only has to be drawn. */
export interface ChartPoint {
  at: number;
  value: bigint;
}

/** Height of the drawing in its own units; the screen stretches it. */
export const TALL = 1_000;
export const WIDE = 1_000;

export interface ChartShape {
  line: string;
  area: string;
  spots: Array<{ x: number; y: number }>;
  low: bigint;
  high: bigint;
}

/** Points as an SVG path in a {@link WIDE} x {@link TALL} box; null for fewer than two. Values are scaled as bigints. */
export function chartShape(points: readonly ChartPoint[]): ChartShape | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || last.at <= first.at) return null;
  let low = first.value;
  let high = first.value;
  for (const { value } of points) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const span = high - low;
  const length = last.at - first.at;
  const spots = points.map(({ at, value }) => ({
    x: Math.round(((at - first.at) / length) * WIDE),
    // A line that never moves runs through the middle.
    y: TALL - (span === 0n ? TALL / 2 : asPart(value - low, span)),
  }));
  const line = spots.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return { line, area: `${line}L${WIDE} ${TALL}L0 ${TALL}Z`, spots, low, high };
}

function asPart(part: bigint, whole: bigint): number {
  return Number((part * BigInt(TALL)) / whole);
}

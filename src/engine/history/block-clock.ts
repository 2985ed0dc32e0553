/** Target of the chain; fast local chains have another pace, which two known times tell. */
export const BLOCK_MS = 12_000;

/** Which block was when: exact at known blocks, on a straight line between them, at the nearest pace beyond them. */
export class BlockClock {
  private readonly known = new Map<number, number>();

  set(block: number, atMs: number): void {
    this.known.set(block, atMs);
  }

  /** Distance in blocks from a block to the nearest one whose time is known. */
  uncertainty(block: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (const number of this.known.keys()) least = Math.min(least, Math.abs(number - block));
    return least;
  }

  /** The block at a time, which may be below 0 when the chain is younger. Null before anything is known. */
  blockAt(wantedMs: number): number | null {
    const points = [...this.known].sort((a, b) => a[0] - b[0]);
    const [first] = points;
    const last = points.at(-1);
    if (!first || !last) return null;
    const above = points.findIndex(([, atMs]) => atMs >= wantedMs);
    const high = above === -1 ? last : (points[above] ?? last);
    const low = above === -1 ? (points.at(-2) ?? null) : (points[above - 1] ?? null);
    if (above === 0) return extrapolate(first, points[1] ?? null, wantedMs);
    if (above === -1) return extrapolate(last, low, wantedMs);
    if (!low) return high[0];
    return Math.round(high[0] - (high[1] - wantedMs) / pace(low, high));
  }
}

type Point = [block: number, atMs: number];

function extrapolate([block, atMs]: Point, other: Point | null, wantedMs: number): number {
  const each = other ? pace([block, atMs], other) : BLOCK_MS;
  return Math.round(block + (wantedMs - atMs) / each);
}

function pace(a: Point, b: Point): number {
  const each = (b[1] - a[1]) / (b[0] - a[0]);
  return Number.isFinite(each) && each > 0 ? each : BLOCK_MS;
}

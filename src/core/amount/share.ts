const WHOLE_BPS = 10_000n;

/** A part of a whole above zero in ten thousandths, cut: a figure to compare by, not money. */
export function shareBps(part: bigint, whole: bigint): number {
  const share = (part * WHOLE_BPS) / whole;
  return Number(share);
}

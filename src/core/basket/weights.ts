/** A subnet's share of a basket, in ten thousandths of the whole. */
export interface Weight {
  netuid: number;
  bps: number;
}

const WHOLE = 10_000n;

/** The same share for each; the odd ten thousandths go to the first ones. */
export function equalWeights(netuids: readonly number[]): Weight[] {
  return proportionalWeights(netuids.map((netuid) => ({ netuid, size: 1n })));
}

/**
 * Shares in proportion to sizes (emission, depth of a pool), summing to exactly 10,000: each is cut down and the largest
 * remainders get what is left. Sizes of zero get nothing; if all are zero, nobody does.
 */
export function proportionalWeights(parts: ReadonlyArray<{ netuid: number; size: bigint }>): Weight[] {
  const shares = split(
    WHOLE,
    parts.map(({ size }) => size),
  );
  return parts.map(({ netuid }, at) => ({ netuid, bps: Number(shares[at] ?? 0n) }));
}

/** Sum of the shares; a basket is complete at 10,000. */
export function sumOfWeights(weights: readonly Weight[]): number {
  return weights.reduce((sum, { bps }) => sum + bps, 0);
}

/** An amount cut into the basket's shares, in the order of the weights; the parts add up to the amount exactly. */
export function splitAmount(amount: bigint, weights: readonly Weight[]): bigint[] {
  return split(
    amount,
    weights.map(({ bps }) => BigInt(bps)),
  );
}

/** Cuts a whole in proportion to sizes by largest remainder: nothing is lost and nothing invented. */
function split(whole: bigint, sizes: readonly bigint[]): bigint[] {
  const total = sizes.reduce((sum, size) => sum + size, 0n);
  if (total <= 0n) return sizes.map(() => 0n);
  const parts = sizes.map((size) => (whole * size) / total);
  const left = whole - parts.reduce((sum, part) => sum + part, 0n);
  const byRemainder = sizes
    .map((size, at) => ({ at, remainder: (whole * size) % total }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder < b.remainder ? 1 : -1));
  for (const { at } of byRemainder.slice(0, Number(left))) parts[at] = (parts[at] ?? 0n) + 1n;
  return parts;
}

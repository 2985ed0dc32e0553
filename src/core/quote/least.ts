/** What a trade of so much yields; null where it is impossible or yields nothing. Never falls as the input grows. */
export type YieldOf = (input: bigint) => bigint | null | Promise<bigint | null>;

/** Steps after which a costly yield (one request each) is near enough: the answer still reaches the target. */
const FEW_STEPS = 5;

/** What a pool rounds away may make a chord fall short by a unit: this part more does not. */
const ROUNDING = 100_000n;

/**
 * Least input up to `most` that yields `target`; null where `most` does not. Exact, by halving.
 */
export async function leastInput(target: bigint, most: bigint, yieldOf: YieldOf): Promise<bigint | null> {
  if (most <= 0n || ((await yieldOf(most)) ?? 0n) < target) return null;
  let [low, high] = [0n, most];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (((await yieldOf(middle)) ?? 0n) >= target) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The same in a few steps, for yields that have to be asked for: an input that reaches the target and little more. The
 * yield of a pool grows ever slower, so the chord from nothing to what is known to reach it never falls short.
 */
export async function nearLeastInput(target: bigint, most: bigint, yieldOf: YieldOf): Promise<bigint | null> {
  let reached = (await yieldOf(most)) ?? 0n;
  if (most <= 0n || reached < target) return null;
  let high = most;
  for (let step = 0; step < FEW_STEPS; step += 1) {
    const chord = (high * target + reached - 1n) / reached;
    const next = chord + chord / ROUNDING + 1n;
    if (next >= high) break;
    const out = (await yieldOf(next)) ?? 0n;
    if (out < target) break;
    [high, reached] = [next, out];
  }
  return high;
}

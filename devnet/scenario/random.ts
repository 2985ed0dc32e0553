/** A small seeded generator (mulberry32): a scenario must come out the same on every start. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A value between the bounds, spread evenly over orders of magnitude. */
export function logUniform(random: () => number, low: number, high: number): number {
  return low * (high / low) ** random();
}

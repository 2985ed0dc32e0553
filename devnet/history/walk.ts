/** A random walk as a sum of smooth noises: [blocks between the points, amplitude]. From weeks to minutes. */
const OCTAVES: Array<[period: number, amplitude: number]> = [
  [151_200, 0.3],
  [50_400, 0.12],
  [14_400, 0.06],
  [3_600, 0.03],
  [600, 0.012],
  [75, 0.004],
];
/** How many of the octaves an average over weeks still shows. */
const SLOW = 3;

/** 32 bits out of two numbers (the finaliser of murmur3). */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 bits out of a text (FNV-1a). */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** A number from 0 to 1 that a seed always gives. */
export const fraction = (a: number, b: number): number => mix(a, b) / 2 ** 32;

function noise(seed: number, at: number): number {
  const point = Math.floor(at);
  const along = at - point;
  const smooth = along * along * (3 - 2 * along);
  const left = fraction(seed, point) * 2 - 1;
  const right = fraction(seed, point + 1) * 2 - 1;
  return left + (right - left) * smooth;
}

/** Logarithm of what something was worth `age` blocks ago over what it is worth now; 0 at age 0. */
export function logWalk(seed: number, age: number, octaves = OCTAVES.length): number {
  const liveliness = 0.5 + fraction(seed, -1);
  return OCTAVES.slice(0, octaves).reduce((sum, [period, amplitude], octave) => {
    const own = mix(seed, octave);
    return sum + amplitude * liveliness * (noise(own, age / period) - noise(own, 0));
  }, 0);
}

/** The same walk as an average over weeks shows it. */
export const slowLogWalk = (seed: number, age: number): number => logWalk(seed, age, SLOW);

const SCALE = 1_000_000_000_000;

/** Scales an amount by a factor with twelve digits; a factor of 1 changes nothing. */
export function scaled(amount: bigint, factor: number): bigint {
  return (amount * BigInt(Math.round(factor * SCALE))) / BigInt(SCALE);
}

/**
 * Powers of a fraction below one, to 18 decimals, in integers. The chain's swap takes
 * (reserve / (reserve + input)) ^ (weight ratio) this way (`opentensor/subtensor pallets/swap/src/pallet/balancer.rs`).
 */
export const PERQUINTILL = 10n ** 18n;

/** Binary digits behind the point while computing: far more than the 60 that 18 decimals need. */
const BITS = 256n;
const FX_ONE = 1n << BITS;

const LN2 = lnOfMantissa(2n * FX_ONE);

/**
 * floor(10^18 * (numerator / denominator) ^ (exponentUp / exponentDown)) for 0 < numerator <= denominator.
 * @throws RangeError for anything else: the pool never needs it.
 */
export function powerFloor(
  numerator: bigint,
  denominator: bigint,
  exponentUp: bigint,
  exponentDown: bigint,
): bigint {
  if (numerator <= 0n || numerator > denominator || exponentUp < 0n || exponentDown <= 0n)
    throw new RangeError('power of a fraction outside (0, 1]');
  if (numerator === denominator || exponentUp === 0n) return PERQUINTILL;
  if (exponentUp === exponentDown) return (PERQUINTILL * numerator) / denominator;
  const logarithm = ln((denominator * FX_ONE) / numerator);
  const guess = (PERQUINTILL * expNegative((logarithm * exponentUp) / exponentDown)) >> BITS;
  // A result that is a whole number of 10^-18 may come out one too low; small exponents can be checked exactly.
  return settle(guess, numerator, denominator, exponentUp, exponentDown);
}

/** floor(scale * e^-(numerator / denominator)), for a numerator not below and a denominator above zero. */
export function decayFloor(scale: bigint, numerator: bigint, denominator: bigint): bigint {
  if (numerator < 0n || denominator <= 0n) throw new RangeError('decay of a negative time');
  return (scale * expNegative((numerator * FX_ONE) / denominator)) >> BITS;
}

/**
 * floor(10^18 * (numerator / denominator) ^ (exponentUp / exponentDown)) for 0 < denominator <= numerator: how far a
 * reserve may grow until a price is reached.
 * @throws RangeError for anything else
 */
export function growthFloor(
  numerator: bigint,
  denominator: bigint,
  exponentUp: bigint,
  exponentDown: bigint,
): bigint {
  if (denominator <= 0n || denominator > numerator || exponentUp < 0n || exponentDown <= 0n)
    throw new RangeError('growth of a number below one');
  if (numerator === denominator || exponentUp === 0n) return PERQUINTILL;
  if (exponentUp === exponentDown) return (PERQUINTILL * numerator) / denominator;
  const logarithm = ln((numerator * FX_ONE) / denominator);
  const guess = (PERQUINTILL * expPositive((logarithm * exponentUp) / exponentDown)) >> BITS;
  return settle(guess, numerator, denominator, exponentUp, exponentDown);
}

function settle(guess: bigint, numerator: bigint, denominator: bigint, up: bigint, down: bigint): bigint {
  const divisor = gcd(up, down);
  const [n, d] = [up / divisor, down / divisor];
  if (n > 64n || d > 64n) return guess;
  const next = guess + 1n;
  return next ** d * denominator ** n <= PERQUINTILL ** d * numerator ** n ? next : guess;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** ln of a fixed-point number >= 1. */
function ln(value: bigint): bigint {
  const shift = BigInt(value.toString(2).length) - 1n - BITS;
  return shift * LN2 + lnOfMantissa(value >> shift);
}

/** ln of a fixed-point number in [1, 2] by the area tangent series, whose argument is then at most a third. */
function lnOfMantissa(value: bigint): bigint {
  const z = ((value - FX_ONE) << BITS) / (value + FX_ONE);
  const square = (z * z) >> BITS;
  let term = z;
  let sum = 0n;
  for (let odd = 1n; term !== 0n; odd += 2n) {
    sum += term / odd;
    term = (term * square) >> BITS;
  }
  return 2n * sum;
}

/** exp(-value) of a fixed-point number >= 0: halvings of ln 2 first, then the series of the small rest. */
function expNegative(value: bigint): bigint {
  const halvings = value / LN2;
  const rest = value % LN2;
  let term = FX_ONE;
  let sum = FX_ONE;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = ((term * rest) >> BITS) / n;
    sum += n % 2n === 0n ? term : -term;
  }
  return sum >> halvings;
}

/** exp(value) of a fixed-point number >= 0: doublings of ln 2 first, then the series of the small rest. */
function expPositive(value: bigint): bigint {
  const doublings = value / LN2;
  const rest = value % LN2;
  let term = FX_ONE;
  let sum = FX_ONE;
  for (let n = 1n; term !== 0n; n += 1n) {
    term = ((term * rest) >> BITS) / n;
    sum += term;
  }
  return sum << doublings;
}

/** Binary fixed point with enough bits that a power floored to 10^-18 has more than 60 digits to spare. */
const BITS = 320n;
const UNIT = 1n << BITS;

/** atanh(z) of a fixed-point number between -1/2 and 1/2, as its power series; divisions cut towards zero, so it ends. */
function atanh(z: bigint): bigint {
  const square = (z * z) >> BITS;
  let power = z;
  let sum = z;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (power * square) / UNIT;
    sum += power / k;
  }
  return sum;
}

const LN_2 = 2n * atanh(UNIT / 3n);

/** Natural logarithm of a / b, both above zero. */
export function lnRatio(a: bigint, b: bigint): bigint {
  let x = (a << BITS) / b;
  let twos = 0n;
  for (; x >= (UNIT * 3n) / 2n; x >>= 1n) twos += 1n;
  for (; x < (UNIT * 3n) / 4n; x <<= 1n) twos -= 1n;
  return 2n * atanh(((x - UNIT) << BITS) / (x + UNIT)) + twos * LN_2;
}

/** e^x as a multiple of `scale`, with `guard` bits below it. */
export function expScaled(x: bigint, scale: bigint, guard: bigint): bigint {
  const twos = floorDivide(x, LN_2);
  const rest = x - twos * LN_2;
  let term = UNIT;
  let sum = UNIT;
  for (let k = 1n; term !== 0n; k += 1n) {
    term = (term * rest) / (k << BITS);
    sum += term;
  }
  const shift = BITS - guard - twos;
  return shift >= 0n ? (sum * scale) >> shift : (sum * scale) << -shift;
}

/** e^(a / b) as a multiple of `scale`. */
export function expRatio(a: bigint, b: bigint, scale: bigint): bigint {
  return expScaled((a << BITS) / b, scale, 0n);
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

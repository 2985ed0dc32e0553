/** Error correction of QR codes: polynomials over GF(256) with the field polynomial x^8+x^4+x^3+x^2+1 (ISO/IEC 18004). */
const FIELD = 0x11d;

const powers = new Uint8Array(255);
const logs = new Uint8Array(256);
for (let at = 0, value = 1; at < 255; at += 1) {
  powers[at] = value;
  logs[value] = at;
  value <<= 1;
  if (value > 255) value ^= FIELD;
}

function multiply(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  return powers[((logs[one] ?? 0) + (logs[other] ?? 0)) % 255] ?? 0;
}

/** Coefficients of the product of (x - 2^i) for i below `degree`, without the leading 1, highest power first. */
function generator(degree: number): Uint8Array {
  const out = new Uint8Array(degree);
  out[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let at = 0; at < degree; at += 1) {
      out[at] = multiply(out[at] ?? 0, root) ^ (out[at + 1] ?? 0);
    }
    root = multiply(root, 2);
  }
  return out;
}

/** The `count` correction codewords of a block of data codewords. */
export function correctionOf(data: Uint8Array, count: number): Uint8Array {
  const divisor = generator(count);
  const rest = new Uint8Array(count);
  for (const byte of data) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let at = 0; at < count; at += 1) rest[at] = (rest[at] ?? 0) ^ multiply(divisor[at] ?? 0, factor);
  }
  return rest;
}

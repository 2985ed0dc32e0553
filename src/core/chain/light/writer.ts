/** Little-endian unsigned integer of `length` bytes. @throws RangeError when it does not fit. */
export function uintBytes(value: bigint, length: number): Uint8Array {
  if (value < 0n || value >> BigInt(length * 8) !== 0n)
    throw new RangeError(`${value} does not fit ${length} bytes`);
  const out = new Uint8Array(length);
  let rest = value;
  for (let i = 0; i < length; i++) {
    out[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return out;
}

/** The shortest SCALE compact form of an unsigned integer below 2^536. */
export function compactBytes(value: bigint): Uint8Array {
  if (value < 1n << 6n) return uintBytes(value << 2n, 1);
  if (value < 1n << 14n) return uintBytes((value << 2n) | 1n, 2);
  if (value < 1n << 30n) return uintBytes((value << 2n) | 2n, 4);
  let width = 4;
  while (value >> BigInt(width * 8) !== 0n) width++;
  return concatBytes([Uint8Array.of(((width - 4) << 2) | 3), uintBytes(value, width)]);
}

export function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

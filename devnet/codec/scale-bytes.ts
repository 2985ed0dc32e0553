import { Bytes, type Codec, Tuple } from '@polkadot-api/substrate-bindings';

/** Everything up to the end of the input. */
const REST = Bytes(Number.POSITIVE_INFINITY);

/**
 * Decodes one value from the front of `bytes`.
 *
 * scale-ts reads past the end without complaint in places and takes non-canonical compacts, which a node refuses; so
 * the value must encode back to the very bytes it was read from.
 *
 * @throws when the bytes are too short or not canonical.
 */
export function decodeFront<T>(codec: Codec<T>, bytes: Uint8Array): { value: T; length: number } {
  // The library ignores byteOffset: never hand it a view.
  const [value, rest] = Tuple(codec, REST).dec(new Uint8Array(bytes));
  const length = bytes.length - rest.length;
  const again = codec.enc(value);
  if (again.length !== length || !startsWith(bytes, again)) throw new Error('not canonical SCALE');
  return { value, length };
}

/** Decodes a value that takes up all of `bytes`. @throws when bytes are left over or missing. */
export function decodeExact<T>(codec: Codec<T>, bytes: Uint8Array): T {
  const { value, length } = decodeFront(codec, bytes);
  if (length !== bytes.length) throw new Error(`${bytes.length - length} bytes left over`);
  return value;
}

/** Joins byte strings. */
export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** An error that names what was being done, with the library's terse one as its cause. */
export function during<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${what}: ${why}`, { cause });
  }
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

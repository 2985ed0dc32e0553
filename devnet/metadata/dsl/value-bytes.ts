import type { V14Lookup } from '@polkadot-api/substrate-bindings';
import { concatBytes } from '../../codec/scale-bytes.js';
import type { DeclaredValue } from './declare.js';

const SIZES: Readonly<Record<string, number>> = {
  bool: 1,
  char: 4,
  u8: 1,
  u16: 2,
  u32: 4,
  u64: 8,
  u128: 16,
  u256: 32,
  i8: 1,
  i16: 2,
  i32: 4,
  i64: 8,
  i128: 16,
  i256: 32,
};

/** SCALE bytes of a declared value; undefined stands for all zeros, as `Default` gives on the chain. */
export function bytesOfValue(types: V14Lookup, type: number, value: DeclaredValue | undefined): Uint8Array {
  if (value === undefined) return zeroBytes(types, type);
  if (typeof value === 'string') return Uint8Array.from(Buffer.from(value.slice(2), 'hex'));
  const size = SIZES[primitiveOf(types, type)];
  if (size === undefined) throw new Error(`type ${type} does not take an integer`);
  let rest = BigInt.asUintN(size * 8, BigInt(value));
  return Uint8Array.from({ length: size }, () => {
    const byte = Number(rest & 0xffn);
    rest >>= 8n;
    return byte;
  });
}

/** The bytes of `Default`: zeros, empty lists, the first variant. */
function zeroBytes(types: V14Lookup, type: number): Uint8Array {
  const def = types[type]?.def;
  const all = (ids: number[]) => concatBytes(...ids.map((id) => zeroBytes(types, id)));
  switch (def?.tag) {
    case 'composite':
      return all(def.value.map((field) => field.type));
    case 'tuple':
      return all(def.value);
    case 'array':
      return all(Array.from({ length: def.value.len }, () => def.value.type));
    case 'variant': {
      const [first] = [...def.value].sort((a, b) => a.index - b.index);
      if (!first) return new Uint8Array();
      return concatBytes(Uint8Array.of(first.index), all(first.fields.map((field) => field.type)));
    }
    case 'primitive':
      // The one primitive without a fixed size is str, whose default is the empty string.
      return new Uint8Array(SIZES[def.value.tag] ?? 1);
    default:
      return Uint8Array.of(0);
  }
}

/** Name of the primitive inside wrappers of one field (Percent, fixed-point numbers). */
function primitiveOf(types: V14Lookup, type: number): string {
  const def = types[type]?.def;
  if (def?.tag === 'primitive') return def.value.tag;
  const [only] = def?.tag === 'composite' ? def.value : [];
  return only ? primitiveOf(types, only.type) : '';
}

/**
 * polkadot-js values → plain data: every integer a bigint, accounts SS58 text (prefix 42), bytes a Uint8Array, absent
 * options null, enums `{ type, value }`. Field names are polkadot-js's camel case of the chain's own.
 */
import {
  BTreeMap,
  BTreeSet,
  Compact,
  Enum,
  Int,
  Option,
  Raw,
  Struct,
  Tuple,
  UInt,
  Vec,
  VecFixed,
} from '@polkadot/types';
import type { Codec } from '@polkadot/types/types';

export type Plain = null | boolean | bigint | string | Uint8Array | Plain[] | { [field: string]: Plain };

export function toPlain(codec: Codec): Plain {
  if (codec instanceof Option) return codec.isNone ? null : toPlain(codec.unwrap());
  if (codec instanceof Compact) return toPlain(codec.unwrap() as unknown as Codec);
  if (codec instanceof UInt || codec instanceof Int) return codec.toBigInt();
  if (codec instanceof Enum) return { type: codec.type, value: toPlain(codec.inner) };
  if (codec instanceof Vec || codec instanceof VecFixed || codec instanceof Tuple)
    return [...codec].map((item) => toPlain(item));
  if (codec instanceof BTreeSet) return [...codec].map((item) => toPlain(item as Codec));
  if (codec instanceof BTreeMap)
    return [...codec.entries()].map(([key, value]) => [toPlain(key as Codec), toPlain(value as Codec)]);
  if (codec instanceof Struct) return structToPlain(codec);
  if (codec instanceof Raw) return isAccount(codec) ? codec.toString() : codec.toU8a(true);
  return scalarToPlain(codec);
}

function structToPlain(struct: Struct): Plain {
  const out: { [field: string]: Plain } = {};
  for (const [name, value] of struct.entries()) out[String(name)] = toPlain(value as Codec);
  return out;
}

function isAccount(codec: Codec): boolean {
  return codec.toRawType() === 'AccountId';
}

function scalarToPlain(codec: Codec): Plain {
  const value = codec.toPrimitive();
  return typeof value === 'boolean' || typeof value === 'string' ? value : null;
}

import type { SignedPrimitive, UnsignedPrimitive } from '@polkadot-api/metadata-builders';
import {
  type Codec,
  compactBn,
  compactNumber,
  enhanceCodec,
  i8,
  i16,
  i32,
  i64,
  i128,
  i256,
  u8,
  u16,
  u32,
  u64,
  u128,
  u256,
} from '@polkadot-api/substrate-bindings';

type Name = SignedPrimitive | UnsignedPrimitive;

const INTEGERS: { [K in Name]: Codec<number> | Codec<bigint> } = {
  u8: ranged(u8, 0, 2 ** 8 - 1),
  u16: ranged(u16, 0, 2 ** 16 - 1),
  u32: ranged(u32, 0, 2 ** 32 - 1),
  u64: ranged(u64, 0n, 2n ** 64n - 1n),
  u128: ranged(u128, 0n, 2n ** 128n - 1n),
  u256: ranged(u256, 0n, 2n ** 256n - 1n),
  i8: ranged(i8, -(2 ** 7), 2 ** 7 - 1),
  i16: ranged(i16, -(2 ** 15), 2 ** 15 - 1),
  i32: ranged(i32, -(2 ** 31), 2 ** 31 - 1),
  i64: ranged(i64, -(2n ** 63n), 2n ** 63n - 1n),
  i128: ranged(i128, -(2n ** 127n), 2n ** 127n - 1n),
  i256: ranged(i256, -(2n ** 255n), 2n ** 255n - 1n),
};

/** An integer that refuses what does not fit, where the plain codec would wrap: numbers up to u32, then bigints. */
export function integerCodec(name: Name): Codec<number> | Codec<bigint> {
  return INTEGERS[name];
}

/** A compact integer of the given width, a number up to u32 and then a bigint. What is too wide is refused. */
export function compactCodec(size: UnsignedPrimitive): Codec<number> | Codec<bigint> {
  const bits = Number(size.slice(1));
  return bits <= 32
    ? ranged(compactNumber, 0, 2 ** bits - 1)
    : ranged(compactBn, 0n, 2n ** BigInt(bits) - 1n);
}

function ranged<T extends number | bigint>(codec: Codec<T>, min: T, max: T): Codec<T> {
  const check = (value: T) => {
    const fits = typeof value === typeof min && value >= min && value <= max;
    if (fits && (typeof value === 'bigint' || Number.isInteger(value))) return value;
    throw new Error(`${typeof min} from ${min} to ${max} wanted, not ${typeof value} ${value}`);
  };
  return enhanceCodec(codec, check, check);
}

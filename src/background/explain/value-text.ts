import { encodeAddress } from '../../core/address/index.js';
import {
  type Registry,
  type ScaleField,
  type ScaleValue,
  unwrapValue,
} from '../../core/chain/light/index.js';
import { escapeSuspicious, readableText, toHex } from '../signing/index.js';
import { accountIdOf } from './arguments.js';

const MAX_ITEMS = 64;
const FIXED_PLACES = 9;

/** A value as text: numbers in base units, accounts as addresses, bytes as text where they are text. */
export function valueText(registry: Registry, value: ScaleValue): string {
  const type = registry.at(value.type).path.at(-1);
  if (type === 'AccountId32' || type === 'MultiAddress') {
    const account = accountIdOf(value);
    if (account !== null) return encodeAddress(account);
  }
  const large = numberOfU256(registry, value);
  if (large !== null) return large.toString();
  switch (value.kind) {
    case 'uint':
    case 'int':
      return value.value.toString();
    case 'bool':
      return value.value ? 'true' : 'false';
    case 'text':
      return `"${escapeSuspicious(value.value)}"`;
    case 'bytes':
      return isHash(registry, value) ? toHex(value.value) : bytesText(value.value);
    case 'bits':
      return `${value.length} bits ${toHex(value.value)}`;
    case 'list':
      return `[${listText(registry, value.items)}]`;
    case 'struct':
      return structText(registry, value.fields);
    case 'variant':
      return variantText(registry, value.type === registry.callType, value.name, value.fields);
  }
}

/** Number of an argument that is one unsigned integer, whatever it is wrapped in. */
export function uintOf(value: ScaleValue): bigint | null {
  const inner = unwrapValue(value);
  return inner.kind === 'uint' ? inner.value : null;
}

/** Last part of a type's path, empty for one without. */
export function labelOf(registry: Registry, type: number): string {
  return registry.at(type).path.at(-1) ?? '';
}

/** Bytes of a fixed number: a hash, a key or an address, and never text, whatever letters they spell. */
export function isHash(registry: Registry, { type }: ScaleValue): boolean {
  return registry.at(type).def.tag === 'array';
}

/** The EVM's integers: four u64, the lowest first; null for anything else. */
export function numberOfU256(registry: Registry, value: ScaleValue): bigint | null {
  if (labelOf(registry, value.type) !== 'U256') return null;
  const limbs = unwrapValue(value);
  if (limbs.kind !== 'list') return null;
  return limbs.items.reduceRight((sum, limb) => (sum << 64n) | (uintOf(limb) ?? 0n), 0n);
}

/** A whole number of 10^-decimals as exact decimal text. */
export function decimalText(value: bigint, decimals: number): string {
  return decimal(value, decimals).replace(/\.?0+$/, '');
}

function decimal(value: bigint, decimals: number): string {
  const digits = value.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Names of the runtime's fixed-point types end with the number of bits behind the point: `U64F64`, `I96F32`. */
export const FIXED = /F(\d+)$/;

/** The bits of such a number as decimal text, cut after nine places, which is then said. */
export function fixedText(typeName: string, bits: bigint): string {
  const point = BigInt(FIXED.exec(typeName)?.[1] ?? 0);
  const scaled = (bits < 0n ? -bits : bits) * 10n ** BigInt(FIXED_PLACES);
  const shown = scaled >> point;
  const text =
    shown << point === scaled ? decimalText(shown, FIXED_PLACES) : `${decimal(shown, FIXED_PLACES)}…`;
  return bits < 0n ? `-${text}` : text;
}

/** An address of the internet: of version 4 where it fits into four bytes. */
export function ipText(value: bigint): string {
  const parts = (bits: bigint, count: number) =>
    Array.from({ length: count }, (_, index) =>
      BigInt.asUintN(Number(bits), value >> (bits * BigInt(count - 1 - index))),
    );
  if (value >> 32n === 0n) return parts(8n, 4).join('.');
  return parts(16n, 8)
    .map((part) => part.toString(16))
    .join(':');
}

function structText(registry: Registry, fields: readonly ScaleField[]): string {
  const [only] = fields;
  if (fields.length === 1 && only) return valueText(registry, only.value);
  const parts = fields.map(
    ({ name, value }) => (name === null ? '' : `${name}: `) + valueText(registry, value),
  );
  return fields.every(({ name }) => name === null) ? `(${parts.join(', ')})` : `{ ${parts.join(', ')} }`;
}

function variantText(
  registry: Registry,
  isCall: boolean,
  name: string,
  fields: readonly ScaleField[],
): string {
  const [only] = fields;
  if (!only) return name;
  // Carried calls are nodes of their own below: here only their names.
  if (isCall && only.value.kind === 'variant') return `${name}.${only.value.name}`;
  if (name === 'Some' && fields.length === 1) return valueText(registry, only.value);
  const parts = fields.map(
    (field) => (field.name ? `${field.name}: ` : '') + valueText(registry, field.value),
  );
  return `${name}(${parts.join(', ')})`;
}

function listText(registry: Registry, items: readonly ScaleValue[]): string {
  const shown = items
    .slice(0, MAX_ITEMS)
    .map((item) => valueText(registry, item))
    .join(', ');
  return items.length > MAX_ITEMS ? `${shown}, … ${items.length} in all` : shown;
}

function bytesText(bytes: Uint8Array): string {
  const text = bytes.length > 0 ? readableText(bytes) : null;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells numbers in bytes from text.
  const isText = text !== null && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text.plain);
  return isText ? `"${text.shown}"` : toHex(bytes);
}

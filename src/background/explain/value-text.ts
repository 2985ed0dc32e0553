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

/** A value as text: numbers in base units, accounts as addresses, bytes as text where they are text. */
export function valueText(registry: Registry, value: ScaleValue): string {
  const type = registry.at(value.type).path.at(-1);
  if (type === 'AccountId32' || type === 'MultiAddress') {
    const account = accountIdOf(value);
    if (account !== null) return encodeAddress(account);
  }
  switch (value.kind) {
    case 'uint':
    case 'int':
      return value.value.toString();
    case 'bool':
      return value.value ? 'true' : 'false';
    case 'text':
      return `"${escapeSuspicious(value.value)}"`;
    case 'bytes':
      return bytesText(value.value);
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

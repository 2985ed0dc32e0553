/**
 * One codec for everything that crosses a Chrome message port or rests in extension storage. Both are JSON there:
 * a bigint throws and a Uint8Array silently becomes `{}`. Bigints travel as `{"$n":"123"}`, bytes as `{"$b":"hex"}`.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

export type Wire = null | boolean | number | string | Wire[] | { [key: string]: Wire };

/** Plain data with bigints and bytes → JSON-safe data. @throws TypeError on functions, symbols and class instances. */
export function toWire(value: unknown): Wire {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'bigint':
      return { $n: value.toString() };
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('a number on the wire must be finite');
      return value;
    case 'object':
      break;
    default:
      throw new TypeError(`${typeof value} cannot cross the wire`);
  }
  if (value instanceof Uint8Array) return { $b: bytesToHex(value) };
  if (Array.isArray(value)) return value.map(toWire);
  const out: { [key: string]: Wire } = {};
  for (const [key, entry] of Object.entries(value)) if (entry !== undefined) out[key] = toWire(entry);
  return out;
}

/** The reverse of {@link toWire}. Objects come back on plain prototypes; `__proto__` and its kin are dropped. */
export function fromWire(wire: unknown): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  if (Array.isArray(wire)) return wire.map(fromWire);
  const keys = Object.keys(wire);
  const record = wire as Record<string, unknown>;
  if (keys.length === 1) {
    const { $n, $b } = record;
    if (typeof $n === 'string' && /^-?\d{1,40}$/.test($n)) return BigInt($n);
    if (typeof $b === 'string' && /^(?:[0-9a-f]{2})*$/.test($b)) return hexToBytes($b);
  }
  const out: Record<string, unknown> = {};
  for (const key of keys) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') continue;
    out[key] = fromWire(record[key]);
  }
  return out;
}

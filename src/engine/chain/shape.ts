/** Narrowing of decoded values. A field that is missing or of another kind is a bad answer, never a default. */
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Plain } from './plain.js';

const bad = (what: string) => new WalletError('chain/bad-answer', { what });

export function record(value: Plain | undefined, what: string): Record<string, Plain> {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Uint8Array)
    throw bad(what);
  return value;
}

export function list(value: Plain | undefined, what: string): Plain[] {
  if (!Array.isArray(value)) throw bad(what);
  return value;
}

export function int(value: Plain | undefined, what: string): bigint {
  if (typeof value !== 'bigint') throw bad(what);
  return value;
}

/** A fixed-point number is its bits, whether metadata writes it plainly or as a struct around them. */
export function fixedBits(value: Plain | undefined, what: string): bigint {
  return typeof value === 'bigint' ? value : int(record(value, what).bits, what);
}

export function small(value: Plain | undefined, what: string): number {
  const number = Number(int(value, what));
  if (!Number.isSafeInteger(number)) throw bad(what);
  return number;
}

export function flag(value: Plain | undefined, what: string): boolean {
  if (typeof value !== 'boolean') throw bad(what);
  return value;
}

export function address(value: Plain | undefined, what: string): string {
  if (typeof value !== 'string') throw bad(what);
  return value;
}

/** Longest text from the chain that is kept: longer names only serve to break a layout. */
const MAX_TEXT = 120;

/**
 * Bytes (or, as DynamicInfo has them, a list of byte values) → text. Untrusted: cut, and control and direction marks
 * removed, so that it cannot rearrange what stands next to it.
 */
export function text(value: Plain | undefined, what: string): string {
  if (typeof value === 'string') return clean(value);
  const bytes =
    value instanceof Uint8Array ? value : Uint8Array.from(list(value, what), (byte) => small(byte, what));
  return clean(new TextDecoder().decode(bytes));
}

function clean(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '')
    .trim()
    .slice(0, MAX_TEXT);
}

import { hexToBytes } from '@noble/hashes/utils.js';
import { decodeAddress } from '../../../core/address/index.js';
import {
  type DecodedCall,
  equalBytes,
  type ScaleValue,
  unwrapValue,
} from '../../../core/chain/light/index.js';
import type { IntentKind, SingleIntent } from '../../../core/operations/intent.js';
import { accountIdOf } from '../arguments.js';

/** Says whether an argument is what it should be. */
export type Check = (value: ScaleValue) => boolean;

/** The one call that an intent may become: its name and every argument in order, so that none goes unlooked at. */
export interface Expected {
  call: string;
  args: Record<string, Check>;
}

/** The intent of one kind. */
export type IntentOf<K extends IntentKind> = Extract<SingleIntent, { kind: K }>;
/** What some kinds of intent must become. */
export type Expectations<K extends SingleIntent['kind']> = {
  [Kind in K]: (intent: IntentOf<Kind>) => Expected;
};

/** Null when the call is the expected one; otherwise what differs first: `call`, or the name of an argument. */
export function differenceOf(call: DecodedCall, expected: Expected): string | null {
  const names = Object.keys(expected.args);
  const isCall =
    `${call.pallet}.${call.call}` === expected.call &&
    call.args.length === names.length &&
    call.args.every(({ name }, index) => name === names[index]);
  if (!isCall) return 'call';
  return call.args.find(({ name, value }) => !expected.args[name]?.(value))?.name ?? null;
}

/** An account by its 32 bytes, given plainly or as MultiAddress::Id. */
export function account(address: string): Check {
  return accountId(decodeAddress(address).accountId);
}

export function accountId(expected: Uint8Array): Check {
  return (value) => {
    const id = accountIdOf(value);
    return id !== null && equalBytes(id, expected);
  };
}

export function uint(expected: bigint | number): Check {
  return (value) => {
    const inner = unwrapValue(value);
    return inner.kind === 'uint' && inner.value === BigInt(expected);
  };
}

export function bool(expected: boolean): Check {
  return (value) => {
    const inner = unwrapValue(value);
    return inner.kind === 'bool' && inner.value === expected;
  };
}

/** A choice without fields, by its name in the runtime. */
export function named(expected: string): Check {
  return (value) => value.kind === 'variant' && value.name === expected && value.fields.length === 0;
}

/** `Option` of an unsigned integer: null is None. */
export function maybeUint(expected: bigint | null): Check {
  return (value) => {
    if (value.kind !== 'variant') return false;
    const [field] = value.fields;
    if (expected === null) return value.name === 'None' && field === undefined;
    return value.name === 'Some' && field !== undefined && uint(expected)(field.value);
  };
}

/** `BTreeSet` of small numbers: ascending, each once, as the chain writes it. */
export function uintSet(expected: readonly number[]): Check {
  const sorted = [...new Set(expected)].sort((a, b) => a - b);
  return (value) => {
    const inner = unwrapValue(value);
    if (inner.kind !== 'list' || inner.items.length !== sorted.length) return false;
    return inner.items.every((item, index) => uint(sorted[index] ?? -1)(item));
  };
}

/** Bytes given as `0x` hex, such as an H160. */
export function bytes(hex: string): Check {
  const expected = hexToBytes(hex.slice(2).toLowerCase());
  return (value) => {
    const inner = unwrapValue(value);
    return inner.kind === 'bytes' && equalBytes(inner.value, expected);
  };
}

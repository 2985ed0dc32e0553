import { encodeAddress } from '../../core/address/index.js';
import {
  type DecodedArg,
  type DecodedCall,
  type Registry,
  type ScaleValue,
  unwrapValue,
} from '../../core/chain/light/index.js';
import type { Param } from '../../core/explain/types.js';
import { readableText, toHex } from '../signing/index.js';
import { accountIdOf } from './arguments.js';
import { isNetuid, numberParam, type Place, text } from './call-numbers.js';
import { type Unit, unitOf, WHOLES } from './call-units.js';
import type { FactView } from './fact-view.js';
import { isHash, labelOf, numberOfU256, uintOf, valueText } from './value-text.js';

/** Items of a list that a sentence names; the tree under it has them all. */
const SHOWN_ITEMS = 3;
/** Characters of a text that a sentence quotes. */
const SHOWN_TEXT = 96;
/** What is not there: said by the popup, in its language. */
const NONE: Param = { t: 'list', items: [], more: 0 };

/** Subnets that a sentence about the call names, for looking up their names. */
export function netuidsOf(call: DecodedCall): number[] {
  return call.args.flatMap((arg) =>
    isNetuid(call, arg)
      ? shownIn(arg.value).flatMap((value) => {
          const number = uintOf(value);
          return number === null ? [] : [Number(number)];
        })
      : [],
  );
}

/** Accounts that a sentence about the call names, in the arguments of these names. */
export function accountsOf(call: DecodedCall, names: RegExp = /./): string[] {
  return call.args
    .filter(({ name, type }) => names.test(name) && /AccountId32|MultiAddress/.test(type))
    .flatMap(({ value }) => shownIn(value).flatMap(accountsIn));
}

/** An argument with its meaning kept; null where its text says all there is. */
export function paramOf(
  registry: Registry,
  call: DecodedCall,
  arg: DecodedArg,
  view: FactView,
): Param | null {
  return paramAt({ registry, call, arg, unit: unitOf(call, arg), view }, arg.value);
}

/**
 * Every argument by its own name, as text where nothing better is known, and `call`: the call's name. What a call carries
 * in an argument called `call` is therefore `inner`.
 */
export function callParams(registry: Registry, call: DecodedCall, view: FactView): Record<string, Param> {
  const params = call.args.map((arg): [string, Param] => [
    arg.name === 'call' ? 'inner' : arg.name,
    carriedIn(registry, call, arg, view) ??
      paramOf(registry, call, arg, view) ??
      text(cutText(valueText(registry, arg.value))),
  ]);
  return { ...Object.fromEntries(params), call: text(`${call.pallet}.${call.call}`) };
}

/** What the one call in an argument does. */
function carriedIn(
  registry: Registry,
  { children }: DecodedCall,
  { value, bytes }: DecodedArg,
  view: FactView,
): Param | null {
  const [carried = value] = value.kind === 'variant' && value.name === 'Some' ? valuesOf(value) : [];
  if (carried.type !== registry.callType) return null;
  const place = bytes.byteOffset - value.start + carried.start;
  const child = children.find((candidate) => candidate.bytes.byteOffset === place);
  return child
    ? { t: 'sentence', sentence: { code: 'call', params: callParams(registry, child, view) } }
    : null;
}

/** A longer text, cut, with what it measures. */
export function cutText(long: string, max = SHOWN_TEXT): string {
  return long.length > max ? `${long.slice(0, max)}… (${long.length} characters)` : long;
}

function paramAt(place: Place, value: ScaleValue): Param | null {
  const { registry, unit, view } = place;
  const label = labelOf(registry, value.type);
  if (label === 'AccountId32' || label === 'MultiAddress') {
    const account = accountIdOf(value);
    return account && view.accountParam(encodeAddress(account));
  }
  const large = numberOfU256(registry, value);
  if (large !== null) return numberParam(place, large, unit);
  switch (value.kind) {
    case 'bool':
      return { t: 'flag', on: value.value };
    case 'uint':
      return numberParam(place, value.value, label in WHOLES ? (label as Unit) : unit);
    case 'int':
      return numberParam(place, value.value, 'int');
    case 'bytes':
      if (value.value.length === 0) return text('');
      return isHash(registry, value) || readableText(value.value) === null
        ? { t: 'hex', hex: toHex(value.value) }
        : null;
    case 'list':
      return listParam(place, value.items);
    case 'variant':
      return variantParam(place, value);
    case 'struct':
      return structParam(place, value, label);
    default:
      return null;
  }
}

function listParam(place: Place, items: readonly ScaleValue[]): Param | null {
  const shown = items.slice(0, SHOWN_ITEMS).map((item) => paramAt(place, item));
  return shown.every((item) => item !== null)
    ? { t: 'list', items: shown, more: items.length - shown.length }
    : null;
}

function variantParam(place: Place, { name, fields, type }: ScaleValue & { kind: 'variant' }): Param | null {
  const [only] = fields;
  if (!only) return name === 'None' ? NONE : text(name);
  return name === 'Some' && labelOf(place.registry, type) === 'Option' ? paramAt(place, only.value) : null;
}

function structParam(place: Place, { fields }: ScaleValue & { kind: 'struct' }, label: string): Param | null {
  const [first, second, third, fourth] = valuesOf({ fields });
  if (first && !second) return paramAt(label in WHOLES ? { ...place, unit: label as Unit } : place, first);
  const list = (items: Array<Param | null>): Param | null =>
    items.every((item) => item !== null) ? { t: 'list', items, more: 0 } : null;
  if (place.arg.name === 'children' && first && second)
    return list([paramAt(place, second), paramAt({ ...place, unit: 'PerU64' }, first)]);
  if (place.arg.name !== 'legs' || !first || !second || !third || !fourth) return null;
  const alpha = (subnet: ScaleValue, amount: ScaleValue) => {
    const [netuid, base] = [uintOf(subnet), uintOf(amount)];
    return netuid === null || base === null ? null : place.view.alphaParam(Number(netuid), base);
  };
  const subnets = [first, second].map((value) => paramAt({ ...place, unit: 'subnet' }, value));
  return list([...subnets, alpha(first, third), alpha(second, fourth)]);
}

/** The values behind an argument that a sentence shows: of a list the first few. */
function shownIn(value: ScaleValue): ScaleValue[] {
  const inner = unwrapValue(value);
  if (inner.kind === 'list') return inner.items.slice(0, SHOWN_ITEMS);
  const some = inner.kind === 'variant' && inner.name === 'Some' ? inner.fields[0]?.value : undefined;
  return [some ?? value];
}

/** The account a value is, or the one in a pair such as a child and its share. */
function accountsIn(value: ScaleValue): string[] {
  const values =
    value.kind === 'struct' && value.fields.length > 1 ? value.fields.map((field) => field.value) : [value];
  return values.flatMap((candidate) => {
    const account = accountIdOf(candidate);
    return account === null ? [] : [encodeAddress(account)];
  });
}

function valuesOf({ fields }: { fields: ReadonlyArray<{ value: ScaleValue }> }): ScaleValue[] {
  return fields.map(({ value }) => value);
}

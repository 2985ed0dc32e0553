import { bytesToHex } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import type { CanonicalCall } from '../../explain/types.js';
import { decodeValue } from './decode.js';
import { encodeValue } from './encode.js';
import { ByteReader } from './reader.js';
import { type Registry, typeLabel } from './registry.js';
import { type ScaleValue, unwrapValue } from './value.js';
import { equalBytes } from './writer.js';

export interface DecodedArg {
  name: string;
  /** Type for the eye. */
  type: string;
  /** Type as the runtime's source spells it, e.g. `AlphaBalance`: it tells a TAO amount from an alpha amount. */
  typeName: string;
  value: ScaleValue;
  bytes: Uint8Array;
}

/** A call with the exact bytes of every argument. Names are the metadata's. */
export interface DecodedCall {
  pallet: string;
  call: string;
  args: DecodedArg[];
  /** Calls carried in the arguments, found by type at any depth, in order. */
  children: DecodedCall[];
  bytes: Uint8Array;
}

/**
 * Decodes call bytes: every byte used, and encoding again gives the same bytes.
 * @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical, sign/nested-too-deep, sign/unknown-call
 */
export function decodeCall(registry: Registry, bytes: Uint8Array): DecodedCall {
  const reader = new ByteReader(bytes);
  const call = decodeCallAt(registry, reader);
  if (reader.left > 0) throw new WalletError('sign/trailing-bytes', { left: reader.left });
  return call;
}

/** The same for a call at the reader's place, with something behind it. */
export function decodeCallAt(registry: Registry, reader: ByteReader): DecodedCall {
  const start = reader.offset;
  const value = decodeValue(registry, registry.callType, reader);
  if (!equalBytes(encodeValue(registry, value), reader.bytes.subarray(start, reader.offset)))
    throw new WalletError('sign/not-canonical', { at: start });
  return toCall(registry, value, reader.bytes);
}

/** The form two codecs are compared in: exact bytes, and decimal text of whatever is one unsigned integer. */
export function canonicalCall(call: DecodedCall): CanonicalCall {
  return {
    pallet: call.pallet,
    call: call.call,
    args: call.args.map(({ name, value, bytes }) => ({
      name,
      hex: `0x${bytesToHex(bytes)}`,
      uint: uintText(value),
    })),
  };
}

function toCall(registry: Registry, value: ScaleValue, bytes: Uint8Array): DecodedCall {
  const inner = value.kind === 'variant' ? value.fields[0]?.value : undefined;
  if (value.kind !== 'variant' || inner?.kind !== 'variant')
    throw new WalletError('sign/unknown-call', { at: value.start });
  return {
    pallet: value.name,
    call: inner.name,
    args: inner.fields.map((field, index) => ({
      name: field.name ?? String(index),
      type: typeLabel(registry, field.value.type),
      typeName: field.typeName ?? '',
      value: field.value,
      bytes: bytes.subarray(field.value.start, field.value.end),
    })),
    children: inner.fields.flatMap((field) => callsIn(registry, field.value, bytes)),
    bytes: bytes.subarray(value.start, value.end),
  };
}

function callsIn(registry: Registry, value: ScaleValue, bytes: Uint8Array): DecodedCall[] {
  if (value.type === registry.callType) return [toCall(registry, value, bytes)];
  if (value.kind === 'list') return value.items.flatMap((item) => callsIn(registry, item, bytes));
  if (value.kind === 'struct' || value.kind === 'variant')
    return value.fields.flatMap((field) => callsIn(registry, field.value, bytes));
  return [];
}

function uintText(value: ScaleValue): string | null {
  const inner = unwrapValue(value);
  return inner.kind === 'uint' ? inner.value.toString() : null;
}

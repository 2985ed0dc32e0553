import { compact } from '@polkadot-api/substrate-bindings';
import type { DecodedCall, RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames, type Variant } from './metadata-index.js';
import { concatBytes, decodeFront, during } from './scale-bytes.js';
import { buildVariant } from './variant-codec.js';

type CallCodec = Pick<
  RuntimeCodec,
  'hasCall' | 'callArgs' | 'decodeCall' | 'encodeCall' | 'liftCall' | 'encodeInherent'
>;

/** First byte of an unsigned (bare) extrinsic of version 4. */
const BARE_V4 = 4;

/** Calls by name. Only the codecs of calls that are met are built, not that of the whole RuntimeCall. */
export function createCallCodec(index: MetadataIndex): CallCodec {
  const build = memoiseByNames((pallet, name) => buildVariant(index, 'calls', pallet, name));
  const callArgs = (pallet: string, name: string) =>
    index.variant('calls', pallet, name)?.fields.map((field) => field.name ?? '');

  function decodeCall(bytes: Uint8Array): DecodedCall {
    const [palletIndex, callIndex] = bytes;
    if (palletIndex === undefined || callIndex === undefined) throw new Error('call: too short');
    const pallet = index.palletAt(palletIndex);
    const variant = pallet && index.variantAt('calls', pallet, callIndex);
    if (!variant) throw new Error(`call: this metadata has none at ${palletIndex}.${callIndex}`);
    const where = `call ${pallet.name}.${variant.name}`;
    return during(where, () => {
      const { value, length } = decodeFront(build(pallet.name, variant.name).codec, bytes.subarray(2));
      const left = bytes.length - 2 - length;
      if (left > 0) throw new Error(`${left} bytes left over`);
      return { pallet: pallet.name, name: variant.name, args: recordOf(value) };
    });
  }

  function encodeCall({ pallet, name, args }: DecodedCall): Uint8Array {
    const variant = index.variant('calls', pallet, name);
    if (!variant) throw new Error(`this metadata has no call ${pallet}.${name}`);
    return during(`call ${pallet}.${name}`, () => {
      checkArguments(variant, args);
      const { codec, location } = build(pallet, name);
      return concatBytes(Uint8Array.from(location), codec.enc(args));
    });
  }

  /** The chain decodes a missing key as zero bytes only for optional arguments; anything else is a caller's slip. */
  function checkArguments(variant: Variant, args: Record<string, unknown>): void {
    const names = variant.fields.map((field) => field.name ?? '');
    const unknown = Object.keys(args).find((name) => !names.includes(name));
    if (unknown !== undefined) throw new Error(`no argument ${unknown}`);
    for (const field of variant.fields) {
      const kind = index.entry(field.type).type;
      if (args[field.name ?? ''] === undefined && kind !== 'option' && kind !== 'void') {
        throw new Error(`argument ${field.name} is missing`);
      }
    }
  }

  return {
    hasCall: (pallet, call) => index.variant('calls', pallet, call) !== undefined,
    callArgs,
    decodeCall,
    encodeCall,
    liftCall,
    encodeInherent(call) {
      const body = concatBytes(Uint8Array.of(BARE_V4), encodeCall(call));
      return concatBytes(compact.enc(body.length), body);
    },
  };
}

function liftCall(native: unknown): DecodedCall {
  if (!isEnum(native) || !isEnum(native.value)) throw new Error('not a native call value');
  return { pallet: native.type, name: native.value.type, args: recordOf(native.value.value) };
}

function isEnum(value: unknown): value is { type: string; value: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Calls without arguments decode to undefined. */
function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

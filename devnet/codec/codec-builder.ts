import type { getLookupCodecBuilder, LookupEntry } from '@polkadot-api/metadata-builders';
import {
  AccountId,
  BitSeq,
  Bytes,
  bool,
  char,
  compact,
  createCodec,
  createDecoder,
  enhanceCodec,
  ethAccount,
  Option,
  Result,
  Self,
  SizedBytes,
  Struct,
  str,
  Tuple,
  Variant,
  Vector,
  _void as voidCodec,
} from '@polkadot-api/substrate-bindings';
import { compactCodec, integerCodec } from './integer-codec.js';

/** A codec whose value type only the metadata knows. */
export type NativeCodec = ReturnType<ReturnType<typeof getLookupCodecBuilder>>;

type EnumEntry = Extract<LookupEntry, { type: 'enum' }>;
/** What a variant of an enum may hold; unlike other entries these need not have an id. */
type Body = LookupEntry | EnumEntry['value'][string];

const VEC_U8 = Bytes();

/**
 * Codecs of metadata types, each built when first asked for and then kept.
 *
 * Values are those of @polkadot-api/metadata-builders' own builder. That one is not used because it encodes
 * `sp_runtime::ModuleError` without its padding, lets integers wrap and cuts or leaves short `[u8; N]`: on a chain that
 * executes what it encodes each of these would pass for a wrong balance or a garbled event.
 */
export function createCodecBuilder(ss58Prefix: number): (entry: LookupEntry) => NativeCodec {
  const accountId = AccountId(ss58Prefix);
  const built = new Map<number, NativeCodec>();
  const underWay = new Set<number>();

  function build(entry: LookupEntry): NativeCodec {
    const known = built.get(entry.id);
    if (known) return known;
    if (underWay.has(entry.id)) return Self(() => build(entry));
    underWay.add(entry.id);
    const codec = buildBody(entry);
    underWay.delete(entry.id);
    built.set(entry.id, codec);
    return codec;
  }

  function buildBody(body: Body): NativeCodec {
    switch (body.type) {
      case 'void':
        return voidCodec;
      case 'lookupEntry':
        return build(body.value);
      case 'primitive':
        if (body.value === 'bool') return bool;
        if (body.value === 'str') return str;
        if (body.value === 'char') return char;
        return integerCodec(body.value);
      case 'compact':
        return compactCodec(body.size);
      case 'bitSequence':
        return BitSeq(body.isLSB);
      case 'AccountId32':
        return accountId;
      case 'AccountId20':
        return ethAccount;
      case 'option':
        return Option(build(body.value));
      case 'result':
        return Result(build(body.value.ok), build(body.value.ko));
      case 'sequence':
        return isU8(body.value) ? VEC_U8 : sequence(build(body.value));
      case 'array':
        return isU8(body.value) && 'id' in body ? byteArray(body.len) : Vector(build(body.value), body.len);
      case 'tuple':
        return Tuple(...body.value.map(build));
      case 'struct':
        return structOf(mapValues(body.value, build));
      case 'enum':
        return buildEnum(body);
    }
  }

  function buildEnum({ value, byteLength }: EnumEntry): NativeCodec {
    const indexes = Object.values(value).map((variant) => variant.idx);
    const codec: NativeCodec = Variant(mapValues(value, buildBody) as NamedCodecs, indexes as never);
    return byteLength === undefined ? codec : padded(codec, byteLength);
  }

  return build;
}

function isU8(entry: LookupEntry): boolean {
  return entry.type === 'primitive' && entry.value === 'u8';
}

/** The library's type for a record of codecs, which forbids number and symbol keys. */
type NamedCodecs = Parameters<typeof Struct>[0];

/** A struct of named codecs, in order. */
export function structOf(codecs: Record<string, NativeCodec>): NativeCodec {
  return Struct(codecs as NamedCodecs);
}

/** `[u8; N]` as a hex string of exactly N bytes. */
function byteArray(length: number): NativeCodec {
  const pattern = new RegExp(`^0x[0-9a-fA-F]{${length * 2}}$`);
  return enhanceCodec(
    SizedBytes(length),
    (hex: string) => {
      if (typeof hex === 'string' && pattern.test(hex)) return hex;
      throw new Error(`${length} bytes in hex wanted, not ${String(hex).slice(0, 80)}`);
    },
    (hex) => hex,
  );
}

/**
 * `Vec<T>`. The library believes the length it reads and goes on past the end of the bytes, so that six bytes from the
 * network could keep it busy for minutes; every element of these runtimes takes at least one byte.
 */
function sequence(element: NativeCodec): NativeCodec {
  const decode = createDecoder((bytes) => {
    const length = Number(compact.dec(bytes));
    // scale-ts keeps its place in `i`.
    const left = bytes.length - (bytes as Uint8Array & { i: number }).i;
    if (length > left) throw new Error(`list of ${length} in ${left} bytes`);
    return Array.from({ length }, () => element.dec(bytes));
  });
  return createCodec(Vector(element).enc, decode);
}

/** Takes a fixed number of bytes, filled up with zeros. */
function padded(codec: NativeCodec, length: number): NativeCodec {
  const all = Bytes(length);
  return createCodec(
    (value) => {
      const bytes = new Uint8Array(length);
      bytes.set(codec.enc(value));
      return bytes;
    },
    (bytes) => codec.dec(all.dec(bytes)),
  );
}

function mapValues<T, R>(record: Record<string, T>, map: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

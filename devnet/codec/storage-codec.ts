import {
  Blake2128,
  Blake2128Concat,
  Blake2256,
  type EncoderWithHash,
  enhanceCodec,
  Identity,
  Storage,
  Twox64Concat,
  Twox128,
  Twox256,
  _void as voidCodec,
} from '@polkadot-api/substrate-bindings';
import type { Hex, RuntimeCodec } from '../types.js';
import type { NativeCodec } from './codec-builder.js';
import { type MetadataIndex, memoiseByNames, type UnifiedPallet } from './metadata-index.js';
import { during } from './scale-bytes.js';

type StorageCodec = Pick<
  RuntimeCodec,
  'hasStorage' | 'storageKey' | 'encodeStorage' | 'decodeStorage' | 'storageDefault' | 'constant'
>;

type StorageItem = NonNullable<UnifiedPallet['storage']>['items'][number];

const HASHERS = { Blake2128, Blake2256, Blake2128Concat, Twox128, Twox256, Twox64Concat, Identity };
/** StorageEntryModifier::Default; the other one is Optional. */
const HAS_DEFAULT = 1;

/** Storage items and constants by name. */
export function createStorageCodec(index: MetadataIndex): StorageCodec {
  const findItem = (pallet: string, item: string) =>
    index.pallet(pallet)?.storage?.items.find((candidate) => candidate.name === item);
  const build = memoiseByNames((pallet, item) => {
    const found = findItem(pallet, item);
    if (!found) throw new Error(`this metadata has no storage item ${pallet}.${item}`);
    const hashedKeys = hashersOf(found, index);
    const value = storedCodec(
      index.codec(found.type.tag === 'map' ? found.type.value.value : found.type.value),
    );
    return {
      keys: Storage(index.pallet(pallet)?.storage?.prefix ?? pallet)(item, ...hashedKeys),
      length: hashedKeys.length,
      value,
      fallback: found.modifier === HAS_DEFAULT ? value.dec(found.fallback) : undefined,
    };
  });
  const constants = new Map<string, unknown>();

  return {
    hasStorage: (pallet, item) => findItem(pallet, item) !== undefined,
    storageKey(pallet, item, ...args) {
      const { keys, length } = build(pallet, item);
      if (args.length > length) throw new Error(`${pallet}.${item} takes ${length} keys, not ${args.length}`);
      return during(`key of ${pallet}.${item}`, () => keys.enc(...args) as Hex);
    },
    encodeStorage: (pallet, item, value) =>
      during(`value of ${pallet}.${item}`, () => build(pallet, item).value.enc(value)),
    decodeStorage: (pallet, item, bytes) =>
      during(`value of ${pallet}.${item}`, () => build(pallet, item).value.dec(new Uint8Array(bytes))),
    storageDefault: (pallet, item) => build(pallet, item).fallback,
    constant(pallet, name) {
      const key = `${pallet}.${name}`;
      if (constants.has(key)) return constants.get(key);
      const found = index.pallet(pallet)?.constants.find((constant) => constant.name === name);
      if (!found) return undefined;
      const value: unknown = index.codec(found.type).dec(found.value);
      constants.set(key, value);
      return value;
    },
  };
}

function hashersOf({ type }: StorageItem, index: MetadataIndex): EncoderWithHash<unknown>[] {
  if (type.tag === 'plain') return [];
  const { hashers, key } = type.value;
  const keyTypes = hashers.length === 1 ? [key] : partsOf(key, index);
  return hashers.map((hasher, at) => {
    const keyType = keyTypes[at];
    if (keyType === undefined) throw new Error('storage key has fewer parts than hashers');
    return [index.codec(keyType), HASHERS[hasher.tag]];
  });
}

/** Types of a multi-part key, which metadata writes as one tuple. */
function partsOf(key: number, { metadata }: MetadataIndex): number[] {
  const def = metadata.lookup[key]?.def;
  if (def?.tag !== 'tuple') throw new Error('storage key of several parts is not a tuple');
  return def.value;
}

/** An entry whose value is `()` exists or does not: null stands for "exists", since undefined means absent. */
function storedCodec(codec: NativeCodec): NativeCodec {
  return codec === voidCodec
    ? enhanceCodec(
        voidCodec,
        () => undefined,
        () => null,
      )
    : codec;
}

import type { Hex, RuntimeCodec } from '../types.js';
import { type MetadataIndex, memoiseByNames } from './metadata-index.js';
import { during } from './scale-bytes.js';

type StorageCodec = Pick<
  RuntimeCodec,
  'hasStorage' | 'storageKey' | 'encodeStorage' | 'decodeStorage' | 'storageDefault' | 'constant'
>;

/** Storage items and constants by name. */
export function createStorageCodec(index: MetadataIndex): StorageCodec {
  const findItem = (pallet: string, item: string) =>
    index.pallet(pallet)?.storage?.items.find((candidate) => candidate.name === item);
  const build = memoiseByNames((pallet, item) => {
    if (!findItem(pallet, item)) throw new Error(`this metadata has no storage item ${pallet}.${item}`);
    return index.builder.buildStorage(pallet, item);
  });
  const constants = new Map<string, unknown>();

  return {
    hasStorage: (pallet, item) => findItem(pallet, item) !== undefined,
    storageKey(pallet, item, ...args) {
      const { keys, len } = build(pallet, item);
      if (args.length > len) throw new Error(`${pallet}.${item} takes ${len} keys, not ${args.length}`);
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
      const value: unknown = index.builder.buildDefinition(found.type).dec(found.value);
      constants.set(key, value);
      return value;
    },
  };
}

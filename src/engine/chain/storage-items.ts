import type { StorageEntry } from '@polkadot/types/primitive/types';
import { stringCamelCase } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Plain } from './plain.js';
import type { Runtime } from './runtime.js';
import { decodeCodec, decodeStrict } from './strict.js';

/** A storage item of this runtime, found by its names in metadata. */
export interface StorageItem {
  readonly name: string;
  /** Full key for all arguments. */
  key(...args: Array<string | number>): string;
  /** Prefix under which all entries of a map lie, or those that share the first arguments. */
  prefix(...args: Array<string | number>): string;
  /**
   * Value from raw bytes; `null` (nothing stored) gives the item's declared default, or null where it is optional.
   * @throws WalletError chain/bad-answer
   */
  decode(raw: string | null): Plain;
  /** Last 32 bytes of a key whose last argument is an account under a `*Concat` hasher, as an address. */
  accountOfKey(key: string): string;
}

const cache = new WeakMap<Runtime, Map<string, StorageItem | null>>();

/** Null when this runtime has no such item. */
export function storageItem(runtime: Runtime, pallet: string, item: string): StorageItem | null {
  const name = `${pallet}.${item}`;
  const known = cache.get(runtime) ?? new Map<string, StorageItem | null>();
  cache.set(runtime, known);
  const hit = known.get(name);
  if (hit !== undefined) return hit;
  const made = find(runtime, pallet, item);
  known.set(name, made);
  return made;
}

/** @throws WalletError chain/unavailable-feature when this runtime has no such item. */
export function needStorage(runtime: Runtime, pallet: string, item: string): StorageItem {
  const found = storageItem(runtime, pallet, item);
  if (!found) throw new WalletError('chain/unavailable-feature', { feature: `${pallet}.${item}` });
  return found;
}

function find(runtime: Runtime, pallet: string, item: string): StorageItem | null {
  const section = runtime.api.query[stringCamelCase(pallet)];
  if (!section) return null;
  const call = Object.values(section).find(
    (entry) => entry.creator.method === item || metaName(entry.creator) === item,
  );
  if (!call) return null;
  const { meta } = call.creator;
  const id = meta.type.isPlain ? meta.type.asPlain : meta.type.asMap.value;
  const type = runtime.api.registry.createLookupType(id);
  const name = `${pallet}.${item}`;
  return {
    name,
    key: (...args) => call.key(...args),
    prefix: (...args) => call.keyPrefix(...args),
    decode(raw) {
      if (raw !== null) return decodeStrict(runtime, type, raw, name);
      return meta.modifier.isOptional ? null : decodeStrict(runtime, type, meta.fallback.toHex(), name);
    },
    accountOfKey: (key) => String(decodeCodec(runtime, 'AccountId', `0x${key.slice(-64)}`, name)),
  };
}

function metaName(entry: StorageEntry): string {
  return entry.meta.name.toString();
}

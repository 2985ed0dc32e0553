import { toHex } from '../../node/bytes.js';
import type { Block } from '../../node/chain-store.js';
import type { Hex } from '../../types.js';
import type { ChainFront } from '../chain-front.js';
import { invalidParams } from '../errors.js';
import { asLooseHex, type Params } from '../params.js';
import { storageHash, storageValue } from '../state-read.js';

const TYPES = [
  'value',
  'hash',
  'closestDescendantMerkleValue',
  'descendantsValues',
  'descendantsHashes',
] as const;

/** One item asked for in `chainHead_v1_storage` and `archive_v1_storage`. */
export interface StorageQuery {
  key: Hex;
  type: (typeof TYPES)[number];
  /** Descendants come from behind this key on (archive only). */
  after: Hex | undefined;
}

export interface StorageItem {
  key: Hex;
  value?: Hex;
  hash?: Hex;
}

/** Keys read at a time while descendants are gone through. */
const STEP = 100;

/** Reads the list of items. Throws Invalid params. */
export function readQueries(params: Params, index: number): StorageQuery[] {
  const list = params.raw(index);
  if (!Array.isArray(list)) throw invalidParams(`parameter ${index} must be a list of items`);
  return list.map((item: unknown) => {
    const { key, type, paginationStartKey } = (item ?? {}) as Record<string, unknown>;
    const known = TYPES.find((name) => name === type);
    if (known === undefined)
      throw invalidParams(`parameter ${index}: type must be one of ${TYPES.join(', ')}`);
    const after = paginationStartKey ?? undefined;
    if (after !== undefined && !known.startsWith('descendants')) {
      throw invalidParams(`parameter ${index}: paginationStartKey is for descendants only`);
    }
    return {
      key: asLooseHex(key, index),
      type: known,
      after: after === undefined ? undefined : asLooseHex(after, index),
    };
  });
}

/**
 * What a block's storage holds for the queries, in their order; nothing for a child trie, since the chain has none.
 * Throws the front's error when the state is gone, and on a Merkle value, which takes a trie.
 */
export function* storageItems(
  chain: ChainFront,
  block: Block,
  queries: StorageQuery[],
  childTrie: boolean,
): Generator<StorageItem> {
  for (const { key, type, after } of queries) {
    if (type === 'closestDescendantMerkleValue') {
      throw new Error('devnet keeps no trie: there are no Merkle values');
    }
    if (childTrie) continue;
    const hashed = type === 'hash' || type === 'descendantsHashes';
    const keys = type.startsWith('descendants') ? keysUnder(chain, block, key, after) : [key];
    for (const found of keys) {
      const value = storageValue(chain, block, found);
      if (!value) continue;
      yield hashed ? { key: found, hash: storageHash(value) } : { key: found, value: toHex(value) };
    }
  }
}

function* keysUnder(chain: ChainFront, block: Block, prefix: Hex, after: Hex | undefined): Generator<Hex> {
  const view = chain.view(block);
  for (let start = after; ; ) {
    const keys = start === undefined ? view.rawKeys(prefix, STEP) : view.rawKeys(prefix, STEP, start);
    yield* keys;
    start = keys.at(-1);
    if (keys.length < STEP) return;
  }
}

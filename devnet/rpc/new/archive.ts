import { fromHex, toHex } from '../../node/bytes.js';
import { encodeHeader } from '../../node/header.js';
import { type Method, type MethodTable, subscribe } from '../method.js';
import { runtimeCall } from '../state-read.js';
import { readQueries, storageItems } from './storage-query.js';

const STORAGE_EVENT = 'archive_v1_storageEvent';

const header: Method = (params, { chain }) => {
  const block = chain.get(params.hash(0));
  return block ? toHex(encodeHeader(block.header)) : null;
};

const body: Method = (params, { chain }) => chain.get(params.hash(0))?.body.map(toHex) ?? null;

const call: Method = (params, context) => {
  const block = context.chain.get(params.hash(0));
  const name = params.string(1);
  const args = fromHex(params.looseHex(2));
  if (!block) return null;
  try {
    return { success: true, value: runtimeCall(context, block, name, args) };
  } catch (error) {
    return { success: false, error: reasonOf(error) };
  }
};

/** The block of the best chain, and those of other branches that may still win. */
const hashByHeight: Method = (params, { chain, node }) => {
  const height = params.u32(0);
  const open = node.chain
    .unfinalized()
    .filter(({ header, hash }) => header.number === height && chain.get(hash));
  const best = chain.hashAt(height);
  return [...new Set([...(best ? [best] : []), ...open.map(({ hash }) => hash)])];
};

/** All items at once: the answers to an archive's reads are not paged, their reader may ask for a start key. */
const storage: Method = (params, context) => {
  const hash = params.hash(0);
  const queries = readQueries(params, 1);
  const inChildTrie = params.has(2);
  const { chain, session } = context;
  const id = subscribe(context, STORAGE_EVENT, (notify) => {
    try {
      const block = chain.get(hash);
      if (!block) throw new Error(`no block ${hash}`);
      for (const item of storageItems(chain, block, queries, inChildTrie))
        notify({ event: 'storage', ...item });
      notify({ event: 'storageDone' });
    } catch (error) {
      notify({ event: 'storageError', error: reasonOf(error) });
    }
    return () => undefined;
  });
  session?.unsubscribe(id);
  return id;
};

const stopStorage: Method = (params, { session }) => {
  session?.unsubscribe(params.string(0), STORAGE_EVENT);
  return null;
};

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export const archiveMethods: MethodTable = {
  archive_v1_genesisHash: (_params, { chain }) => chain.hashAt(0),
  archive_v1_finalizedHeight: (_params, { chain }) => chain.finalized().header.number,
  archive_v1_hashByHeight: hashByHeight,
  archive_v1_header: header,
  archive_v1_body: body,
  archive_v1_call: call,
  archive_v1_storage: storage,
  archive_v1_stopStorage: stopStorage,
};

import type { BlockReader, StorageRead } from '../../chain/block-reader.js';

interface Open {
  reads: StorageRead[];
  answer: Promise<Array<string | null>>;
}

/** Requests that have not left yet. */
const waiting = new WeakMap<BlockReader, Open>();

/**
 * Storage values as hex, null where nothing is stored. What is asked for in one go, by whomever, leaves as one request: checks
 * and quotes each say what they need and do not know of each other.
 */
export async function readTogether(reader: BlockReader, reads: StorageRead[]): Promise<Array<string | null>> {
  const open = waiting.get(reader) ?? start(reader);
  const from = open.reads.length;
  open.reads.push(...reads);
  return (await open.answer).slice(from, from + reads.length);
}

function start(reader: BlockReader): Open {
  const reads: StorageRead[] = [];
  const answer = Promise.resolve().then(() => {
    waiting.delete(reader);
    return reader.rawStorage(reads);
  });
  const open = { reads, answer };
  waiting.set(reader, open);
  return open;
}

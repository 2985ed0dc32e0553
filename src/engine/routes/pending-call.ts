import { hexToBytes } from '@noble/hashes/utils.js';
import { ByteReader } from '../../core/chain/light/index.js';
import { isWalletError } from '../../core/errors/wallet-error.js';
import type { BlockReader } from '../chain/block-reader.js';
import { extrinsicCall, type OpenCall } from '../chain/open-calls.js';
import { RpcError } from '../chain/rpc-error.js';
import { callHash as hashOf } from '../operations/routed/call-hash.js';

/** What the block in which an operation began tells of it. */
export interface Disclosed {
  callHex: string | null;
  atMs: number | null;
}

const NOTHING: Disclosed = { callHex: null, atMs: null };
/** Operations kept: more than wait in anybody's accounts. */
const KEEP = 256;
/** As deep as calls are decoded anywhere. */
const MAX_DEPTH = 8;
/** What blocks that are final said, by chain, hash and place: it cannot change. */
const known = new Map<string, Disclosed>();

/**
 * The call behind a hash, as somebody put it into the extrinsic that began the operation, and the time of that block. Only a
 * call with that very hash is taken, so a node can hide it but not exchange it. Nulls where the node has no such block.
 * @throws WalletError chain/offline
 */
export async function disclosedCall(
  reader: BlockReader,
  callHash: string,
  { height, index }: { height: number; index: number },
): Promise<Disclosed> {
  const { genesisHash, finalized } = reader.session;
  const key = `${genesisHash}|${callHash}|${height}|${index}`;
  const before = known.get(key);
  if (before) return before;
  const extrinsics = await bodyOf(reader, height);
  if (!extrinsics) return NOTHING;
  const calls = extrinsics.map((hex, at) =>
    at === index || at === 0 ? extrinsicCall(reader.runtime, hex) : null,
  );
  const begins = calls[index];
  const found: Disclosed = {
    callHex: begins ? withHash(begins, callHash) : null,
    atMs: calls[0] ? timeOf(calls[0]) : null,
  };
  if (height <= finalized.number) remember(key, found);
  return found;
}

/** Extrinsics of a block as hex; null where the node does not have it. */
async function bodyOf({ session }: BlockReader, height: number): Promise<string[] | null> {
  try {
    const hash = await session.socket.request('chain_getBlockHash', [height]);
    if (typeof hash !== 'string') return null;
    const answer = await session.socket.request('chain_getBlock', [hash]);
    const list = (answer as { block?: { extrinsics?: unknown } } | null)?.block?.extrinsics;
    return Array.isArray(list) && list.every((entry) => typeof entry === 'string') ? list : null;
  } catch (error) {
    if (error instanceof RpcError || (isWalletError(error) && error.code === 'chain/bad-answer')) return null;
    throw error;
  }
}

/** A call of that hash in the tree of another; null where none is. */
function withHash(call: OpenCall, callHash: string, depth = 0): string | null {
  if (hashOf(call.hex) === callHash.toLowerCase()) return call.hex;
  if (depth >= MAX_DEPTH) return null;
  for (const inner of call.inner()) {
    const found = withHash(inner, callHash, depth + 1);
    if (found) return found;
  }
  return null;
}

/** Milliseconds; null where the first extrinsic is not the one that tells the time. */
function timeOf({ pallet, name, arg }: OpenCall): number | null {
  const now = pallet === 'Timestamp' && name === 'set' ? arg('now') : null;
  return now === null ? null : Number(new ByteReader(hexToBytes(now.slice(2))).compact());
}

function remember(key: string, found: Disclosed): void {
  known.set(key, found);
  for (const oldest of known.keys()) {
    if (known.size <= KEEP) return;
    known.delete(oldest);
  }
}

import { fromHex, toHex } from '../../node/bytes.js';
import type { Block } from '../../node/chain-store.js';
import { encodeHeader } from '../../node/header.js';
import type { Hex } from '../../types.js';
import {
  blockNotPinned,
  duplicateHashes,
  followsNoRuntime,
  invalidParams,
  notWaiting,
  RpcError,
  tooManyFollows,
} from '../errors.js';
import { type Method, type MethodTable, type RpcContext, subscribe } from '../method.js';
import type { Params } from '../params.js';
import { runtimeCall } from '../state-read.js';
import { Follower } from './follower.js';
import { readQueries, storageItems } from './storage-query.js';

const FOLLOW_EVENT = 'chainHead_v1_followEvent';
/** Follow subscriptions of one connection: as few as the specification lets a server allow. */
const MAX_FOLLOWS = 2;
/** Also the answer to a subscription that is gone. */
const LIMIT_REACHED = { result: 'limitReached' };

const follow: Method = (params, context) => {
  const withRuntime = params.flag(0);
  const { session } = context;
  if (session && session.follows.size >= MAX_FOLLOWS) throw new RpcError(tooManyFollows);
  let id = '';
  let follower: Follower | undefined;
  id = subscribe(context, FOLLOW_EVENT, (notify) => {
    const end = (): void => {
      session?.unsubscribe(id);
    };
    follower = new Follower(context, withRuntime, notify, end);
    return () => {
      session?.follows.delete(id);
      follower?.close();
    };
  });
  if (follower) session?.follows.set(id, follower);
  return id;
};

const unfollow: Method = (params, { session }) => {
  session?.unsubscribe(params.string(0), FOLLOW_EVENT);
  return null;
};

function followerOf(params: Params, { session }: RpcContext): Follower | undefined {
  return session?.follows.get(params.string(0));
}

function pinnedBlock(follower: Follower, hash: Hex): Block {
  const block = follower.block(hash);
  if (!block) throw new RpcError(blockNotPinned);
  return block;
}

const header: Method = (params, context) => {
  const hash = params.hash(1);
  const follower = followerOf(params, context);
  return follower ? toHex(encodeHeader(pinnedBlock(follower, hash).header)) : null;
};

const body: Method = (params, context) => {
  const hash = params.hash(1);
  const follower = followerOf(params, context);
  if (!follower) return LIMIT_REACHED;
  const block = pinnedBlock(follower, hash);
  if (follower.operations.free === 0) return LIMIT_REACHED;
  return {
    result: 'started',
    operationId: follower.operations.run(() => ({
      event: 'operationBodyDone',
      value: block.body.map(toHex),
    })),
  };
};

const call: Method = (params, context) => {
  const hash = params.hash(1);
  const name = params.string(2);
  const args = fromHex(params.looseHex(3));
  const follower = followerOf(params, context);
  if (!follower) return LIMIT_REACHED;
  const block = pinnedBlock(follower, hash);
  if (!follower.withRuntime) throw new RpcError(followsNoRuntime);
  if (follower.operations.free === 0) return LIMIT_REACHED;
  return {
    result: 'started',
    operationId: follower.operations.run(() => ({
      event: 'operationCallDone',
      output: runtimeCall(context, block, name, args),
    })),
  };
};

const storage: Method = (params, context) => {
  const hash = params.hash(1);
  const queries = readQueries(params, 2);
  const inChildTrie = params.has(3);
  const follower = followerOf(params, context);
  if (!follower) return LIMIT_REACHED;
  const block = pinnedBlock(follower, hash);
  const taken = queries.slice(0, follower.operations.free);
  if (taken.length === 0 && queries.length > 0) return LIMIT_REACHED;
  const items = storageItems(context.chain, block, taken, inChildTrie);
  return {
    result: 'started',
    operationId: follower.operations.read(items, taken.length),
    discardedItems: queries.length - taken.length,
  };
};

const resume: Method = (params, context) => {
  const operationId = params.string(1);
  const follower = followerOf(params, context);
  if (follower && !follower.operations.resume(operationId)) throw new RpcError(notWaiting);
  return null;
};

const stopOperation: Method = (params, context) => {
  const operationId = params.string(1);
  followerOf(params, context)?.operations.stop(operationId);
  return null;
};

const unpin: Method = (params, context) => {
  const hashes = Array.isArray(params.raw(1)) ? params.hexList(1) : [params.hash(1)];
  if (hashes.some((hash) => hash.length !== 66)) throw invalidParams('parameter 1 must hold 32-byte hashes');
  if (new Set(hashes).size < hashes.length) throw new RpcError(duplicateHashes);
  const follower = followerOf(params, context);
  if (follower && !follower.unpin(hashes)) throw new RpcError(blockNotPinned);
  return null;
};

export const chainHeadMethods: MethodTable = {
  chainHead_v1_follow: follow,
  chainHead_v1_unfollow: unfollow,
  chainHead_v1_header: header,
  chainHead_v1_body: body,
  chainHead_v1_call: call,
  chainHead_v1_storage: storage,
  chainHead_v1_continue: resume,
  chainHead_v1_stopOperation: stopOperation,
  chainHead_v1_unpin: unpin,
};

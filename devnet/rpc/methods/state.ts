import { toHex } from '../../node/bytes.js';
import { runtimeVersionJson } from '../../node/runtime-version.js';
import type { StateView } from '../../types.js';
import { countError, RpcError, stateError } from '../errors.js';
import { blockAt, type Method, type MethodTable, type RpcContext, unsubscribe } from '../method.js';
import type { Params } from '../params.js';
import { runtimeCall, storageHash, storageValue } from '../state-read.js';
import { queryStorage, queryStorageAt, subscribeRuntimeVersion, subscribeStorage } from './state-changes.js';

/** The most keys a node hands out in one page (`substrate/client/rpc/src/state`). */
const MAX_PAGE = 1000;
/** Storage of the block named in parameter `index`, else of the best one. */
function viewAt(context: RpcContext, params: Params, index: number): StateView {
  return context.chain.view(blockAt(context.chain, params.optionalHash(index)));
}

function read({ chain }: RpcContext, params: Params): Uint8Array | undefined {
  return storageValue(chain, blockAt(chain, params.optionalHash(1)), params.hex(0));
}

const getStorage: Method = (params, context) => {
  const value = read(context, params);
  return value ? toHex(value) : null;
};

const getStorageHash: Method = (params, context) => {
  const value = read(context, params);
  return value ? storageHash(value) : null;
};

const getStorageSize: Method = (params, context) => read(context, params)?.length ?? null;

const getKeysPaged: Method = (params, context) => {
  const count = params.u32(1);
  if (count > MAX_PAGE) throw countError(count, MAX_PAGE);
  const prefix = params.has(0) ? params.hex(0) : '0x';
  const start = params.has(2) ? params.hex(2) : undefined;
  const view = viewAt(context, params, 3);
  return start === undefined ? view.rawKeys(prefix, count) : view.rawKeys(prefix, count, start);
};

const getKeys: Method = (params, context) =>
  viewAt(context, params, 1).rawKeys(params.hex(0), Number.MAX_SAFE_INTEGER);

const getPairs: Method = (params, context) => {
  const view = viewAt(context, params, 1);
  const keys = view.rawKeys(params.hex(0), Number.MAX_SAFE_INTEGER);
  return keys.map((key) => [key, toHex(view.raw(key) ?? new Uint8Array())]);
};

/** V14 only: newer versions come by `state_call`. */
const getMetadata: Method = (params, context) => {
  const { codec } = context.chain.metadataOf(blockAt(context.chain, params.optionalHash(0)));
  const bytes = codec.metadataAt(14);
  if (!bytes) throw stateError('Execution failed: this metadata cannot be served as V14');
  return toHex(bytes);
};

const getRuntimeVersion: Method = (params, context) =>
  runtimeVersionJson(context.chain.runtimeOf(blockAt(context.chain, params.optionalHash(0))).codec);

const call: Method = (params, context) => {
  const name = params.string(0);
  const args = params.bytes(1);
  const block = blockAt(context.chain, params.optionalHash(2));
  try {
    return runtimeCall(context, block, name, args);
  } catch (error) {
    if (error instanceof RpcError) throw error;
    throw stateError(error instanceof Error ? error.message : String(error));
  }
};

export const stateMethods: MethodTable = {
  state_getStorage: getStorage,
  state_getStorageAt: getStorage,
  state_getStorageHash: getStorageHash,
  state_getStorageHashAt: getStorageHash,
  state_getStorageSize: getStorageSize,
  state_getStorageSizeAt: getStorageSize,
  state_getKeys: getKeys,
  state_getKeysPaged: getKeysPaged,
  state_getKeysPagedAt: getKeysPaged,
  state_getPairs: getPairs,
  state_getMetadata: getMetadata,
  state_getRuntimeVersion: getRuntimeVersion,
  chain_getRuntimeVersion: getRuntimeVersion,
  state_call: call,
  state_callAt: call,
  state_queryStorage: queryStorage,
  state_queryStorageAt: queryStorageAt,
  state_subscribeStorage: subscribeStorage,
  state_unsubscribeStorage: unsubscribe,
  state_subscribeRuntimeVersion: subscribeRuntimeVersion,
  chain_subscribeRuntimeVersion: subscribeRuntimeVersion,
  state_unsubscribeRuntimeVersion: unsubscribe,
  chain_unsubscribeRuntimeVersion: unsubscribe,
};

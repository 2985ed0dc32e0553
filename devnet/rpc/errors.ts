import type { RpcErrorBody } from '../node/tx-errors.js';

/** Thrown by a method; becomes the `error` of the JSON-RPC answer as it is. */
export class RpcError extends Error {
  constructor(readonly body: RpcErrorBody) {
    super(body.message);
  }
}

export const parseError: RpcErrorBody = { code: -32700, message: 'Parse error' };
export const invalidRequest: RpcErrorBody = { code: -32600, message: 'Invalid request' };
export const methodNotFound: RpcErrorBody = { code: -32601, message: 'Method not found' };
export const internalError: RpcErrorBody = { code: -32603, message: 'Internal error' };
/** What a node started with `--rpc-rate-limit` answers. */
export const rateLimited: RpcErrorBody = { code: -32999, message: 'RPC rate limit exceeded' };

export function invalidParams(reason: string): RpcError {
  return new RpcError({ code: -32602, message: 'Invalid params', data: reason });
}

/** State errors of `substrate/client/rpc-api/src/state/error.rs` share code 4003 but for the two that follow. */
export function stateError(reason: string): RpcError {
  return new RpcError({ code: 4003, message: `Client error: ${reason}` });
}

export function unknownBlock(hash: string): RpcError {
  return stateError(`UnknownBlock: Header was not found in the database: ${hash}`);
}

export function blockRangeError(from: string, to: string, reason: string): RpcError {
  return new RpcError({
    code: 4001,
    message: `Cannot resolve a block range ['${from}' ... '${to}]. ${reason}`,
  });
}

export function countError(count: number, max: number): RpcError {
  return new RpcError({ code: 4002, message: `count exceeds maximum value. value: ${count}, max: ${max}` });
}

/** Errors of the `chainHead` group (paritytech/json-rpc-interface-spec). */
export const tooManyFollows: RpcErrorBody = {
  code: -32800,
  message: 'Maximum number of chainHead_follow has been reached',
};
export const blockNotPinned: RpcErrorBody = { code: -32801, message: 'Invalid block hash' };
export const followsNoRuntime: RpcErrorBody = {
  code: -32802,
  message: 'The `chainHead_follow` subscription was started with `withRuntime` set to `false`',
};
export const notWaiting: RpcErrorBody = {
  code: -32803,
  message: 'Wait for continue event was not generated for the subscription',
};
export const duplicateHashes: RpcErrorBody = { code: -32804, message: 'Duplicate hashes were given' };

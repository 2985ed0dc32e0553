import type { RpcErrorBody } from '../node/tx-errors.js';
import { internalError, invalidRequest, methodNotFound, parseError, RpcError } from './errors.js';
import type { Method, MethodTable, RpcContext } from './method.js';
import { authorMethods } from './methods/author.js';
import { chainMethods } from './methods/chain.js';
import { paymentMethods } from './methods/payment.js';
import { stateMethods } from './methods/state.js';
import { systemMethods } from './methods/system.js';
import { archiveMethods } from './new/archive.js';
import { chainHeadMethods } from './new/chain-head.js';
import { chainSpecMethods } from './new/chain-spec.js';
import { transactionMethods } from './new/transaction.js';
import { transactionWatchMethods } from './new/transaction-watch.js';
import { Params } from './params.js';
import type { Session } from './session.js';

type Id = string | number | null;
type Answer = { jsonrpc: '2.0'; id: Id; result: unknown } | { jsonrpc: '2.0'; id: Id; error: RpcErrorBody };

const listMethods: Method = (_params, context) => ({ methods: context.methodNames() });

const METHODS: MethodTable = {
  ...chainMethods,
  ...stateMethods,
  ...authorMethods,
  ...systemMethods,
  ...paymentMethods,
  ...chainHeadMethods,
  ...chainSpecMethods,
  ...transactionMethods,
  ...transactionWatchMethods,
  ...archiveMethods,
  rpc_methods: listMethods,
};

export const methodNames = (): string[] => Object.keys(METHODS).sort();

/** What stands behind the frames: the node, and what may stand in between. */
export interface FrameHost {
  context(session: Session | undefined): RpcContext;
  /** Counts each request by method before it is answered. */
  count(method: string): void;
  /** An answer that takes the place of the node's own. */
  intercept(method: string, params: unknown[]): { result: unknown } | { error: RpcErrorBody } | undefined;
}

/** Answers one method call. Throws {@link RpcError} only. */
export function callMethod(name: string, params: unknown[], context: RpcContext): unknown {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) throw new RpcError(methodNotFound);
  try {
    return method(new Params(params), context) ?? null;
  } catch (error) {
    if (error instanceof RpcError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new RpcError({ ...internalError, data: reason });
  }
}

/**
 * Answers one frame: a request, a notification (no answer) or a batch. Never throws: whatever the bytes are, the
 * client gets a JSON-RPC error.
 */
export function answerFrame(text: string, session: Session | undefined, host: FrameHost): string | undefined {
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return JSON.stringify(failure(null, parseError));
  }
  if (!Array.isArray(frame)) {
    const answer = answerOne(frame, session, host);
    return answer && JSON.stringify(answer);
  }
  if (frame.length === 0) return JSON.stringify(failure(null, invalidRequest));
  const answers = frame
    .map((item) => answerOne(item, session, host))
    .filter((answer) => answer !== undefined);
  return answers.length > 0 ? JSON.stringify(answers) : undefined;
}

function answerOne(request: unknown, session: Session | undefined, host: FrameHost): Answer | undefined {
  if (typeof request !== 'object' || request === null) return failure(null, invalidRequest);
  const { id, method, params, jsonrpc } = request as Record<string, unknown>;
  const validId = typeof id === 'string' || typeof id === 'number' ? id : null;
  if (jsonrpc !== '2.0' || typeof method !== 'string') return failure(validId, invalidRequest);
  const list = params ?? [];
  if (!Array.isArray(list)) {
    return failure(validId, { code: -32602, message: 'Invalid params', data: 'parameters must be a list' });
  }
  host.count(method);
  // A notification: the client wants no answer, and no method here is of use without one.
  if (id === undefined) return undefined;
  const standIn = host.intercept(method, list);
  if (standIn) return { jsonrpc: '2.0', id: validId, ...standIn };
  try {
    return { jsonrpc: '2.0', id: validId, result: callMethod(method, list, host.context(session)) };
  } catch (error) {
    return failure(validId, error instanceof RpcError ? error.body : internalError);
  }
}

function failure(id: Id, error: RpcErrorBody): Answer {
  return { jsonrpc: '2.0', id, error };
}

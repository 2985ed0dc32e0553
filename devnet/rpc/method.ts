import type { Block } from '../node/chain-store.js';
import type { DevnetNode } from '../node/node.js';
import type { Hex } from '../types.js';
import type { ChainFront } from './chain-front.js';
import { RpcError, unknownBlock } from './errors.js';
import type { Params } from './params.js';
import type { Session } from './session.js';

/** What a method works with. */
export interface RpcContext {
  node: DevnetNode;
  /** The chain as the client sees it. Everything that is read goes through it. */
  chain: ChainFront;
  /** Undefined for in-process requests: those cannot subscribe. */
  session: Session | undefined;
  /** Names of all methods, for `rpc_methods`. */
  methodNames: () => string[];
  /** Called after the pool took an extrinsic. */
  onSubmitted: () => void;
}

export type Method = (params: Params, context: RpcContext) => unknown;
export type MethodTable = Record<string, Method>;

/** The block a read is for: the given one, else the best one. Throws the node's error for an unknown hash. */
export function blockAt(chain: ChainFront, hash: Hex | undefined): Block {
  if (hash === undefined) return chain.best();
  const block = chain.get(hash);
  if (!block) throw unknownBlock(hash);
  return block;
}

/** Opens a subscription on the connection. Throws when there is no connection or it has too many. */
export function subscribe(
  context: RpcContext,
  notification: string,
  start: (notify: (result: unknown) => void) => () => void,
): string {
  if (!context.session) throw new RpcError({ code: -32601, message: 'Subscriptions need a connection' });
  const id = context.session.subscribe(notification, start);
  if (id === undefined)
    throw new RpcError({ code: -32006, message: 'Too many subscriptions on the connection' });
  return id;
}

/** All unsubscribe methods do the same. */
export const unsubscribe: Method = (params, context) =>
  context.session?.unsubscribe(String(params.raw(0))) ?? false;

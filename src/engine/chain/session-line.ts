import type { Priority } from '../endpoints/request-budget.js';
import { isRateLimit, type JsonRpcSocket, type Requester, RpcError } from './socket.js';

/** Another socket of the same chain for a request that this one could not answer; null when there is none. */
export type Successor = () => Promise<JsonRpcSocket | null>;

/**
 * A session's requests. A read that was lost with its connection, or refused for being one too many, is asked once more
 * where the reading goes on; whoever waits for it notices nothing but the time. What changes something is never
 * repeated here: `author_submitExtrinsic` may have been carried out before the line broke.
 */
export class SessionLine implements Requester {
  constructor(
    private readonly socket: JsonRpcSocket,
    private readonly successor: Successor,
    private readonly priority: Priority,
  ) {}

  /** @throws RpcError the node's own refusal; WalletError chain/offline, chain/timeout, chain/bad-answer */
  async request(method: string, params: unknown[]): Promise<unknown> {
    try {
      return await this.socket.request(method, params, this.priority);
    } catch (error) {
      if (!isRead(method) || !this.mayGoOn(error)) throw error;
      const next = await this.successor();
      if (!next) throw error;
      return await next.request(method, params, this.priority).catch((second: unknown) => {
        // The other node may not have this very block yet: then the first reason is the true one.
        throw second instanceof RpcError && !isRateLimit(second) ? error : second;
      });
    }
  }

  /** Not after a time-out: nobody waits for two of them in a row. */
  private mayGoOn(error: unknown): boolean {
    if (isRateLimit(error)) return true;
    const { lostBy } = this.socket;
    return lostBy !== null && error === lostBy && lostBy.code !== 'chain/timeout';
  }
}

function isRead(method: string): boolean {
  return !method.startsWith('author_');
}

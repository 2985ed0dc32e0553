import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { EndpointPool } from '../endpoints/endpoint-pool.js';
import { identify, type KnownNode } from './identify.js';
import { firstToOpen } from './race.js';
import { Session, type SessionHooks } from './session.js';
import type { OpenSocket } from './socket.js';

export interface NodeSource {
  /** Pinned identity of the chain; null accepts any (the local network). */
  genesisHash: string | null;
  openSocket: OpenSocket;
  pool: EndpointPool;
}

/** One node of the pool, proven to be of the right chain. What is learned of it goes into the pool. */
export async function openNode(
  { genesisHash, openSocket, pool }: NodeSource,
  endpoint: string,
  signal: AbortSignal,
  silentMs?: number,
): Promise<KnownNode> {
  const { budget } = pool.record(endpoint);
  const quiet = silentMs === undefined ? {} : { silentMs };
  const node = await identify({ endpoint, genesisHash, openSocket, budget, signal, ...quiet });
  pool.passed(endpoint, node.latencyMs);
  return node;
}

/**
 * A session with the first of these nodes that proves to be of the right chain and can be understood.
 * @throws WalletError why the last of them would not, or chain/wrong-genesis when one is of another chain
 */
export async function openSession(
  source: NodeSource,
  hooks: SessionHooks,
  urls: readonly string[],
  signal: AbortSignal,
  silentMs: number,
): Promise<Session> {
  const left = new Set(urls);
  const failed = (url: string, error: unknown) => {
    left.delete(url);
    source.pool.failed(url, asWalletError(error));
  };
  for (;;) {
    const node = await firstToOpen([...left], signal, {
      open: (url, given) => openNode(source, url, given, silentMs),
      discard: ({ socket }) => socket.close(),
      onFailed: failed,
    });
    const abandon = () => node.socket.close();
    signal.addEventListener('abort', abandon);
    try {
      return await Session.begin(node, hooks);
    } catch (error) {
      if (signal.aborted) throw error;
      failed(node.endpoint, error);
      if (left.size === 0) throw error;
    } finally {
      signal.removeEventListener('abort', abandon);
    }
  }
}

export function asWalletError(error: unknown): WalletError {
  return isWalletError(error) ? error : new WalletError('internal', {}, { cause: error });
}

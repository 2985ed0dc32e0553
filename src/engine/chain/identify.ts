import { isHex } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { RequestBudget } from '../endpoints/request-budget.js';
import { type RuntimeVersion, readRuntimeVersion } from './runtime-version.js';
import { JsonRpcSocket, type OpenSocket } from './socket.js';

/** From nothing to a proven identity. Four nodes started one after the other all had their chance within ten seconds. */
export const IDENTITY_TIMEOUT_MS = 6_000;
/** Something waits and nothing is heard: time to look whether the node is still there, and for another one. */
export const SILENT_MS = 1_300;

export interface NodeOptions {
  endpoint: string;
  /** Pinned identity of the chain; null accepts any (the local network). */
  genesisHash: string | null;
  openSocket: OpenSocket;
  budget: RequestBudget;
  signal: AbortSignal;
  silentMs?: number;
}

/** A node that answers and is of the right chain; nothing else of it is believed yet. */
export interface KnownNode {
  endpoint: string;
  socket: JsonRpcSocket;
  genesisHash: string;
  version: RuntimeVersion;
  /** Time it took to answer who it is. */
  latencyMs: number;
}

/**
 * Connects and checks the chain's identity before anything else is believed.
 * @throws WalletError chain/offline, chain/timeout, chain/wrong-genesis, chain/bad-answer
 */
export async function identify(options: NodeOptions): Promise<KnownNode> {
  const { endpoint, signal, silentMs = SILENT_MS, openSocket, budget } = options;
  const deadline = Date.now() + IDENTITY_TIMEOUT_MS;
  const socket = await JsonRpcSocket.open({
    openSocket,
    url: endpoint,
    budget,
    silentMs,
    signal,
    timeoutMs: IDENTITY_TIMEOUT_MS,
  });
  const abandon = () => socket.close();
  signal.addEventListener('abort', abandon);
  const timer = setTimeout(
    () => socket.fail(new WalletError('chain/timeout', { method: 'chain_getBlockHash' })),
    Math.max(0, deadline - Date.now()),
  );
  try {
    if (signal.aborted) throw new WalletError('chain/offline', { why: 'abandoned' });
    const askedMs = Date.now();
    let latencyMs = 0;
    const [genesisHash, version] = await Promise.all([
      readGenesis(socket).finally(() => {
        latencyMs = Date.now() - askedMs;
      }),
      socket.request('state_getRuntimeVersion', [], 'urgent').then(readRuntimeVersion),
    ]);
    if (options.genesisHash !== null && genesisHash !== options.genesisHash)
      throw new WalletError('chain/wrong-genesis', { expected: options.genesisHash, found: genesisHash });
    return { endpoint, socket, genesisHash, version, latencyMs };
  } catch (error) {
    socket.close();
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abandon);
  }
}

/** The hash of block 0. Small, always there, and the one thing a repointed address cannot fake by accident. */
export async function readGenesis(socket: JsonRpcSocket): Promise<string> {
  const genesis = await socket.request('chain_getBlockHash', [0], 'urgent');
  if (!isHex(genesis, 256)) throw new WalletError('chain/bad-answer', { what: 'genesis' });
  return genesis;
}

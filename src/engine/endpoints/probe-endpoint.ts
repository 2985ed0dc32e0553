import type { EndpointProbe } from '../../core/chain/endpoints.js';
import { isEndpointUrl } from '../../core/chain/networks.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Connection } from '../chain/connection.js';
import { readBlockNumber } from '../chain/headers.js';
import { identify, readGenesis } from '../chain/identify.js';
import { type JsonRpcSocket, type OpenSocket, RpcError } from '../chain/socket.js';
import { RequestBudget } from './request-budget.js';

const PROBE_TIMEOUT_MS = 10_000;
const LATENCY_SAMPLES = 5;
/** A day and more back: a node that is no archive keeps a few hundred blocks. */
const OLD_BLOCKS = 10_000;
/** The only runtime Kelvin knows how to read. */
const SPEC_NAME = 'node-subtensor';
/** `Timestamp.Now`: set in every block but the first of the chain, under the same key in every runtime. */
const TIMESTAMP_NOW = '0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb';

export interface ProbeDeps {
  openSocket: OpenSocket;
  random(): number;
  /** The connection in use: what the node is compared with, and what learns of a node of its own. */
  connection: Connection | null;
}

/**
 * Tests a node in a session of its own, within ten seconds.
 * @throws WalletError chain/offline, chain/timeout, chain/bad-answer, chain/wrong-genesis (another chain than
 * `genesisHash`, or not Subtensor at all), invalid-message for an address that may not be used
 */
export async function probeEndpoint(
  { openSocket, random, connection }: ProbeDeps,
  { url, genesisHash }: { url: string; genesisHash: string | null },
): Promise<EndpointProbe> {
  if (!isEndpointUrl(url)) throw new WalletError('invalid-message', { what: 'endpoint' });
  const pool = connection?.pool.has(url) ? connection.pool : null;
  const budget = pool?.record(url).budget ?? new RequestBudget(true, random);
  const deadlineMs = Date.now() + PROBE_TIMEOUT_MS;
  const { signal } = new AbortController();
  const node = await identify({ endpoint: url, genesisHash, openSocket, budget, signal });
  const { socket } = node;
  const timer = setTimeout(
    () => socket.fail(new WalletError('chain/timeout', { method: 'probe' })),
    deadlineMs - Date.now(),
  );
  try {
    const [specName, best, finalized, health] = await Promise.all([
      readSpecName(socket),
      readBlock(socket, 'chain_getBlockHash'),
      readBlock(socket, 'chain_getFinalizedHead'),
      readHealth(socket),
    ]);
    if (specName !== SPEC_NAME) throw new WalletError('chain/wrong-genesis', { what: 'spec name' });
    const latencyMs = await medianLatency(socket);
    const archive = await keepsOldState(socket, best.number);
    pool?.passed(url, latencyMs);
    pool?.heard(url, best.number);
    pool?.learnedArchive(url, archive);
    const { specVersion } = node.version;
    const lagBlocks = lagBehind(connection, node.genesisHash, best.number);
    return {
      url,
      genesisHash: node.genesisHash,
      specName,
      specVersion,
      best,
      finalized,
      latencyMs,
      lagBlocks,
      archive,
      ...health,
    };
  } catch (error) {
    if (error instanceof RpcError)
      throw new WalletError('chain/bad-answer', { what: 'refused', code: error.code }, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    socket.close();
  }
}

async function readSpecName(socket: JsonRpcSocket): Promise<string> {
  const { specName } = ((await socket.request('state_getRuntimeVersion', [])) ?? {}) as {
    specName?: unknown;
  };
  if (typeof specName !== 'string') throw new WalletError('chain/bad-answer', { what: 'runtime version' });
  return specName;
}

async function readBlock(socket: JsonRpcSocket, method: string): Promise<{ number: number; hash: string }> {
  const hash = await socket.request(method, []);
  if (!isHash(hash)) throw new WalletError('chain/bad-answer', { what: 'block hash' });
  return { hash, number: readBlockNumber(await socket.request('chain_getHeader', [hash])) };
}

/** Public nodes may keep this to themselves: then it is unknown, which is no failure. */
async function readHealth(socket: JsonRpcSocket): Promise<Pick<EndpointProbe, 'peers' | 'syncing'>> {
  const answer = await unlessRefused(socket.request('system_health', []));
  const { peers, isSyncing } = (answer ?? {}) as { peers?: unknown; isSyncing?: unknown };
  return {
    peers: Number.isSafeInteger(peers) && (peers as number) >= 0 ? (peers as number) : null,
    syncing: typeof isSyncing === 'boolean' ? isSyncing : null,
  };
}

async function medianLatency(socket: JsonRpcSocket): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < LATENCY_SAMPLES; i++) {
    const askedMs = performance.now();
    await readGenesis(socket);
    samples.push(performance.now() - askedMs);
  }
  return Math.round(samples.sort((a, b) => a - b)[Math.floor(LATENCY_SAMPLES / 2)] ?? 0);
}

/** Whether state of long ago can still be read. A node without it refuses, or knows nothing. */
async function keepsOldState(socket: JsonRpcSocket, best: number): Promise<boolean> {
  const old = best > OLD_BLOCKS ? best - OLD_BLOCKS : Math.min(1, best);
  const hash = await socket.request('chain_getBlockHash', [old]);
  if (!isHash(hash)) return false;
  const stored = await unlessRefused(socket.request('state_getStorage', [TIMESTAMP_NOW, hash]));
  return typeof stored === 'string';
}

function lagBehind(connection: Connection | null, genesisHash: string, best: number): number | null {
  const session = connection?.session;
  if (!session || session.genesisHash !== genesisHash) return null;
  return Math.max(0, session.best.number - best);
}

async function unlessRefused(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof RpcError) return null;
    throw error;
  }
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^0x[0-9a-f]{64}$/i.test(value);
}

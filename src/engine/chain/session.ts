import { WalletError } from '../../core/errors/wallet-error.js';
import { type HeaderInfo, readHeader } from './headers.js';
import { type RuntimeCache, readRuntimeVersion } from './metadata-source.js';
import type { Runtime } from './runtime.js';
import { JsonRpcSocket, type OpenSocket } from './socket.js';

export interface Head extends HeaderInfo {
  /** Wall-clock time at which it was heard of. */
  atMs: number;
}

export interface SessionOptions {
  endpoint: string;
  /** Pinned identity of the chain; null accepts any (the local network). */
  genesisHash: string | null;
  openSocket: OpenSocket;
  runtimes: RuntimeCache;
  onHead(kind: 'best' | 'finalized'): void;
  onRuntime(): void;
  onLost(error: WalletError): void;
}

/** One live connection to one endpoint, with its runtime and heads. Ends for good when the connection does. */
export class Session {
  private constructor(
    readonly endpoint: string,
    readonly genesisHash: string,
    readonly socket: JsonRpcSocket,
    public runtime: Runtime,
    public best: Head,
    public finalized: HeaderInfo,
  ) {}

  /**
   * Connects, checks the chain's identity before anything else is believed, and follows heads and runtime.
   * @throws WalletError chain/offline, chain/wrong-genesis, chain/no-metadata, chain/bad-answer
   */
  static async open(options: SessionOptions): Promise<Session> {
    const socket = await JsonRpcSocket.open(options.openSocket, options.endpoint);
    try {
      return await Session.start(socket, options);
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  private static async start(socket: JsonRpcSocket, options: SessionOptions): Promise<Session> {
    const [genesis, version] = await Promise.all([
      socket.request('chain_getBlockHash', [0]),
      socket.request('state_getRuntimeVersion', []).then(readRuntimeVersion),
    ]);
    if (typeof genesis !== 'string') throw new WalletError('chain/bad-answer', { what: 'genesis' });
    if (options.genesisHash !== null && genesis !== options.genesisHash)
      throw new WalletError('chain/wrong-genesis', { expected: options.genesisHash, found: genesis });
    const runtime = await options.runtimes.get(socket, genesis, version, null);
    return Session.follow(socket, options, genesis, runtime);
  }

  private static async follow(
    socket: JsonRpcSocket,
    options: SessionOptions,
    genesis: string,
    runtime: Runtime,
  ): Promise<Session> {
    let session: Session | null = null;
    const stop = (error: unknown) => {
      socket.close();
      options.onLost(
        error instanceof WalletError ? error : new WalletError('internal', {}, { cause: error }),
      );
    };
    // Heads keep coming while the other subscription is still being answered: the latest ones count.
    const latest: { best?: Head; finalized?: HeaderInfo } = {};
    const firstBest = deferred<void>();
    const firstFinalized = deferred<void>();
    const guarded = (work: (json: unknown) => void) => (json: unknown) => {
      try {
        work(json);
      } catch (error) {
        firstBest.reject(error);
        firstFinalized.reject(error);
        if (session) stop(error);
      }
    };
    socket.onLost = (error) => {
      firstBest.reject(error);
      firstFinalized.reject(error);
      if (session) options.onLost(error);
    };
    const onBest = guarded((json) => {
      const best = { ...readHeader(session?.runtime ?? runtime, json), atMs: Date.now() };
      latest.best = best;
      if (!session) return firstBest.resolve();
      session.best = best;
      options.onHead('best');
    });
    const onFinalized = guarded((json) => {
      const finalized = readHeader(session?.runtime ?? runtime, json);
      latest.finalized = finalized;
      if (!session) return firstFinalized.resolve();
      session.finalized = finalized;
      options.onHead('finalized');
    });
    const onVersion = guarded((json) => {
      const next = readRuntimeVersion(json);
      if (!session || next.specVersion === session.runtime.specVersion) return;
      const current = session;
      options.runtimes.get(socket, genesis, next, null).then((upgraded) => {
        current.runtime = upgraded;
        options.onRuntime();
      }, stop);
    });
    await Promise.all([
      socket.subscribe('chain_subscribeNewHeads', [], onBest),
      socket.subscribe('chain_subscribeFinalizedHeads', [], onFinalized),
      socket.subscribe('state_subscribeRuntimeVersion', [], onVersion),
    ]);
    await Promise.all([firstBest.promise, firstFinalized.promise]);
    const { best, finalized } = latest;
    if (!best || !finalized) throw new WalletError('chain/bad-answer', { what: 'heads' });
    session = new Session(options.endpoint, genesis, socket, runtime, best, finalized);
    return session;
  }

  /** Takes the node's best block as it is now, without waiting for the announcement. */
  async refreshBest(): Promise<void> {
    const json = await this.socket.request('chain_getHeader', []);
    this.best = { ...readHeader(this.runtime, json), atMs: Date.now() };
  }

  close(): void {
    this.socket.close();
  }
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // The other one of the two may be the one that is awaited when both fail.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { Connection } from '../../../src/engine/chain/connection.js';
import { RuntimeCache } from '../../../src/engine/chain/metadata-source.js';
import type { Session } from '../../../src/engine/chain/session.js';
import type { SocketLike } from '../../../src/engine/chain/socket.js';
import { PastChain } from '../../../src/engine/history/past-chain.js';
import { SubnetDirectory } from '../../../src/engine/market/subnet-directory.js';
import { EngineStore } from '../../../src/engine/storage/engine-store.js';
import { HistoryStore } from '../../../src/engine/storage/history-store.js';
import { MetadataStore } from '../../../src/engine/storage/metadata-store.js';

/** A devnet, a connection to it, and the engine's rooms of the past on stores of their own. */
export interface PastWorld {
  devnet: Devnet;
  connection: Connection;
  session: Session;
  store: EngineStore;
  past: PastChain;
  subnets: SubnetDirectory;
  /** Requests served while some work was done, by method. */
  requests(work: () => Promise<unknown>): Promise<Record<string, number>>;
  /** The rooms anew on the same stores, as after the engine was closed. */
  reopened(): PastChain;
  stop(): Promise<void>;
}

export const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0);

export async function pastWorld(options: DevnetOptions): Promise<PastWorld> {
  globalThis.indexedDB = new IDBFactory();
  const devnet = await startDevnet({ scenario: 'small', ...options });
  for (let i = 0; i < 3; i += 1) await devnet.produceBlock();
  const metadata = new MetadataStore();
  const connection = new Connection(localChoice(devnet.url), {
    openSocket: (url) => new WebSocket(url) as unknown as SocketLike,
    runtimes: new RuntimeCache(metadata),
    random: () => 0,
  });
  const release = connection.retain();
  const session = await connection.ready();
  const reopened = () => new PastChain(new HistoryStore(), metadata);
  return {
    devnet,
    connection,
    session,
    store: new EngineStore(),
    past: reopened(),
    subnets: new SubnetDirectory(),
    reopened,
    requests: async (work) => {
      const before = devnet.requestCounts();
      await work();
      const after = devnet.requestCounts();
      return Object.fromEntries(
        Object.entries(after)
          .map(([method, n]) => [method, n - (before[method] ?? 0)] as const)
          .filter(([, n]) => n > 0),
      );
    },
    stop: async () => {
      release();
      connection.close();
      await devnet.close();
    },
  };
}

/** Waits until the session has heard of the devnet's newest block. */
export function caughtUp({ devnet, connection }: PastWorld): Promise<Session> {
  return new Promise((resolve) => {
    let unlisten: () => void = () => undefined;
    const look = () => {
      const { session } = connection;
      if (session?.best.hash !== devnet.best().hash || session.finalized.hash !== devnet.finalized().hash)
        return;
      unlisten();
      resolve(session);
    };
    unlisten = connection.on(look);
    look();
  });
}

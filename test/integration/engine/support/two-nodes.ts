import 'fake-indexeddb/auto';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../../../devnet/types.js';
import type { NetworkChoice } from '../../../../src/core/chain/networks.js';
import { Connection } from '../../../../src/engine/chain/connection.js';
import { RuntimeCache } from '../../../../src/engine/chain/metadata-source.js';
import type { SocketLike } from '../../../../src/engine/chain/socket.js';
import { MetadataStore } from '../../../../src/engine/storage/metadata-store.js';

export const openSocket = (url: string) => new WebSocket(url) as unknown as SocketLike;

/** Two nodes of one chain, each of another "operator": the same options give the same genesis and the same blocks. */
export async function startTwoNodes(options: DevnetOptions = {}): Promise<[Devnet, Devnet]> {
  return [
    await startDevnet({ scenario: 'small', ...options }),
    await startDevnet({ scenario: 'small', ...options }),
  ];
}

export function choiceOf(nodes: readonly Devnet[]): NetworkChoice {
  return {
    networkId: 'local',
    genesisHash: nodes[0]?.genesisHash ?? null,
    endpoints: nodes.map(({ url }) => url),
  };
}

export function connectTo(nodes: readonly Devnet[], store = new MetadataStore()): Connection {
  const deps = { openSocket, runtimes: new RuntimeCache(store), random: () => 0 };
  const connection = new Connection(choiceOf(nodes), deps);
  connection.retain();
  return connection;
}

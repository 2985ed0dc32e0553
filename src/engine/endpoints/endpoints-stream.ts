import type { EndpointHealth } from '../../core/chain/endpoints.js';
import type { Connection } from '../chain/connection.js';
import { readBlockNumber } from '../chain/headers.js';
import { asWalletError } from '../chain/opening.js';
import { asReadError } from '../chain/socket.js';

/**
 * The health of every node of the pool, now and whenever it changes. Somebody who looks at the list wants to know about
 * the nodes that are not in use too, so each of them is asked once who it is and how far it has come.
 * @returns what ends it.
 */
export function followEndpoints(
  connection: Connection,
  emit: (health: EndpointHealth[]) => void,
): () => void {
  const { pool } = connection;
  const controller = new AbortController();
  const release = connection.retain();
  const unlisten = pool.onChange(() => emit(pool.health()));
  emit(pool.health());
  connection.ready().then(
    (session) => {
      for (const url of pool.order())
        if (url !== session.endpoint) void look(connection, url, controller.signal);
    },
    // Every node was tried just now: there is nothing to add.
    () => undefined,
  );
  return () => {
    controller.abort();
    unlisten();
    release();
  };
}

async function look(connection: Connection, url: string, signal: AbortSignal): Promise<void> {
  try {
    const { socket } = await connection.openNode(url, signal);
    try {
      connection.pool.heard(url, readBlockNumber(await socket.request('chain_getHeader', [])));
    } finally {
      socket.close();
    }
  } catch (error) {
    if (!signal.aborted) connection.pool.failed(url, asWalletError(asReadError(error)));
  }
}

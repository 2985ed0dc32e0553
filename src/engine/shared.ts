/** The SharedWorker. Its listener is there in the first synchronous turn: a page that connects is never missed. */
import { ENGINE_CHANNEL } from '../protocol/engine/index.js';
import type { SocketLike } from './chain/socket.js';
import { createEngine } from './engine.js';

const engine = createEngine({
  openSocket: (url) => new WebSocket(url) as SocketLike,
  random: Math.random,
  channel: new BroadcastChannel(ENGINE_CHANNEL),
});

(globalThis as unknown as SharedWorkerGlobalScope).onconnect = (event) => {
  for (const port of event.ports) engine.attachPort(port);
};

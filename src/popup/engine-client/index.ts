import type { PortAnswer, PortMessage } from '../../protocol/engine/index.js';
import { EngineClient, type EnginePort } from './engine-client.js';
import { engineWorker } from './worker.js';

export { EngineClient, type EnginePort } from './engine-client.js';
export { engineWorker } from './worker.js';

function connect(): EnginePort {
  const worker = engineWorker();
  worker.port.start();
  return {
    post: (message: PortMessage) => worker.port.postMessage(message),
    onMessage: (listener) =>
      worker.port.addEventListener('message', (event: MessageEvent<PortAnswer>) => listener(event.data)),
    onDead: (listener) => worker.addEventListener('error', listener),
  };
}

/** The engine for this page. Nothing starts before its first use. */
export const engineClient = new EngineClient(connect);

addEventListener('pagehide', () => engineClient.closeAll());

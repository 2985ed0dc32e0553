import { ENGINE_CHANNEL, type PortAnswer, type PortMessage } from '../../protocol/engine/index.js';
import { relayIdle } from '../keeper/relay-idle.js';
import { EngineClient, type EnginePort } from './engine-client.js';
import { engineWorker } from './worker.js';

export { EngineClient, type EnginePort } from './engine-client.js';
export { engineWorker } from './worker.js';

let relayed = false;

function connect(): EnginePort {
  const worker = engineWorker();
  worker.port.start();
  // The background's worker may sleep while this page is open; what it must hear is passed on as a message, which wakes it.
  if (!relayed) relayIdle(new BroadcastChannel(ENGINE_CHANNEL), (note) => chrome.runtime.sendMessage(note));
  relayed = true;
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

/** A tab behind another one, a window out of sight: nothing is read for nobody. */
function followSight(): void {
  if (document.visibilityState === 'hidden') engineClient.pause();
  else engineClient.resume();
}
document.addEventListener('visibilitychange', followSight);
followSight();

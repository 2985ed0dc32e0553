import { ENGINE_CHANNEL } from '../../protocol/engine/index.js';
import type { EngineChannel } from './engine-host.js';

/** The browser's BroadcastChannel of the engine. Only our own origin can speak on it: facts come this way, never a grant. */
export function browserChannel(): EngineChannel {
  const channel = new BroadcastChannel(ENGINE_CHANNEL);
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => channel.addEventListener('message', (event) => listener(event.data)),
  };
}

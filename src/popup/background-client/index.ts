import { UI_PORT } from '../../protocol/frames.js';
import { takeEarlyPort, takeEarlyRequest } from './early-port.js';
import { PortClient } from './port-client.js';

/** A page nobody looks at lets the worker sleep: it takes a new port when it is looked at again. */
function whenVisible(run: () => void, delayMs: number): void {
  setTimeout(() => {
    if (!document.hidden) return run();
    document.addEventListener('visibilitychange', run, { once: true });
  }, delayMs);
}

/** The one port of this page to the background, opened with the first request or subscription. */
export const background = new PortClient({
  connect: () => takeEarlyPort() ?? chrome.runtime.connect({ name: UI_PORT }),
  alreadyAsked: takeEarlyRequest,
  schedule: whenVisible,
});

import { toWire } from '../../core/wire/wire.js';
import type { Frame } from '../../protocol/frames.js';
import type { UiEvents } from '../../protocol/ui/index.js';
import type { PlatformPort } from '../platform.js';
import { isOwnPage } from './caller.js';
import { badFrameAnswer, type RequestFrame, readRequest } from './frame-in.js';
import { OWN_BOUNDS } from './rebuild.js';

/** One open page of ours. */
export interface UiCaller {
  /** Aborted when the page goes away. */
  closed: AbortSignal;
}

export interface UiHub {
  /** Takes a `kelvin-ui` port. A sender that is not our own page is disconnected unheard. */
  accept(port: PlatformPort): void;
  /** Sends an event to every open page. */
  push<Name extends keyof UiEvents>(event: Name, data: UiEvents[Name]): void;
}

interface UiHubDeps {
  ownId: string;
  ownBaseUrl: string;
  dispatch(frame: RequestFrame, caller: UiCaller): Promise<Frame>;
  /** Sends the first snapshot of every event to a new page. */
  greet(push: UiHub['push']): void;
}

export function createUiHub(deps: UiHubDeps): UiHub {
  const open = new Set<PlatformPort>();

  const send = (port: PlatformPort, frame: Frame): void => {
    try {
      port.postMessage(frame);
    } catch {
      // The page closed between the question and the answer.
      open.delete(port);
    }
  };
  const event = <Name extends keyof UiEvents>(name: Name, data: UiEvents[Name]): Frame => ({
    v: 1,
    id: name,
    kind: 'ev',
    event: name,
    data: toWire(data),
  });

  return {
    accept(port) {
      if (!isOwnPage(port.sender, deps.ownId, deps.ownBaseUrl)) {
        port.disconnect();
        return;
      }
      const gone = new AbortController();
      open.add(port);
      port.onDisconnect.addListener(() => {
        open.delete(port);
        gone.abort();
      });
      port.onMessage.addListener((message) => {
        const frame = readRequest(message, OWN_BOUNDS);
        if (!frame) return;
        if ('bad' in frame) send(port, badFrameAnswer(frame));
        else void deps.dispatch(frame, { closed: gone.signal }).then((answer) => send(port, answer));
      });
      deps.greet((name, data) => send(port, event(name, data)));
    },
    push(name, data) {
      const frame = event(name, data);
      for (const port of open) send(port, frame);
    },
  };
}

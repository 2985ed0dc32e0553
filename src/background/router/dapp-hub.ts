import type { ErrorBody } from '../../core/errors/wallet-error.js';
import { toWire } from '../../core/wire/wire.js';
import type { InjectedAccountRow } from '../../protocol/dapp/envelope.js';
import type { Frame } from '../../protocol/frames.js';
import type { PlatformPort } from '../platform.js';
import { type DappCaller, identifyDapp } from './caller.js';
import { toDappError } from './dapp-errors.js';
import { type BadFrame, badFrameAnswer, type RequestFrame, readRequest } from './frame-in.js';
import { SITE_BOUNDS } from './rebuild.js';

/** One request of one page. */
export interface DappContext extends DappCaller {
  /** Random id chosen by the relay: how a request is found again after the worker was stopped. */
  requestId: string;
  /** Aborted when the page's port goes away while this worker lives: the document is gone. */
  closed: AbortSignal;
}

export interface DappHub {
  /** Takes a `kelvin-dapp` port. Pages that may not talk to the wallet get the answer everybody gets: no. */
  accept(port: PlatformPort): void;
  /** Tells the open pages of an origin which accounts they share; answers the documents that were reached. */
  pushAccounts(origin: string, accounts: InjectedAccountRow[]): DappCaller[];
}

interface DappHubDeps {
  ownId: string;
  dispatch(frame: RequestFrame, context: DappContext): Promise<Frame>;
  /** Counts a request against the origin's limit. @throws WalletError site/flood */
  count(origin: string): Promise<void>;
  nowMs(): number;
  pause(ms: number): Promise<void>;
}

/**
 * Refusals leave no sooner than this after the request came in, so that the time taken does not tell a locked wallet from
 * an unknown site: the slowest of those paths (two storage reads) takes a few milliseconds.
 */
export const REFUSAL_DELAY_MS = 60;

export function createDappHub(deps: DappHubDeps): DappHub {
  const open = new Map<PlatformPort, DappCaller>();

  const refusal = (id: string, err: ErrorBody): Frame => ({ v: 1, id, kind: 'res', err: toDappError(err) });
  const answer = async (frame: RequestFrame | BadFrame, context: DappContext | null): Promise<Frame> => {
    if (!context) return refusal(frame.id, { code: 'site/bad-origin', context: {} });
    try {
      await deps.count(context.origin);
    } catch {
      return refusal(frame.id, { code: 'site/flood', context: {} });
    }
    if ('bad' in frame) return badFrameAnswer(frame);
    const reply = await deps.dispatch(frame, context);
    return reply.kind === 'res' && 'err' in reply ? refusal(frame.id, reply.err) : reply;
  };
  const send = (port: PlatformPort, frame: Frame): void => {
    try {
      port.postMessage(frame);
    } catch {
      open.delete(port);
    }
  };

  return {
    accept(port) {
      const caller = identifyDapp(port.sender, deps.ownId);
      const gone = new AbortController();
      if (caller) open.set(port, caller);
      // Whoever it is: the relay must know that this worker is there, and the page learns nothing from it.
      send(port, { v: 1, id: 'hello', kind: 'ev', event: 'hello', data: null });
      port.onDisconnect.addListener(() => {
        open.delete(port);
        gone.abort();
      });
      port.onMessage.addListener((message) => {
        const frame = readRequest(message, SITE_BOUNDS);
        if (!frame) return;
        const startedMs = deps.nowMs();
        const context = caller && { ...caller, requestId: frame.id, closed: gone.signal };
        void answer(frame, context).then(async (reply) => {
          if ('err' in reply) await deps.pause(Math.max(0, startedMs + REFUSAL_DELAY_MS - deps.nowMs()));
          send(port, reply);
        });
      });
    },
    pushAccounts(origin, accounts) {
      const reached: DappCaller[] = [];
      for (const [port, caller] of open) {
        if (caller.origin !== origin) continue;
        send(port, { v: 1, id: 'accounts', kind: 'ev', event: 'accounts', data: toWire({ accounts }) });
        if (open.has(port)) reached.push(caller);
      }
      return reached;
    },
  };
}

import type { DappMethodName, InjectedAccountRow } from '../protocol/dapp/envelope.js';

const PORT_NAME = 'kelvin-dapp';
/** Chrome stops an idle worker after 30 s and takes the port along. The first return leaves it time to finish stopping. */
const RETRY_MS = [100, 100, 300, 1_000, 3_000];
/**
 * The background greets each port. A port opened to a worker that is just stopping is lost without an event (seen in Chromium
 * 156), so one that stays silent is given up. A cold start on a slow machine takes less.
 */
const GREETING_MS = 1_000;

export type RelayAnswer = { ok: unknown } | { code: string };

interface Request {
  id: string;
  /** Of the page, or the relay's own question. */
  method: DappMethodName | 'dapp.site';
  params: unknown;
}

interface RuntimePort {
  postMessage(message: unknown): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: () => void): void };
}

interface Runtime {
  /** Undefined once the extension was updated or removed under this page. */
  id?: string;
  connect(options: { name: string }): RuntimePort;
  onMessage: { addListener(listener: (message: unknown) => void): void };
}

export interface RelayPort {
  /** Sends a request and answers once, whatever happens to the worker in between. */
  request(request: Request, answer: (reply: RelayAnswer) => void): void;
}

/** The relay's end of the port. Requests that wait are sent again, under the same ids, when the port comes back. */
export function createRelayPort(events: {
  onAccounts(accounts: InjectedAccountRow[]): void;
  /** The background could not reach us by port and says that accounts changed. */
  onNudge(): void;
}): RelayPort {
  const pending = new Map<string, { request: Request; answer(reply: RelayAnswer): void }>();
  let port: RuntimePort | null = null;
  let listens = false;
  let losses = 0;

  function open(): RuntimePort {
    const api = runtime();
    if (!api?.id) throw new Error('the extension is gone');
    if (!listens) {
      listens = true;
      api.onMessage.addListener((message) => {
        if ((message as { kelvin?: unknown } | null)?.kelvin === 'accounts') events.onNudge();
      });
    }
    const opened = api.connect({ name: PORT_NAME });
    const lose = (): void => {
      if (port !== opened) return;
      port = null;
      if (pending.size > 0) reconnect();
    };
    // Not closed when given up: to a worker that is only slow, a closed port is a page that left.
    const silent = setTimeout(lose, GREETING_MS);
    opened.onMessage.addListener((message) => {
      clearTimeout(silent);
      receive(message);
    });
    opened.onDisconnect.addListener(() => {
      clearTimeout(silent);
      lose();
    });
    return opened;
  }

  function send(request: Request): void {
    port ??= open();
    port.postMessage({ v: 1, kind: 'req', ...request });
  }

  function receive(message: unknown): void {
    losses = 0;
    const frame = message as Record<string, unknown>;
    if (frame.kind === 'ev' && frame.event === 'accounts') {
      events.onAccounts((frame.data as { accounts: InjectedAccountRow[] }).accounts);
    }
    const waiting = pending.get(frame.id as string);
    if (frame.kind !== 'res' || !waiting) return;
    pending.delete(frame.id as string);
    waiting.answer('err' in frame ? { code: (frame.err as { code: string }).code } : { ok: frame.ok });
  }

  function reconnect(): void {
    const wait = RETRY_MS[losses];
    losses += 1;
    if (wait === undefined) failAll();
    else setTimeout(resend, wait);
  }

  function resend(): void {
    try {
      for (const { request } of [...pending.values()]) send(request);
    } catch {
      failAll();
    }
  }

  function failAll(): void {
    losses = 0;
    port = null;
    const waiting = [...pending.values()];
    pending.clear();
    for (const { answer } of waiting) answer({ code: 'disconnected' });
  }

  return {
    request(request, answer) {
      pending.set(request.id, { request, answer });
      try {
        send(request);
      } catch {
        // A port that died unannounced throws once: its own event, or the next attempt, decides.
        port = null;
        reconnect();
      }
    },
  };
}

function runtime(): Runtime | undefined {
  const scope = globalThis as unknown as Record<'browser' | 'chrome', { runtime?: Runtime } | undefined>;
  return scope.browser?.runtime ?? scope.chrome?.runtime;
}

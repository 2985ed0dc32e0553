import type { PortLike } from './types.js';

/** What public/boot.js leaves behind: a port that was opened before the page's scripts were there. */
interface EarlyPort {
  port: PortLike;
  /** What came before anybody could listen; null once it was handed over. */
  messages: unknown[] | null;
  /** The request that already went out, if the page knew what it would ask for. */
  asked: { id: string; method: string; params: unknown } | null;
}

function left(): EarlyPort | null {
  return (globalThis as { kelvinEarly?: EarlyPort }).kelvinEarly ?? null;
}

/**
 * The id under which the page already asked this very question, once, or null. To be called before the port is taken: what
 * has no one waiting when the answer is told is lost.
 */
export function takeEarlyRequest(method: string, params: unknown): string | null {
  const early = left();
  if (early?.asked?.method !== method) return null;
  if (JSON.stringify(early.asked.params) !== JSON.stringify(params)) return null;
  const { id } = early.asked;
  early.asked = null;
  return id;
}

/**
 * The port that the page opened while it was still loading, once, or null. What it has heard is told again to the first
 * listener, before anything new.
 */
export function takeEarlyPort(): PortLike | null {
  const early = left();
  if (!early) return null;
  delete (globalThis as { kelvinEarly?: EarlyPort }).kelvinEarly;
  const { port } = early;
  return {
    postMessage: (message) => port.postMessage(message),
    disconnect: () => port.disconnect(),
    onDisconnect: port.onDisconnect,
    onMessage: {
      addListener(listener) {
        const heard = early.messages ?? [];
        early.messages = null;
        // Nothing new can come in between: the page's own turn is not over.
        for (const message of heard) queueMicrotask(() => listener(message));
        port.onMessage.addListener(listener);
      },
    },
  };
}

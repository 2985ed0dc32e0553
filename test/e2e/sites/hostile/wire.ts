/** The page's own end of the channel, without the wallet's script between: what a page can do at most. */
export interface Heard {
  id?: string;
  ok?: unknown;
  err?: { message: string };
  event?: string;
  accounts?: unknown[];
}

/** Everything the wallet ever answered to this document. */
export const heard: Heard[] = [];
/** What it said by itself: that accounts changed. */
export const events: Heard[] = [];

const waiting = new Map<string, (message: Heard) => void>();
let ids = 0;

window.addEventListener('message', ({ data }) => {
  if (data?.channel !== 'kelvin:1' || data.to !== 'page') return;
  const message = data as Heard;
  (message.event === undefined ? heard : events).push(message);
  waiting.get(message.id ?? '')?.(message);
});

/** Posts a request. @returns its id */
export function post(method: string, params: unknown, id = `hostile-${++ids}`): string {
  window.postMessage({ channel: 'kelvin:1', to: 'relay', id, method, params }, location.origin);
  return id;
}

/** Posts a request and waits. @returns what was given, or the words of the refusal, and the milliseconds it took */
export function ask(method: string, params: unknown, id?: string): Promise<Heard & { ms: number }> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const posted = post(method, params, id);
    waiting.set(posted, (message) => resolve({ ...message, ms: performance.now() - startedMs }));
  });
}

/**
 * Posts messages as they are, and behind them a request that is always answered: whatever was going to be answered has been
 * by then. @returns how many answers came to anything but that request
 */
export async function postRaw(messages: unknown[], target: Window = window): Promise<number> {
  const before = heard.length;
  for (const message of messages) target.postMessage(message, '*');
  await ask('dapp.accounts', {});
  return heard.length - before - 1;
}

import {
  CHANNEL,
  type DappMethodName,
  type InjectedAccountRow,
  type PageMessage,
} from '../protocol/dapp/envelope.js';
import { readMessage } from './message.js';

// Taken now, before the page's scripts can replace them.
const { addEventListener, postMessage, crypto, origin, location } = window;
const getRandomValues = crypto.getRandomValues.bind(crypto);
const post = postMessage.bind(window);
const listen = addEventListener.bind(window);
const pageOrigin = location.origin;
const isOpaque = origin === 'null';

export interface PageClient {
  /** One request to the wallet. Rejects with the words that callers know from other wallets. */
  ask<T>(method: DappMethodName, params: unknown): Promise<T>;
  onAccounts(listener: (accounts: InjectedAccountRow[]) => void): () => void;
}

/** The page's end of the channel to the relay. */
export function createPageClient(): PageClient {
  const pending = new Map<string, { resolve(value: never): void; reject(error: Error): void }>();
  const listeners = new Set<(accounts: InjectedAccountRow[]) => void>();

  listen('message', (event) => {
    if (event.source !== window || event.origin !== pageOrigin) return;
    const message = readMessage(event.data, 'page');
    if (!message) return;
    if (message.event === 'accounts') {
      for (const listener of [...listeners]) listener(message.accounts as InjectedAccountRow[]);
      return;
    }
    const waiting = pending.get(message.id as string);
    if (!waiting) return;
    pending.delete(message.id as string);
    const failure = message.err as { message: string } | undefined;
    if (failure) waiting.reject(new Error(failure.message));
    else waiting.resolve(message.ok as never);
  });

  return {
    ask(method, params) {
      // Nothing can be posted back to a sandboxed document: say so instead of leaving it waiting.
      if (isOpaque) return Promise.reject(new Error('Request denied: this page has no origin'));
      return new Promise((resolve, reject) => {
        const id = randomId();
        const message: PageMessage = { channel: CHANNEL, to: 'relay', id, method, params };
        post(message, pageOrigin);
        pending.set(id, { resolve, reject });
      });
    },
    onAccounts(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** 128 bits, so that no other script of the page can guess an id and answer in our place unheard. */
function randomId(): string {
  return Array.from(getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
}

import { WalletError } from '../../core/errors/wallet-error.js';
import type { RequestBudget } from '../endpoints/request-budget.js';

/** The part of WebSocket used here, so that tests can bring another implementation. */
export interface SocketLike {
  send(text: string): void;
  close(): void;
  onopen: ((event: unknown) => void) | null;
  onclose: ((event: unknown) => void) | null;
  onerror: ((event: unknown) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
}

export type OpenSocket = (url: string) => SocketLike;

export interface SocketOptions {
  openSocket: OpenSocket;
  url: string;
  budget: RequestBudget;
  /** Silence after which a node that owes an answer is looked at more closely. */
  silentMs: number;
  timeoutMs: number;
  /** Gives the attempt up. */
  signal: AbortSignal;
}

/** @throws WalletError chain/offline when the endpoint does not open in time or the attempt is given up. */
export function openSocketLike({ openSocket, url, timeoutMs, signal }: SocketOptions): Promise<SocketLike> {
  return new Promise((resolve, reject) => {
    const socket = tryOpen(openSocket, url);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abandon);
      socket.onopen = socket.onclose = null;
      // A socket that is still connecting may report its own closing as an error: nobody is interested any more.
      socket.onerror = () => undefined;
    };
    const fail = (why: string) => {
      settle();
      socket.close();
      reject(new WalletError('chain/offline', { why }));
    };
    const abandon = () => fail('abandoned');
    const timer = setTimeout(() => fail('no-answer'), timeoutMs);
    signal.addEventListener('abort', abandon);
    socket.onerror = () => fail('refused');
    socket.onclose = () => fail('refused');
    socket.onopen = () => {
      settle();
      resolve(socket);
    };
    if (signal.aborted) abandon();
  });
}

/** The browser throws on an address it does not like; that is one more way of being unreachable. */
function tryOpen(openSocket: OpenSocket, url: string): SocketLike {
  try {
    return openSocket(url);
  } catch (cause) {
    throw new WalletError('chain/offline', { why: 'bad-address' }, { cause });
  }
}

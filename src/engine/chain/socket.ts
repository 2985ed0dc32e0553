/**
 * JSON-RPC over one WebSocket. Not polkadot-js's WsProvider: that one throws out of its event handler when a node sends
 * something that is not JSON, cannot be told to give up a connection, and hides which attempt failed.
 */
import { WalletError } from '../../core/errors/wallet-error.js';

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

/** A JSON-RPC error object as the node gave it. */
export class RpcError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly detail: string | null,
  ) {
    super(message);
    this.name = 'RpcError';
  }
}

/** A node's refusal of a read as an error of ours: by its code, for its text stays out of the wallet. */
export function asReadError(error: unknown): unknown {
  if (!(error instanceof RpcError)) return error;
  return new WalletError('chain/bad-answer', { what: 'refused', code: error.code }, { cause: error });
}

const CONNECT_TIMEOUT_MS = 6_000;
/** A node that needs longer than this for one answer is treated as gone: another endpoint is tried. */
const REQUEST_TIMEOUT_MS = 15_000;

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
  /** Receives notifications when the answer turns out to be a subscription id. */
  listener: ((value: unknown) => void) | null;
}

export class JsonRpcSocket {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, (value: unknown) => void>();
  /** Notifications that came before the answer naming their subscription. */
  private readonly early = new Map<string, unknown[]>();
  private nextId = 1;
  private dead: WalletError | null = null;
  /** Called once when the connection is lost for whatever reason but {@link close}. */
  onLost: ((error: WalletError) => void) | null = null;

  private constructor(private readonly socket: SocketLike) {
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => this.lose(new WalletError('chain/offline', { why: 'closed' }));
    socket.onerror = () => this.lose(new WalletError('chain/offline', { why: 'socket' }));
  }

  /** @throws WalletError chain/offline when the endpoint does not open in time. */
  static open(openSocket: OpenSocket, url: string, timeoutMs = CONNECT_TIMEOUT_MS): Promise<JsonRpcSocket> {
    return new Promise((resolve, reject) => {
      const socket = tryOpen(openSocket, url);
      const fail = (why: string) => {
        clearTimeout(timer);
        socket.onopen = socket.onerror = socket.onclose = null;
        // A socket that is still connecting may report its own closing as an error: nobody is interested any more.
        socket.onerror = () => undefined;
        socket.close();
        reject(new WalletError('chain/offline', { why }));
      };
      const timer = setTimeout(() => fail('no-answer'), timeoutMs);
      socket.onerror = () => fail('refused');
      socket.onclose = () => fail('refused');
      socket.onopen = () => {
        clearTimeout(timer);
        socket.onopen = null;
        resolve(new JsonRpcSocket(socket));
      };
    });
  }

  /** @throws RpcError the node's own refusal; WalletError chain/offline, chain/timeout, chain/bad-answer */
  request(method: string, params: unknown[]): Promise<unknown> {
    return this.send(method, params, null);
  }

  /** Subscribes; the listener gets each notification's result. Resolves with the subscription's id. */
  async subscribe(method: string, params: unknown[], listener: (value: unknown) => void): Promise<string> {
    return String(await this.send(method, params, listener));
  }

  /** Stops listening at once and tells the node. */
  unsubscribe(method: string, id: string): void {
    this.listeners.delete(id);
    if (!this.dead) this.request(method, [id]).catch(() => undefined);
  }

  close(): void {
    this.onLost = null;
    this.lose(new WalletError('chain/offline', { why: 'closed' }));
  }

  private send(
    method: string,
    params: unknown[],
    listener: ((value: unknown) => void) | null,
  ): Promise<unknown> {
    if (this.dead) return Promise.reject(this.dead);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.lose(new WalletError('chain/timeout', { method })),
        REQUEST_TIMEOUT_MS,
      );
      this.pending.set(id, { resolve, reject, timer, listener });
      this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    });
  }

  private receive(data: unknown): void {
    const message = parse(data);
    if (message === null) this.lose(new WalletError('chain/bad-answer', { what: 'json-rpc' }));
    else if (typeof message.method === 'string') this.notify(message.params);
    else this.settle(message);
  }

  private settle(message: Record<string, unknown>): void {
    const pending = this.pending.get(message.id as number);
    if (!pending) return;
    this.pending.delete(message.id as number);
    clearTimeout(pending.timer);
    if (message.error !== undefined) pending.reject(rpcError(message.error));
    else if (!('result' in message))
      pending.reject(new WalletError('chain/bad-answer', { what: 'json-rpc' }));
    else {
      if (pending.listener) this.listen(String(message.result), pending.listener);
      pending.resolve(message.result);
    }
  }

  private listen(id: string, listener: (value: unknown) => void): void {
    this.listeners.set(id, listener);
    const waiting = this.early.get(id) ?? [];
    this.early.delete(id);
    for (const value of waiting) listener(value);
  }

  private notify(params: unknown): void {
    const { subscription, result } = (params ?? {}) as { subscription?: unknown; result?: unknown };
    const id = String(subscription);
    const listener = this.listeners.get(id);
    if (listener) {
      listener(result);
      return;
    }
    const waiting = this.early.get(id) ?? [];
    // A subscription that was just given up may still speak; a few of its words are kept, never a flood.
    if (waiting.length < 16 && this.early.size < 16) this.early.set(id, [...waiting, result]);
  }

  private lose(error: WalletError): void {
    if (this.dead) return;
    this.dead = error;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.onerror = () => undefined;
    this.socket.close();
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.pending.clear();
    this.listeners.clear();
    this.onLost?.(error);
  }
}

/** The browser throws on an address it does not like; that is one more way of being unreachable. */
function tryOpen(openSocket: OpenSocket, url: string): SocketLike {
  try {
    return openSocket(url);
  } catch (cause) {
    throw new WalletError('chain/offline', { why: 'bad-address' }, { cause });
  }
}

function parse(data: unknown): Record<string, unknown> | null {
  if (typeof data !== 'string') return null;
  try {
    const value: unknown = JSON.parse(data);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function rpcError(error: unknown): Error {
  const { code, message, data } = (error ?? {}) as { code?: unknown; message?: unknown; data?: unknown };
  if (typeof code !== 'number' || typeof message !== 'string')
    return new WalletError('chain/bad-answer', { what: 'json-rpc error' });
  return new RpcError(code, message.slice(0, 300), typeof data === 'string' ? data.slice(0, 300) : null);
}

/**
 * JSON-RPC over one WebSocket. Not polkadot-js's WsProvider: that one throws out of its event handler when a node sends
 * something that is not JSON, cannot be told to give up a connection, and hides which attempt failed.
 */
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Priority, RequestBudget } from '../endpoints/request-budget.js';
import { type Frame, readFrame } from './frames.js';
import { Liveness } from './liveness.js';
import { openSocketLike, type SocketLike, type SocketOptions } from './open-socket.js';
import { isRateLimit } from './rpc-error.js';

export type { OpenSocket, SocketLike } from './open-socket.js';
export { asReadError, isRateLimit, RpcError } from './rpc-error.js';

/** A node that needs longer than this for one answer is treated as gone: another endpoint is tried. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Longest wait for the node's request budget, by priority: people are told sooner. */
const QUEUE_TIMEOUT_MS: Record<Priority, number> = {
  urgent: 0,
  interactive: 15_000,
  background: 120_000,
};
/** Words of subscriptions whose id is not known yet, or that nobody has: a few are kept, never a flood. */
const MAX_EARLY = 16;

/** Whatever answers JSON-RPC requests. */
export interface Requester {
  /** @throws RpcError the node's own refusal; WalletError chain/offline, chain/timeout, chain/bad-answer */
  request(method: string, params: unknown[]): Promise<unknown>;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: ReturnType<typeof setTimeout>;
  /** Takes the request out of the budget's queue when it was not sent yet. */
  unqueue(): void;
  sent: boolean;
  /** Receives notifications when the answer turns out to be a subscription id. */
  listener: ((value: unknown) => void) | null;
}

export class JsonRpcSocket implements Requester {
  private readonly pending = new Map<number, Pending>();
  private readonly listeners = new Map<string, (value: unknown) => void>();
  /** Notifications that came before the answer naming their subscription. */
  private readonly early = new Map<string, unknown[]>();
  private readonly liveness: Liveness;
  private nextId = 1;
  private sentPending = 0;
  private dead: WalletError | null = null;
  /** Why it ended, when it was not by {@link close}. */
  lostBy: WalletError | null = null;
  /** Called once when the connection is lost for whatever reason but {@link close}. */
  onLost: ((error: WalletError) => void) | null = null;
  /** Requests wait and nothing is heard (true), or the node spoke again (false). */
  onSilent: ((silent: boolean) => void) | null = null;
  /** The node asks for fewer requests. */
  onRateLimit: (() => void) | null = null;

  private constructor(
    private readonly socket: SocketLike,
    private readonly budget: RequestBudget,
    silentMs: number,
  ) {
    this.liveness = new Liveness(silentMs, (silent) => this.onSilent?.(silent));
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => this.fail(new WalletError('chain/offline', { why: 'closed' }));
    socket.onerror = () => this.fail(new WalletError('chain/offline', { why: 'socket' }));
  }

  /** @throws WalletError chain/offline when the endpoint does not open in time or is given up meanwhile. */
  static async open(options: SocketOptions): Promise<JsonRpcSocket> {
    return new JsonRpcSocket(await openSocketLike(options), options.budget, options.silentMs);
  }

  request(method: string, params: unknown[], priority: Priority = 'interactive'): Promise<unknown> {
    return this.send(method, params, priority, null);
  }

  /** Subscribes; the listener gets each notification's result. Resolves with the subscription's id. */
  async subscribe(method: string, params: unknown[], listener: (value: unknown) => void): Promise<string> {
    return String(await this.send(method, params, 'urgent', listener));
  }

  close(): void {
    this.onLost = null;
    this.end(new WalletError('chain/offline', { why: 'closed' }));
  }

  /** Gives the connection up for a reason, as if it had broken. */
  fail(error: WalletError): void {
    if (this.dead) return;
    this.lostBy = error;
    this.end(error);
  }

  private send(
    method: string,
    params: unknown[],
    priority: Priority,
    listener: ((value: unknown) => void) | null,
  ): Promise<unknown> {
    if (this.dead) return Promise.reject(this.dead);
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const tooLate = () => {
        this.pending.delete(id);
        pending.unqueue();
        reject(new WalletError('chain/timeout', { method, why: 'queue' }));
      };
      const timer = setTimeout(tooLate, QUEUE_TIMEOUT_MS[priority]);
      const pending: Pending = { resolve, reject, timer, unqueue: () => undefined, sent: false, listener };
      this.pending.set(id, pending);
      pending.unqueue = this.budget.when(priority, () => {
        clearTimeout(pending.timer);
        pending.sent = true;
        pending.timer = setTimeout(
          () => this.fail(new WalletError('chain/timeout', { method })),
          REQUEST_TIMEOUT_MS,
        );
        this.liveness.pending(++this.sentPending);
        this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      });
    });
  }

  private receive(data: unknown): void {
    this.liveness.heard();
    const frame = readFrame(data);
    if (!frame) this.fail(new WalletError('chain/bad-answer', { what: 'json-rpc' }));
    else if (frame.kind === 'notification') this.notify(frame.subscription, frame.result);
    else this.settle(frame);
  }

  private settle(frame: Exclude<Frame, { kind: 'notification' }>): void {
    const pending = this.pending.get(frame.id as number);
    // An id nobody asked under, or one that was answered already: not ours to judge.
    if (!pending?.sent) return;
    this.pending.delete(frame.id as number);
    clearTimeout(pending.timer);
    this.liveness.pending(--this.sentPending);
    if (frame.kind === 'answer') {
      if (pending.listener) this.listen(String(frame.result), pending.listener);
      pending.resolve(frame.result);
      return;
    }
    if (isRateLimit(frame.error)) {
      this.budget.refused();
      this.onRateLimit?.();
    }
    pending.reject(frame.error);
  }

  private listen(id: string, listener: (value: unknown) => void): void {
    this.listeners.set(id, listener);
    const waiting = this.early.get(id) ?? [];
    this.early.delete(id);
    for (const value of waiting) listener(value);
  }

  private notify(id: string, result: unknown): void {
    const listener = this.listeners.get(id);
    if (listener) {
      listener(result);
      return;
    }
    const waiting = this.early.get(id) ?? [];
    if (waiting.length < MAX_EARLY) this.early.set(id, [...waiting, result]);
    const [oldest] = this.early.keys();
    if (this.early.size > MAX_EARLY && oldest !== undefined) this.early.delete(oldest);
  }

  private end(error: WalletError): void {
    if (this.dead) return;
    this.dead = error;
    this.liveness.stop();
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.onerror = () => undefined;
    this.socket.close();
    for (const { reject, timer, unqueue } of this.pending.values()) {
      clearTimeout(timer);
      unqueue();
      reject(error);
    }
    this.pending.clear();
    this.listeners.clear();
    this.onLost?.(error);
  }
}

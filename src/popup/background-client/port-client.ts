import { WalletError } from '../../core/errors/wallet-error.js';
import { fromWire, toWire } from '../../core/wire/wire.js';
import type { Frame } from '../../protocol/frames.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { UiEvents, UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import type { BackgroundClient, PortLike } from './types.js';

/** Answers that depend on nothing but the stored state: asking twice is the same as asking once. */
const IDEMPOTENT: ReadonlySet<string> = new Set<UiMethodName>([
  'wallet.status',
  'wallet.previewSecret',
  'wallet.kdfForUnlock',
  'settings.get',
  'approvals.list',
  'approvals.get',
  'sites.list',
  'notes.list',
  'contacts.list',
  'alerts.list',
]);

/** A port that gave no frame for so long, when a read that waits on it is asked again, is not trusted any more. */
const SILENT_MS = 2_000;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 4_000;

interface Pending {
  method: string;
  frame: Frame;
  /** The port it was last sent on: a request never goes twice over one port. */
  port: PortLike | null;
  sentAtMs: number;
  /** What was heard and done on this client when it was last sent: {@link PortClient} counts both. */
  turn: number;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

export interface PortClientOptions {
  connect(): PortLike;
  /** The id of the same request, when it already went out over the port that `connect` will answer. */
  alreadyAsked?(method: string, params: unknown): string | null;
  /** Runs later; may wait longer than asked. */
  schedule(run: () => void, delayMs: number): void;
}

/**
 * Requests and events over one port that may die at any time: Chrome stops an idle worker after 30 s. Reads are sent
 * again under the same id; anything else fails as `outcome-unknown`: it may have been carried out, and a decision made twice
 * could be a payment made twice.
 */
export class PortClient implements BackgroundClient {
  readonly #options: PortClientOptions;
  readonly #pending = new Map<string, Pending>();
  readonly #listeners = new Map<string, Set<(data: never) => void>>();
  readonly #reconnected = new Set<() => void>();
  #port: PortLike | null = null;
  #retryMs = FIRST_RETRY_MS;
  #heardAtMs = 0;
  /** Counts what may change an answer: every frame that came, and every request that is no mere read. */
  #turn = 0;

  constructor(options: PortClientOptions) {
    this.#options = options;
  }

  call<M extends UiMethodName>(method: M, params: InputOf<UiMethods[M]>): Promise<OutputOf<UiMethods[M]>> {
    return new Promise((resolve, reject) => {
      if (this.#isSilentAbout(method, params)) this.#renew();
      const same = this.#underway(method, params);
      if (same) {
        const { resolve: first, reject: firstReject } = same;
        same.resolve = (value) => {
          first(value);
          resolve(value as OutputOf<UiMethods[M]>);
        };
        same.reject = (error) => {
          firstReject(error);
          reject(error);
        };
        return;
      }
      if (!IDEMPOTENT.has(method)) this.#turn += 1;
      const early = this.#options.alreadyAsked?.(method, params) ?? null;
      const frame: Frame = { v: 1, id: early ?? crypto.randomUUID(), kind: 'req', method, params };
      this.#pending.set(frame.id, {
        method,
        frame,
        port: early === null ? null : this.#ensurePort(),
        sentAtMs: Date.now(),
        turn: this.#turn,
        resolve: (value) => resolve(value as OutputOf<UiMethods[M]>),
        reject,
      });
      this.#send(frame.id);
    });
  }

  on<E extends keyof UiEvents>(event: E, listener: (data: UiEvents[E]) => void): () => void {
    const set = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, set);
    set.add(listener);
    this.#ensurePort();
    return () => set.delete(listener);
  }

  onReconnect(listener: () => void): () => void {
    this.#reconnected.add(listener);
    return () => this.#reconnected.delete(listener);
  }

  /** The same read, asked over this port since anything was heard or done: its answer is that to both. */
  #underway(method: string, params: unknown): Pending | undefined {
    if (!IDEMPOTENT.has(method)) return undefined;
    return [...this.#pending.values()].find(
      (one) =>
        one.method === method &&
        one.port !== null &&
        one.port === this.#port &&
        one.turn === this.#turn &&
        'params' in one.frame &&
        sameParams(one.frame.params, params),
    );
  }

  /** True when the same read has waited on this port, which said nothing at all meanwhile. */
  #isSilentAbout(method: string, params: unknown): boolean {
    const latest = Date.now() - SILENT_MS;
    if (!this.#port || this.#heardAtMs > latest) return false;
    const all = [...this.#pending.values()];
    return (
      all.every((one) => IDEMPOTENT.has(one.method)) &&
      all.some(
        ({ method: of, frame, sentAtMs }) =>
          of === method && sentAtMs <= latest && 'params' in frame && sameParams(frame.params, params),
      )
    );
  }

  /** Leaves a port that may be dead without having said so. */
  #renew(): void {
    const port = this.#port;
    this.#port = null;
    port?.disconnect();
    this.#heardAtMs = Date.now();
    this.#reconnect();
  }

  #ensurePort(): PortLike {
    if (this.#port) return this.#port;
    const port = this.#options.connect();
    this.#port = port;
    port.onMessage.addListener((message) => this.#receive(fromWire(message) as Frame));
    port.onDisconnect.addListener(() => this.#lost(port));
    return port;
  }

  #send(id: string): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    try {
      const port = this.#ensurePort();
      if (pending.port === port) return;
      pending.port = port;
      pending.sentAtMs = Date.now();
      pending.turn = this.#turn;
      port.postMessage(toWire(pending.frame));
    } catch (error) {
      if (error instanceof TypeError) this.#settle(id, (p) => p.reject(error));
      // Otherwise the port is dead and says so by its own event, which decides about the request.
    }
  }

  #receive(frame: Frame): void {
    this.#heardAtMs = Date.now();
    this.#turn += 1;
    this.#retryMs = FIRST_RETRY_MS;
    if (frame.kind === 'ev') {
      for (const listener of this.#listeners.get(frame.event) ?? []) listener(frame.data as never);
    } else if (frame.kind === 'res') {
      this.#settle(frame.id, (p) => {
        if ('err' in frame) p.reject(new WalletError(frame.err.code, frame.err.context));
        else p.resolve(frame.ok);
      });
    }
  }

  #settle(id: string, finish: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    finish(pending);
  }

  #lost(port: PortLike): void {
    if (this.#port !== port) return;
    this.#port = null;
    for (const [id, pending] of [...this.#pending])
      if (pending.port === port && !IDEMPOTENT.has(pending.method))
        this.#settle(id, (p) => p.reject(new WalletError('outcome-unknown')));
    const wait = this.#retryMs;
    this.#retryMs = Math.min(wait * 2, LAST_RETRY_MS);
    this.#options.schedule(() => this.#reconnect(), wait);
  }

  #reconnect(): void {
    this.#ensurePort();
    for (const id of [...this.#pending.keys()]) this.#send(id);
    for (const listener of this.#reconnected) listener();
  }
}

function sameParams(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

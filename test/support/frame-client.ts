import { WalletError } from '../../src/core/errors/wallet-error.js';
import { fromWire, toWire } from '../../src/core/wire/wire.js';
import type { FakePort } from './fake-port.js';
import type { SteppedClock } from './stepped-clock.js';

/** A client of either port: requests with ids, answers, events. */
export class FrameClient {
  readonly events: Array<{ event: string; data: unknown }> = [];
  readonly port: FakePort;
  readonly #clock: SteppedClock;
  readonly #newId: () => string;
  readonly #waiting = new Map<string, { resolve(value: never): void; reject(error: unknown): void }>();

  constructor(port: FakePort, clock: SteppedClock, newId: () => string) {
    this.port = port;
    this.#clock = clock;
    this.#newId = newId;
    port.onMessage.addListener((message) => this.#receive(fromWire(message) as Record<string, unknown>));
  }

  /** Sends a request; the answer comes when somebody lets time pass. */
  send<T>(method: string, params: unknown, id = this.#newId()): Promise<T> {
    return this.sendRaw({ id, method, params: toWire(params) });
  }

  /** Sends params as they are, past the codec that would drop what must be refused. */
  sendRaw<T>({
    id = this.#newId(),
    method,
    params,
  }: {
    id?: string;
    method: string;
    params: unknown;
  }): Promise<T> {
    const answer = new Promise<T>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    answer.catch(() => undefined);
    this.port.postMessage({ v: 1, id, kind: 'req', method, params });
    return answer;
  }

  /** Sends a request and lets time pass until it is answered. */
  ask<T>(method: string, params: unknown, id?: string): Promise<T> {
    return this.#clock.until(this.send<T>(method, params, id));
  }

  /** The error code of a request that must fail. */
  async codeOf(promise: Promise<unknown>): Promise<string> {
    try {
      await this.#clock.until(promise);
    } catch (error) {
      if (error instanceof WalletError) return error.code;
      throw error;
    }
    throw new Error('the request was answered');
  }

  close(): void {
    this.port.disconnect();
  }

  #receive(frame: Record<string, unknown>): void {
    if (frame.kind === 'ev' && frame.event !== 'hello')
      this.events.push({ event: String(frame.event), data: frame.data });
    const waiting = this.#waiting.get(String(frame.id));
    if (frame.kind !== 'res' || !waiting) return;
    this.#waiting.delete(String(frame.id));
    const error = frame.err as { code: 'internal'; context: object } | undefined;
    if (error) waiting.reject(new WalletError(error.code, error.context as never));
    else waiting.resolve(frame.ok as never);
  }
}

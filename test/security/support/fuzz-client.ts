import { expect } from 'vitest';
import { ERROR_CODES } from '../../../src/core/errors/codes.js';
import type { FakePort } from '../../support/fake-port.js';
import { type SteppedClock, settle } from '../../support/stepped-clock.js';

const STEP_MS = 2_000;
/** Nothing in the worker waits longer for anything than a request of a page waits for a person: ten minutes. */
const MOST_STEPS = 400;
const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

export interface Answer {
  code: string | null;
  ok: unknown;
}

/** One port, asked anything: counts answers by id and checks the form of each. */
export class FuzzClient {
  readonly answers = new Map<string, Answer>();
  readonly #waiting = new Set<string>();
  #asked = 0;

  constructor(
    readonly port: FakePort,
    private readonly name: string,
  ) {
    port.onMessage.addListener((frame) => this.#receive(frame as Record<string, unknown>));
  }

  get unanswered(): number {
    return this.#waiting.size;
  }

  nextId(): string {
    this.#asked += 1;
    return `${this.name}-${String(this.#asked).padStart(6, '0')}`;
  }

  /** Sends a frame whose id must be answered once. `raw`: as it is, not as the JSON that it would become. */
  send(frame: { id: string } & Record<string, unknown>, raw = false): void {
    this.#waiting.add(frame.id);
    this.sendUnheard(frame, raw);
  }

  /** Sends what names nobody to answer. */
  sendUnheard(message: unknown, raw = false): void {
    if (raw) this.port.peer?.onMessage.fire(message);
    else this.port.postMessage(message);
  }

  #receive(frame: Record<string, unknown>): void {
    if (frame.kind === 'ev') return;
    const id = String(frame.id);
    const hasOk = Object.hasOwn(frame, 'ok');
    const keys = Object.keys(frame).sort().join();
    if (keys !== (hasOk ? 'id,kind,ok,v' : 'err,id,kind,v') || frame.kind !== 'res' || frame.v !== 1)
      throw new Error(`no answer frame: ${JSON.stringify(frame)}`);
    if (!this.#waiting.delete(id)) throw new Error(`answered twice, or unasked: ${JSON.stringify(frame)}`);
    if (hasOk) {
      this.answers.set(id, { code: null, ok: frame.ok });
      return;
    }
    const err = frame.err as { code: string; context: object };
    if (!CODES.has(err.code)) throw new Error(`unknown code: ${JSON.stringify(frame)}`);
    this.answers.set(id, { code: err.code, ok: null });
  }
}

/** Lets a bounded time pass until all are answered; `release` ends what waits for a person. */
export async function drain(
  clock: SteppedClock,
  clients: readonly FuzzClient[],
  release: () => Promise<void> = async () => undefined,
): Promise<void> {
  const unanswered = () => clients.reduce((sum, client) => sum + client.unanswered, 0);
  await settle();
  for (let step = 0; unanswered() > 0; step += 1) {
    if (step >= MOST_STEPS) break;
    // The first steps are for what only computes on another thread.
    if (step > 2) await clock.advance(STEP_MS);
    if (step > 4) await release();
    await new Promise((resolve) => setTimeout(resolve, 0));
    await settle();
  }
  expect(unanswered(), 'requests without an answer').toBe(0);
}

import { WalletError } from '../../core/errors/wallet-error.js';
import { createSerial } from '../serial.js';
import type { Clock, KeyValueStore } from '../types.js';

const KEY = 'flood';
/** A dApp's start (enable, accounts, metadata) takes 3 to 6 requests; 20 in 10 s is far above any honest use. */
const MAX_REQUESTS = 20;
const REQUEST_WINDOW_MS = 10_000;
/** Three refusals in a minute say that the person does not want this; then a minute of quiet. */
const MAX_REFUSALS = 3;
const REFUSAL_WINDOW_MS = 60_000;
const BLOCK_MS = 60_000;
/** A page can open many origins; the oldest counters go first. */
const MAX_ORIGINS = 200;

interface Counter {
  requests: number[];
  refusals: number[];
  blockedUntilMs: number;
}

/** Limits per origin, kept in session storage so that stopping the worker does not reset them. */
export interface Flood {
  /** Counts one message. @throws WalletError site/flood */
  countRequest(origin: string): Promise<void>;
  /** @throws WalletError site/blocked while prompts of this origin are blocked */
  requireUnblocked(origin: string): Promise<void>;
  countRefusal(origin: string): Promise<void>;
}

export function createFlood(session: KeyValueStore, clock: Clock): Flood {
  const serial = createSerial();
  let loaded: Promise<Map<string, Counter>> | null = null;

  const counters = (): Promise<Map<string, Counter>> => {
    loaded ??= session.get(KEY).then((stored) => new Map(Object.entries((stored ?? {}) as object)));
    return loaded;
  };
  const save = async (all: Map<string, Counter>): Promise<void> => {
    for (const origin of all.keys()) {
      if (all.size <= MAX_ORIGINS) break;
      all.delete(origin);
    }
    await session.set({ [KEY]: Object.fromEntries(all) });
  };
  const edit = (origin: string, change: (counter: Counter, nowMs: number) => void): Promise<void> =>
    serial(async () => {
      const all = await counters();
      const counter = all.get(origin) ?? { requests: [], refusals: [], blockedUntilMs: 0 };
      change(counter, clock.nowMs());
      // Last used last, so that the cap above drops the quietest.
      all.delete(origin);
      all.set(origin, counter);
      await save(all);
    });

  return {
    countRequest: (origin) =>
      edit(origin, (counter, nowMs) => {
        counter.requests = counter.requests.filter((at) => at > nowMs - REQUEST_WINDOW_MS);
        if (counter.requests.length >= MAX_REQUESTS) throw new WalletError('site/flood');
        counter.requests.push(nowMs);
      }),
    requireUnblocked: (origin) =>
      serial(async () => {
        const counter = (await counters()).get(origin);
        if (counter && counter.blockedUntilMs > clock.nowMs()) throw new WalletError('site/blocked');
      }),
    countRefusal: (origin) =>
      edit(origin, (counter, nowMs) => {
        counter.refusals = counter.refusals.filter((at) => at > nowMs - REFUSAL_WINDOW_MS);
        counter.refusals.push(nowMs);
        if (counter.refusals.length < MAX_REFUSALS) return;
        counter.refusals = [];
        counter.blockedUntilMs = nowMs + BLOCK_MS;
      }),
  };
}

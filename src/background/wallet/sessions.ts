import { bytesToHex } from '@noble/hashes/utils.js';
import type { Alarms, Clock, KeyValueStore } from '../types.js';
import { createMutex } from './mutex.js';

export const LOCK_ALARM = 'wallet.lock';

const KEY = 'wallet.session';
const MINUTE_MS = 60_000;
// Clocks are corrected by seconds; a jump back beyond this is somebody buying time.
const CLOCK_TOLERANCE_MS = 30_000;
// How often the last-seen time is written: finer would be a write per question.
const SEEN_STEP_MS = 5_000;
/** However busy, an unlocked wallet asks for the password once a day. */
const MAX_AGE_MS = 24 * 60 * MINUTE_MS;

/** What lives in session storage while the wallet is unlocked. */
export interface Session {
  /** 32 bytes, hex. The only place it rests. */
  vaultKey: string;
  vaultId: string;
  startedAtMs: number;
  /** Latest time this wallet has seen: time never runs backwards from here. */
  seenAtMs: number;
  lockAtMs: number;
}

export interface Sessions {
  start(vaultId: string, vaultKey: Uint8Array): Promise<void>;
  /** The running session; `ended` when one was found past its deadline and removed just now. */
  check(): Promise<Session | null | 'ended'>;
  /** Counts the auto-lock time from now on: after something the user did, or when the setting changed. */
  extend(): Promise<void>;
  /** True when there was a session to end. */
  end(): Promise<boolean>;
}

/** Keeps the unlocked state outside the worker's memory. One change at a time: no check may revive what a lock removed. */
export function createSessions(
  store: KeyValueStore,
  alarms: Alarms,
  clock: Clock,
  autoLockMinutes: () => Promise<number>,
  /** Other rows that must not outlive the session by a moment. */
  gone: readonly string[],
): Sessions {
  const exclusive = createMutex();

  async function read(): Promise<Session | null> {
    const stored = await store.get(KEY);
    return isSession(stored) ? stored : null;
  }
  async function write(session: Omit<Session, 'lockAtMs'>): Promise<void> {
    const idleMs = (await autoLockMinutes()) * MINUTE_MS;
    const lockAtMs = Math.min(session.seenAtMs + idleMs, session.startedAtMs + MAX_AGE_MS);
    await store.set({ [KEY]: { ...session, lockAtMs } satisfies Session });
    await alarms.at(LOCK_ALARM, lockAtMs);
  }
  async function remove(): Promise<void> {
    await store.remove([KEY, ...gone]);
    await alarms.clear(LOCK_ALARM);
  }

  return {
    start: (vaultId, vaultKey) =>
      exclusive(() => {
        const nowMs = clock.nowMs();
        return write({ vaultKey: bytesToHex(vaultKey), vaultId, startedAtMs: nowMs, seenAtMs: nowMs });
      }),
    check: () =>
      exclusive(async () => {
        const session = await read();
        if (!session) return null;
        const nowMs = clock.nowMs();
        if (isOver(session, nowMs)) {
          await remove();
          return 'ended';
        }
        if (nowMs < session.seenAtMs + SEEN_STEP_MS) return session;
        const seen = { ...session, seenAtMs: nowMs };
        await store.set({ [KEY]: seen });
        return seen;
      }),
    extend: () =>
      exclusive(async () => {
        const session = await read();
        if (session) await write({ ...session, seenAtMs: Math.max(session.seenAtMs, clock.nowMs()) });
      }),
    end: () =>
      exclusive(async () => {
        const had = (await store.get(KEY)) !== undefined;
        await remove();
        return had;
      }),
  };
}

function isOver({ lockAtMs, seenAtMs }: Session, nowMs: number): boolean {
  return nowMs >= lockAtMs || nowMs + CLOCK_TOLERANCE_MS < seenAtMs;
}

function isSession(value: unknown): value is Session {
  const { vaultKey, vaultId, startedAtMs, seenAtMs, lockAtMs } = (value ?? {}) as Partial<Session>;
  const times = [startedAtMs, seenAtMs, lockAtMs];
  return typeof vaultKey === 'string' && typeof vaultId === 'string' && times.every(Number.isSafeInteger);
}

import { WalletError } from '../../core/errors/wallet-error.js';
import type { Clock, KeyValueStore } from '../types.js';

const KEY = 'wallet.attempts';
// The derivation is what stops a machine; the delay stops fingers. Five minutes is enough to give up, short enough for
// an owner who remembers.
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 5 * 60_000;

interface Stored {
  failures: number;
  notBeforeMs: number;
}

export interface Attempts {
  /** Milliseconds before the next password is taken; 0 when at once. */
  retryInMs(): Promise<number>;
  /**
   * Counts a failure, in storage, before anybody hears of it. Returns the new delay.
   * @throws WalletError vault/write-failed: an attempt that cannot be counted gets no verdict
   */
  failed(): Promise<number>;
  succeeded(): Promise<void>;
}

/** Delay after wrong passwords: doubles each time, survives worker and browser restarts. */
export function createAttempts(local: KeyValueStore, clock: Clock): Attempts {
  async function read(): Promise<Stored> {
    const stored = await local.get(KEY);
    return isStored(stored) ? stored : { failures: 0, notBeforeMs: 0 };
  }
  return {
    async retryInMs() {
      const { failures, notBeforeMs } = await read();
      // Never longer than the delay itself, or a clock set back would lock the owner out for years.
      return Math.min(Math.max(0, notBeforeMs - clock.nowMs()), delayMs(failures));
    },
    async failed() {
      const failures = (await read()).failures + 1;
      const delay = delayMs(failures);
      const stored: Stored = { failures, notBeforeMs: clock.nowMs() + delay };
      await local.set({ [KEY]: stored }).catch((cause: unknown) => {
        throw new WalletError('vault/write-failed', { step: 'attempts' }, { cause });
      });
      return delay;
    },
    async succeeded() {
      if ((await read()).failures > 0) await local.remove([KEY]);
    },
  };
}

function delayMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), MAX_DELAY_MS);
}

function isStored(value: unknown): value is Stored {
  const { failures, notBeforeMs } = (value ?? {}) as Partial<Stored>;
  return Number.isSafeInteger(failures) && Number(failures) >= 0 && Number.isSafeInteger(notBeforeMs);
}

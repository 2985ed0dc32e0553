import { type ExpectPollOptions, expect } from 'vitest';

/** Longer than anything that is waited for takes on a machine that is busy with other work; what comes at once is taken at once. */
export const PATIENCE_MS = 45_000;

/** For a test that goes through many screens and blocks, each of them slow on such a machine. */
export const JOURNEY_MS = 300_000;

/**
 * Asks again and again until the answer is the expected one. For whatever follows an act and is not there in the same
 * instant: what the background writes down, what another page hears, what the chain makes of it. In tests only: a hook waits with
 * `vi.waitFor`.
 */
export function eventually<T>(ask: () => T, options: ExpectPollOptions = {}) {
  return expect.poll(ask, { timeout: PATIENCE_MS, interval: 100, ...options });
}

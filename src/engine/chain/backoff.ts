const FIRST_MS = 400;
/** A person looking at "offline" should not wait longer than this for the next attempt. */
const LONGEST_MS = 15_000;

/**
 * Pause before attempt number `failures` (counted from 1): doubling, bounded, and spread over half its length so that
 * the wallets of the world do not return to a recovering node at the same instant.
 */
export function backoffMs(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (full / 2) * random());
}

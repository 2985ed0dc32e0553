import type { WatchStatus } from '../../../protocol/ui/watch.js';

/** Why there is no alert: nothing was seen, or nobody looked. */
export type Calm = 'calm' | 'off' | 'never' | 'failed' | 'old';

/** Checks come late by as much as the browser delays them, ms. */
const LATE_MS = 60_000;

/**
 * @param everySeconds pace of the watchtower, s; 0: off; null: not known yet
 * @param nowMs unix time, ms
 */
export function calmOf(watch: WatchStatus | null, everySeconds: number | null, nowMs: number): Calm {
  if (everySeconds === 0) return 'off';
  if (!watch || everySeconds === null) return 'never';
  if (watch.failure) return 'failed';
  if (watch.lastCheckAtMs === null) return 'never';
  // One check may be missed; after two nothing is known of the time since.
  return nowMs - watch.lastCheckAtMs > 2 * everySeconds * 1_000 + LATE_MS ? 'old' : 'calm';
}

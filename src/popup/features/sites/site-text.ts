import type { TFunction } from 'i18next';
import { dateLocale } from '../../i18n/index.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Host and port: how a site is called. */
export function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}

/** The day alone. */
export function dayText(atMs: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium' }).format(atMs);
}

/** When a permission ends by itself, as `in 3 days`; rounded up, so that what is not over never reads as over. */
export function endText(t: TFunction, expiresAtMs: number | null, nowMs: number): string {
  if (expiresAtMs === null) return t('sites.endsNever');
  const left = Math.max(0, expiresAtMs - nowMs);
  if (left > 2 * DAY_MS) return t('sites.endsDays', { count: Math.ceil(left / DAY_MS) });
  if (left > HOUR_MS) return t('sites.endsHours', { count: Math.ceil(left / HOUR_MS) });
  return t('sites.endsMinutes', { count: Math.max(1, Math.ceil(left / MINUTE_MS)) });
}

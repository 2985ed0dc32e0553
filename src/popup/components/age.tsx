import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateLocale } from '../i18n/index.js';
import { useNow } from '../state/use-now.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `12 s ago`. Time ahead of the clock reads as now: clocks differ, and "in -3 s" helps nobody. */
export function ageText(t: TFunction, atMs: number, nowMs: number): string {
  const age = Math.max(0, nowMs - atMs);
  if (age < 2_000) return t('age.justNow');
  if (age < MINUTE_MS) return t('age.secondsAgo', { count: Math.floor(age / 1_000) });
  if (age < HOUR_MS) return t('age.minutesAgo', { count: Math.floor(age / MINUTE_MS) });
  if (age < DAY_MS) return t('age.hoursAgo', { count: Math.floor(age / HOUR_MS) });
  return t('age.daysAgo', { count: Math.floor(age / DAY_MS) });
}

/** Date without the hour: what is said of something days away. */
export function dayText(atMs: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium' }).format(atMs);
}

/** The date behind an age, for its hint. */
export function dateText(atMs: number): string {
  return new Intl.DateTimeFormat(dateLocale(), { dateStyle: 'medium', timeStyle: 'medium' }).format(atMs);
}

/** How long ago, counting on; the date on hover, and made only then: the first one costs a tenth of a popup's paint. */
export function Age({ atMs, className }: { atMs: number; className?: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const [pointed, setPointed] = useState(false);
  return (
    <time
      className={className}
      dateTime={new Date(atMs).toISOString()}
      title={pointed ? dateText(atMs) : undefined}
      onPointerEnter={() => setPointed(true)}
    >
      {ageText(t, atMs, now)}
    </time>
  );
}

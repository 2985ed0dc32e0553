import { dateLocale } from '../../i18n/index.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A time on the scale below a chart, as fine as the chart is long: hour, day, or month and year. */
export function axisTimeText(atMs: number, spanMs: number): string {
  return new Intl.DateTimeFormat(dateLocale(), shapeFor(spanMs)).format(atMs);
}

function shapeFor(spanMs: number): Intl.DateTimeFormatOptions {
  if (spanMs <= 2 * DAY_MS) return { hour: '2-digit', minute: '2-digit' };
  if (spanMs <= 120 * DAY_MS) return { day: 'numeric', month: 'short' };
  return { month: 'short', year: '2-digit' };
}

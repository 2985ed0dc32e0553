import { decimalMark } from '../../core/amount/format.js';
import { microText } from '../../core/fiat/price.js';
import type { Currency, FiatPrice } from '../../core/fiat/types.js';
import { dateLocale } from '../i18n/index.js';

const THIN_SPACE = '\u2009';
/** Older than this, a price is said with its age. */
const OLD_MS = 15 * 60_000;
const MICRO_DIGITS = 6;

/**
 * Millionths of a currency unit as people write them: `$1 234.56`. Cut to the currency's smallest coin, never rounded up; thin
 * spaces group thousands and the mark is that of the amounts beside it. A price keeps more decimals than a value.
 */
export function moneyText(micro: bigint, currency: Currency, kind: 'value' | 'price' = 'value'): string {
  const format = new Intl.NumberFormat(dateLocale(), {
    style: 'currency',
    currency: currency.toUpperCase(),
    currencyDisplay: 'narrowSymbol',
    roundingMode: 'trunc',
    ...(kind === 'price' && micro < 1_000_000n ? { maximumFractionDigits: MICRO_DIGITS } : {}),
  });
  return format
    .formatToParts(microText(micro) as `${number}`)
    .map(({ type, value }) => (type === 'group' ? THIN_SPACE : type === 'decimal' ? decimalMark() : value))
    .join('')
    .replace('-', '\u2212');
}

/** The smallest coin of a currency in millionths: 10 000 for a cent, 1 000 000 for a yen. */
export function coinMicro(currency: Currency): bigint {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: currency.toUpperCase(),
  }).resolvedOptions();
  return 10n ** BigInt(MICRO_DIGITS - digits);
}

export function isOldPrice({ atMs }: FiatPrice, nowMs: number): boolean {
  return nowMs - atMs > OLD_MS;
}

let names: { locale: string; display: Intl.DisplayNames } | null = null;

/** Name of a currency in the language of the page, with its letters: `Euro (EUR)`. */
export function currencyName(currency: Currency): string {
  const locale = dateLocale();
  if (names?.locale !== locale)
    names = { locale, display: new Intl.DisplayNames(locale, { type: 'currency' }) };
  const code = currency.toUpperCase();
  return `${names.display.of(code) ?? code} (${code})`;
}

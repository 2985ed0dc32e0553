import { DECIMALS, ONE } from './money.js';

const THIN_SPACE = '\u2009';

/** What parts the whole from the decimals, in the language of the page. */
export type DecimalMark = '.' | ',';

let mark: DecimalMark = '.';

/**
 * Chooses how amounts are written and read in this context. A page calls it when it knows its language; the background and
 * the engine never do, so that what they write for machines keeps the point.
 */
export function setDecimalMark(next: DecimalMark): void {
  mark = next;
}

export function decimalMark(): DecimalMark {
  return mark;
}

/** Decimal text with a point (`12.5`) as the language writes it (`12,5`). For shares and rough sizes; amounts have their own functions. */
export function inNotation(plain: string): string {
  return mark === '.' ? plain : plain.replace('.', mark);
}

/** Groups of three digits set apart by a thin space: `21 000 000`. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/**
 * The exact decimal text of an amount in base units, without grouping and without trailing zeros, always with a point
 * whatever the language: what is copied, written into files and carried by links.
 */
export function exactAmount(base: bigint): string {
  const sign = base < 0n ? '-' : '';
  const abs = base < 0n ? -base : base;
  const fraction = (abs % ONE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${sign}${abs / ONE}${fraction ? `.${fraction}` : ''}`;
}

/** The exact text as it is typed in the language of the page: what a field is filled with, and {@link parseAmount} reads back. */
export function fieldAmount(base: bigint): string {
  return inNotation(exactAmount(base));
}

/**
 * Text for lists: at most `decimals` decimals (default 4), below 1 up to five significant digits, always cut and never
 * rounded up, because a balance shown larger than it is would be a promise the chain does not keep.
 */
export function shortAmount(base: bigint, decimals = 4): string {
  const sign = base < 0n ? '\u2212' : '';
  const abs = base < 0n ? -base : base;
  const whole = abs / ONE;
  const fraction = (abs % ONE).toString().padStart(DECIMALS, '0');
  let places = decimals;
  if (whole === 0n && abs !== 0n) {
    const zeros = fraction.length - fraction.replace(/^0+/, '').length;
    places = Math.min(DECIMALS, zeros + 5);
  }
  return `${sign}${groupDigits(whole.toString())}${mark}${fraction.slice(0, places)}`;
}

/** Exact text with grouped whole part: what hover and focus show. */
export function fullAmount(base: bigint): string {
  const [whole = '0', fraction] = exactAmount(base < 0n ? -base : base).split('.');
  return `${base < 0n ? '\u2212' : ''}${groupDigits(whole)}${fraction ? `${mark}${fraction}` : ''}`;
}

/**
 * A ratio as per cent text with `decimals` places, cut towards zero, its whole part grouped: `percent(5n, 1000n)` is `0.50`.
 * @throws RangeError when the denominator is zero: a change from nothing has no percentage.
 */
export function percent(part: bigint, whole: bigint, decimals = 2): string {
  if (whole === 0n) throw new RangeError('percent of zero');
  const scale = 10n ** BigInt(decimals);
  const scaled = (part * 100n * scale) / whole;
  const abs = scaled < 0n ? -scaled : scaled;
  const text = `${groupDigits((abs / scale).toString())}${decimals ? `${mark}${(abs % scale).toString().padStart(decimals, '0')}` : ''}`;
  return scaled < 0n ? `\u2212${text}` : text;
}

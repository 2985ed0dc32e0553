import { DECIMALS, ONE } from './money.js';

const THIN_SPACE = '\u2009';

/** Groups of three digits set apart by a thin space: `21 000 000`. */
export function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/**
 * The exact decimal text of an amount in base units, without grouping and without trailing zeros: what is copied
 * and what {@link parseAmount} reads back to the same number.
 */
export function exactAmount(base: bigint): string {
  const sign = base < 0n ? '-' : '';
  const abs = base < 0n ? -base : base;
  const fraction = (abs % ONE).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${sign}${abs / ONE}${fraction ? `.${fraction}` : ''}`;
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
  return `${sign}${groupDigits(whole.toString())}.${fraction.slice(0, places)}`;
}

/** Exact text with grouped whole part: what hover and focus show. */
export function fullAmount(base: bigint): string {
  const [whole = '0', fraction] = exactAmount(base < 0n ? -base : base).split('.');
  return `${base < 0n ? '\u2212' : ''}${groupDigits(whole)}${fraction ? `.${fraction}` : ''}`;
}

/**
 * A ratio as per cent text with `decimals` places, cut towards zero: `percent(5n, 1000n)` is `0.50`.
 * @throws RangeError when the denominator is zero: a change from nothing has no percentage.
 */
export function percent(part: bigint, whole: bigint, decimals = 2): string {
  if (whole === 0n) throw new RangeError('percent of zero');
  const scale = 10n ** BigInt(decimals);
  const scaled = (part * 100n * scale) / whole;
  const abs = scaled < 0n ? -scaled : scaled;
  const text = `${abs / scale}${decimals ? `.${(abs % scale).toString().padStart(decimals, '0')}` : ''}`;
  return scaled < 0n ? `\u2212${text}` : text;
}

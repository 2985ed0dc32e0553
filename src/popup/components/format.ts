import { decimalMark, fullAmount, inNotation, shortAmount } from '../../core/amount/format.js';

/** A no-break space keeps a number and its unit on one line. */
export const NBSP = '\u00a0';
export const TAU = '\u03c4';

// Below this, four decimals show two digits or fewer.
const COLUMN_FROM = 10_000_000n;

/** `12.4021 τ`: for text that is not an element (names, hints, live regions). */
export function taoText(rao: bigint): string {
  return `${shortAmount(rao)}${NBSP}${TAU}`;
}

/** Basis points as per cent text without trailing zeros: 50 → `0.5`. */
export function percentOfBps(bps: number): string {
  return inNotation(trimZeros((bps / 100).toFixed(2)));
}

/** A validator's take, u16 of 65,535, as per cent with up to two decimals, rounded to the nearest. */
export function takePercent(take: number): string {
  return inNotation(trimZeros(((take / 65_535) * 100).toFixed(2)));
}

/** `12.5` → `12.5`, `18.00` → `18`. */
function trimZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

/** All decimals, but at least `least` of them, so that `10` reads `10.0000` in a column. */
export function exactWithLeast(base: bigint, least = 4): string {
  const [whole = '0', fraction = ''] = fullAmount(base).split(decimalMark());
  return `${whole}${decimalMark()}${fraction.padEnd(least, '0')}`;
}

/** Cuts decimals beyond `most`; a balance is never rounded up. */
function cut(text: string, most: number): string {
  const at = text.indexOf(decimalMark());
  return at < 0 ? text : text.slice(0, at + 1 + most);
}

/** As short as exact text can be: `10`, `0.000412`. */
export function plainAmount(base: bigint): string {
  return fullAmount(base);
}

/** Four decimals, cut: what a column of amounts shows. Amounts that this would hide keep their significant digits. */
export function columnAmount(base: bigint): string {
  return base >= COLUMN_FROM ? cut(exactWithLeast(base), 4) : shortAmount(base);
}

/** Price per alpha: six decimals from 0.001 up, all nine below. */
export function priceText(raoPerAlpha: bigint): string {
  const text = exactWithLeast(raoPerAlpha, 6);
  return raoPerAlpha >= 1_000_000n ? cut(text, 6) : text;
}

const THOUSAND = 1_000n;
const ONE_TAO = 1_000_000_000n;

/** Rough size of a pool: `214.1 kτ`. */
export function poolText(rao: bigint): string {
  const tao = rao / ONE_TAO;
  const tenths = (unit: bigint): string => inNotation(`${tao / unit}.${((tao % unit) * 10n) / unit}`);
  if (tao >= THOUSAND * THOUSAND) return `${tenths(THOUSAND * THOUSAND)}${NBSP}M${TAU}`;
  if (tao >= THOUSAND) return `${tenths(THOUSAND)}${NBSP}k${TAU}`;
  return `${tao}${NBSP}${TAU}`;
}

import { decimalMark, fullAmount, inNotation, shortAmount } from '../../core/amount/format.js';

/** A no-break space keeps a number and its unit on one line. */
export const NBSP = '\u00a0';
export const TAU = '\u03c4';

/** The smallest amount that four decimals show. */
export const COLUMN_LEAST = 100_000n;

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

/** The same as a column shows it, with its sign: `18.00 %` below `5.39 %`. */
export function takeText(take: number): string {
  return `${inNotation(((take / 65_535) * 100).toFixed(2))}${NBSP}%`;
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

/** Four decimals, cut, so that points stand in line. What they would hide is `< 0.0001`; the exact amount is on hover. */
export function columnAmount(base: bigint): string {
  const least = inNotation('0.0001');
  if (base > 0n && base < COLUMN_LEAST) return `<${NBSP}${least}`;
  if (base < 0n && base > -COLUMN_LEAST) return `>${NBSP}\u2212${least}`;
  return cut(exactWithLeast(base), 4);
}

/** Price per alpha: six decimals from 0.001 up, all nine below. */
export function priceText(raoPerAlpha: bigint): string {
  const text = exactWithLeast(raoPerAlpha, 6);
  return raoPerAlpha >= 1_000_000n ? cut(text, 6) : text;
}

/** The same with its unit: `0.056025 τ`. */
export function priceTao(raoPerAlpha: bigint): string {
  return `${priceText(raoPerAlpha)}${NBSP}${TAU}`;
}

const ONE_TAO = 1_000_000_000n;
const SCALES: Array<[bigint, string]> = [
  [1_000_000_000n, 'G'],
  [1_000_000n, 'M'],
  [1_000n, 'k'],
];

/** A rough size, cut to one decimal, without its unit: `214.1 k`. Small ones keep their decimals. */
export function roughAmount(base: bigint): string {
  const whole = base / ONE_TAO;
  for (const [unit, sign] of SCALES)
    if (whole >= unit)
      return `${inNotation(`${whole / unit}.${((whole % unit) * 10n) / unit}`)}${NBSP}${sign}`;
  return whole >= 10n ? inNotation(`${whole}.${((base % ONE_TAO) * 10n) / ONE_TAO}`) : shortAmount(base);
}

/** The same in TAO: `214.1 k τ`. */
export function poolText(rao: bigint): string {
  return `${roughAmount(rao)}${NBSP}${TAU}`;
}

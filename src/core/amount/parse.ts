import { type DecimalMark, decimalMark } from './format.js';
import { DECIMALS, MAX_U64, ONE } from './money.js';

/** Why a typed amount is refused. Nothing is ever rounded to make it fit. `mark`: it has the mark of another language. */
export type AmountFault = 'empty' | 'mark' | 'syntax' | 'precision' | 'range';

export type ParsedAmount = { ok: true; base: bigint } | { ok: false; fault: AmountFault };

// ASCII digits only: `\d` with the u flag still is ASCII, which is what refuses Arabic digits and full-width ones.
const AMOUNTS: Record<DecimalMark, RegExp> = {
  '.': /^(\d+)(?:\.(\d+))?$|^\.(\d+)$/,
  ',': /^(\d+)(?:,(\d+))?$|^,(\d+)$/,
};
const OTHER: Record<DecimalMark, DecimalMark> = { '.': ',', ',': '.' };

/**
 * Parses a typed amount of TAO or alpha (9 decimals) into base units.
 *
 * Accepts `12`, `12.5`, `.5` and thin or ordinary spaces between groups of digits; refuses exponents, signs, foreign digits,
 * a tenth decimal and the mark that the language does not use: `1.000` typed in German is neither 1 nor 1000, because a guess
 * here is somebody's money.
 *
 * @param mark that parts the decimals; of the page's language unless the text comes from a machine.
 */
export function parseAmount(text: string, mark: DecimalMark = decimalMark()): ParsedAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, fault: 'empty' };
  if (trimmed.includes(OTHER[mark])) return { ok: false, fault: 'mark' };
  const compact = trimmed.replace(/(?<=\d)[\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '');
  const match = AMOUNTS[mark].exec(compact);
  if (!match) return { ok: false, fault: 'syntax' };
  const whole = match[1] ?? '0';
  const fraction = match[2] ?? match[3] ?? '';
  if (fraction.length > DECIMALS) return { ok: false, fault: 'precision' };
  const base = BigInt(whole) * ONE + BigInt(fraction.padEnd(DECIMALS, '0'));
  return base > MAX_U64 ? { ok: false, fault: 'range' } : { ok: true, base };
}

/**
 * Parses a typed percentage with at most two decimals into hundredths of a per cent: `0.75` is 75. Null for anything else,
 * the other language's mark among it.
 */
export function parsePercent(text: string, mark: DecimalMark = decimalMark()): number | null {
  const match = (mark === '.' ? /^(\d{1,3})(?:\.(\d{1,2}))?$/ : /^(\d{1,3})(?:,(\d{1,2}))?$/).exec(
    text.trim(),
  );
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

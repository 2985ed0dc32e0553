import { DECIMALS, MAX_U64, ONE } from './money.js';

/** Why a typed amount is refused. Nothing is ever rounded to make it fit. */
export type AmountFault = 'empty' | 'syntax' | 'precision' | 'range';

export type ParsedAmount = { ok: true; base: bigint } | { ok: false; fault: AmountFault };

// ASCII digits only: `\d` with the u flag still is ASCII, which is what refuses Arabic digits and full-width ones.
const AMOUNT = /^(\d+)(?:\.(\d+))?$|^\.(\d+)$/;

/**
 * Parses a typed amount of TAO or alpha (9 decimals) into base units.
 *
 * Accepts `12`, `12.5`, `.5` and thin or ordinary spaces between groups of digits; refuses exponents, commas, signs,
 * foreign digits and a tenth decimal, because a guess here is somebody's money.
 */
export function parseAmount(text: string): ParsedAmount {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, fault: 'empty' };
  const compact = trimmed.replace(/(?<=\d)[\u0020\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '');
  const match = AMOUNT.exec(compact);
  if (!match) return { ok: false, fault: 'syntax' };
  const whole = match[1] ?? '0';
  const fraction = match[2] ?? match[3] ?? '';
  if (fraction.length > DECIMALS) return { ok: false, fault: 'precision' };
  const base = BigInt(whole) * ONE + BigInt(fraction.padEnd(DECIMALS, '0'));
  return base > MAX_U64 ? { ok: false, fault: 'range' } : { ok: true, base };
}

import { ONE } from '../amount/money.js';
import type { Currency } from './types.js';

/** The source's name of TAO. */
export const FIAT_ID = 'bittensor';

/** Prices outside of this are a fault of the source, not a market: one ten thousandth to ten thousand million per TAO. */
const LEAST_MICRO = 100n;
const MOST_MICRO = 10_000_000_000_000_000n;
const DAY_S = 86_400;
/** An answer older than this is no price any more; one from the future is a wrong clock, here or there. */
const MAX_AGE_S = 3 * DAY_S;
const MAX_AHEAD_S = DAY_S;
const DECIMALS = 6;

const WHOLE = new RegExp(`^\\s*\\{\\s*"${FIAT_ID}"\\s*:\\s*\\{([^{}]*)\\}\\s*\\}\\s*$`);
const FIELD = /^\s*"([a-z_]{1,32})"\s*:\s*(\d{1,15})(?:\.(\d{1,40}))?\s*$/;

/**
 * Reads the price from the text of an answer such as `{"bittensor":{"usd":412.07,"last_updated_at":1795000000}}`.
 *
 * From the text, because a JSON number becomes a float before anybody can look at its digits. Anything else than exactly the
 * two numbers that were asked for, written plainly, is refused: null.
 *
 * @returns millionths of the currency unit per TAO, cut, and the time of the price in ms.
 */
export function readFiatPrice(
  text: string,
  currency: Currency,
  nowMs: number,
): { microPerTao: bigint; atMs: number } | null {
  const fields = new Map<string, { whole: string; fraction: string }>();
  for (const part of (WHOLE.exec(text)?.[1] ?? '').split(',')) {
    const [, name, whole, fraction = ''] = FIELD.exec(part) ?? [];
    if (name === undefined || whole === undefined || fields.has(name)) return null;
    fields.set(name, { whole, fraction });
  }
  const price = fields.get(currency);
  const time = fields.get('last_updated_at');
  if (!price || !time || fields.size !== 2 || time.fraction !== '') return null;
  const microPerTao = BigInt(`${price.whole}${price.fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0')}`);
  const age = Math.floor(nowMs / 1_000) - Number(time.whole);
  if (microPerTao < LEAST_MICRO || microPerTao > MOST_MICRO) return null;
  if (age > MAX_AGE_S || age < -MAX_AHEAD_S) return null;
  return { microPerTao, atMs: Number(time.whole) * 1_000 };
}

/** What an amount in rao is worth, in millionths of the currency unit, cut towards zero. */
export function fiatMicro(rao: bigint, microPerTao: bigint): bigint {
  return (rao * microPerTao) / ONE;
}

/** Millionths as exact decimal text with a point: what Intl formats without a float in between. */
export function microText(micro: bigint): string {
  const abs = micro < 0n ? -micro : micro;
  const digits = abs.toString().padStart(DECIMALS + 1, '0');
  return `${micro < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`;
}

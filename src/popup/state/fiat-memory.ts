import { CURRENCIES, type Currency, FIAT_SOURCE, type FiatPrice } from '../../core/fiat/types.js';

const KEY = 'kelvin.fiat';

interface Kept {
  price: FiatPrice;
  askedAtMs: number;
}

/** Keeps the last price for the next page: a popup that opens forty times a day must not ask forty times. Public knowledge. */
export function keepFiat({ currency, microPerTao, atMs }: FiatPrice, askedAtMs: number): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ currency, micro: String(microPerTao), atMs, askedAtMs }));
  } catch {
    // The next page asks again.
  }
}

/** What an earlier page kept for this currency; null when it is not usable. */
export function keptFiat(currency: Currency): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isKept(kept) && kept.currency === currency && kept.askedAtMs <= Date.now()
      ? {
          price: { currency, microPerTao: BigInt(kept.micro), atMs: kept.atMs, source: FIAT_SOURCE },
          askedAtMs: kept.askedAtMs,
        }
      : null;
  } catch {
    return null;
  }
}

export function forgetFiat(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing was kept either.
  }
}

function isKept(
  value: unknown,
): value is { currency: Currency; micro: string; atMs: number; askedAtMs: number } {
  const { currency, micro, atMs, askedAtMs } = (value ?? {}) as Record<string, unknown>;
  return (
    CURRENCIES.some((known) => known === currency) &&
    typeof micro === 'string' &&
    /^[1-9]\d{0,17}$/.test(micro) &&
    Number.isSafeInteger(atMs) &&
    Number.isSafeInteger(askedAtMs)
  );
}

import { WalletError } from '../../core/errors/wallet-error.js';
import { FIAT_ID, readFiatPrice } from '../../core/fiat/price.js';
import { type Currency, FIAT_HOST, FIAT_PATH, FIAT_SOURCE, type FiatPrice } from '../../core/fiat/types.js';
import { readText } from './read-text.js';

export interface FiatDeps {
  fetch: typeof fetch;
  now(): number;
  /** Where the source is; tests have their own. */
  host: string;
}

/** An answer serves this long, so that opening the popup forty times a day is not forty questions. */
const FRESH_MS = 5 * 60_000;
/** After a failure nobody is asked for this long: the source counts requests, and a second one at once helps nobody. */
const PAUSE_MS = 60_000;

interface Held {
  askedAtMs: number;
  answer: Promise<FiatPrice>;
  failed: boolean;
}

/** Prices of TAO, asked from the one source when somebody wants to see them, and never otherwise. */
export class FiatPrices {
  private readonly held = new Map<Currency, Held>();
  private readonly deps: FiatDeps;

  constructor(deps: Partial<FiatDeps> = {}) {
    this.deps = {
      fetch: (input, init) => fetch(input, init),
      now: () => Date.now(),
      host: FIAT_HOST,
      ...deps,
    };
  }

  /** @throws fiat/unreachable, fiat/bad-answer; the same answer or failure is handed to everybody who asks within minutes. */
  price(currency: Currency): Promise<FiatPrice> {
    const now = this.deps.now();
    const held = this.held.get(currency);
    if (held && now - held.askedAtMs < (held.failed ? PAUSE_MS : FRESH_MS)) return held.answer;
    const asked: Held = { askedAtMs: now, answer: this.ask(currency), failed: false };
    asked.answer.catch(() => {
      asked.failed = true;
    });
    this.held.set(currency, asked);
    return asked.answer;
  }

  /** Forgets which currencies were asked for. */
  forget(): void {
    this.held.clear();
  }

  private async ask(currency: Currency): Promise<FiatPrice> {
    const query = new URLSearchParams({
      ids: FIAT_ID,
      vs_currencies: currency,
      precision: 'full',
      include_last_updated_at: 'true',
    });
    const text = await readText(this.deps.fetch, `${this.deps.host}${FIAT_PATH}?${query}`);
    const price = readFiatPrice(text, currency, this.deps.now());
    if (!price) throw new WalletError('fiat/bad-answer');
    return { currency, ...price, source: FIAT_SOURCE };
  }
}

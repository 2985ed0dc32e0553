/** Currencies that values can be shown in beside TAO (ISO 4217). The source knows each of them (its `supported_vs_currencies`). */
export const CURRENCIES = [
  'usd',
  'eur',
  'gbp',
  'chf',
  'jpy',
  'cny',
  'krw',
  'inr',
  'aud',
  'cad',
  'nzd',
  'sgd',
  'hkd',
  'twd',
  'sek',
  'nok',
  'dkk',
  'pln',
  'czk',
  'huf',
  'try',
  'brl',
  'mxn',
  'zar',
  'aed',
  'thb',
  'idr',
  'php',
  'vnd',
  'ils',
  'uah',
] as const;
export type Currency = (typeof CURRENCIES)[number];

/** The one host that knows fiat prices. It is asked only after the person chose a currency, and learns nothing but that. */
export const FIAT_HOST = 'https://api.coingecko.com';
/** The one page of it that is asked; the manifest allows no other. */
export const FIAT_PATH = '/api/v3/simple/price';
/** What people know the source by. */
export const FIAT_SOURCE = 'CoinGecko';

/** Price of one TAO. */
export interface FiatPrice {
  currency: Currency;
  /** Millionths of the currency unit per TAO. */
  microPerTao: bigint;
  /** When the source says it was so, ms since 1970. */
  atMs: number;
  source: string;
}

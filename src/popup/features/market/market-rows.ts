import { ONE, rao } from '../../../core/amount/money.js';
import { MAX_ALPHA, type MarketRow, type PriceChange } from '../../../core/chain/market.js';
import type { AccountPortfolio, SubnetRow } from '../../../core/stake/types.js';

/** What can be sorted by, in the order the choices are shown. */
export const SORTS = [
  'marketCap',
  'price',
  'change24h',
  'change7d',
  'depth',
  'volume',
  'emission',
  'age',
  'mine',
  'netuid',
] as const;
export type SortKey = (typeof SORTS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}
export type MarketFilter = 'all' | 'favourites' | 'mine';

/** A row of the market with what the accounts in view hold there. */
export interface ListedRow extends MarketRow {
  /** Exit value of all positions there; null without a position. */
  mineRao: bigint | null;
  /** Some of them have no price. */
  minePartly: boolean;
}

const UNREAD: PriceChange = { kind: 'unavailable', reason: 'not-read-yet' };

/** Subnets of the portfolio as rows of the market, for as long as the market itself has said nothing. */
export function rowsWithoutPast(subnets: SubnetRow[]): MarketRow[] {
  return subnets.map((row) => ({
    ...row,
    changes: { '1h': UNREAD, '24h': UNREAD, '7d': UNREAD, '30d': UNREAD },
    spark: [],
    marketCapRao: rao((row.priceRaoPerAlpha * row.alphaOutBase) / ONE),
    fullyDilutedRao: rao(row.priceRaoPerAlpha * MAX_ALPHA),
    depthRao: row.taoInRao,
    emissionRaoPerBlock: null,
    volumeRao: null,
    volume24hRao: null,
    registeredAtBlock: null,
    tempo: null,
  }));
}

/** Adds what is held. */
export function withHoldings(rows: MarketRow[], portfolios: AccountPortfolio[]): ListedRow[] {
  const held = new Map<number, { exitRao: bigint; unpriced: number }>();
  for (const position of portfolios.flatMap((one) => one.positions)) {
    const sum = held.get(position.netuid) ?? { exitRao: 0n, unpriced: 0 };
    held.set(position.netuid, sum);
    if (position.exit.kind === 'exact') sum.exitRao += position.exit.rao;
    else sum.unpriced += 1;
  }
  return rows.map((row) => {
    const sum = held.get(row.netuid);
    return { ...row, mineRao: sum?.exitRao ?? null, minePartly: (sum?.unpriced ?? 0) > 0 };
  });
}

/** Rows that a search finds: part of the name, the number, or `SN64`. */
export function findRows(rows: ListedRow[], query: string): ListedRow[] {
  const text = query.trim().toLowerCase();
  if (text === '') return rows;
  const number = /^(?:sn)?(\d{1,5})$/.exec(text)?.[1];
  if (number === undefined) return rows.filter((row) => row.name.toLowerCase().includes(text));
  // Whoever types a whole number means that subnet first.
  return rows
    .filter((row) => String(row.netuid).startsWith(number) || row.name.toLowerCase().includes(text))
    .sort((a, b) => Number(String(b.netuid) === number) - Number(String(a.netuid) === number));
}

const VALUES: Record<SortKey, (row: ListedRow) => bigint | number | null> = {
  marketCap: (row) => row.marketCapRao,
  price: (row) => row.priceRaoPerAlpha,
  change24h: (row) => bps(row.changes['24h']),
  change7d: (row) => bps(row.changes['7d']),
  depth: (row) => row.depthRao,
  volume: (row) => row.volume24hRao,
  emission: (row) => row.emissionRaoPerBlock,
  // The older, the larger.
  age: (row) => (row.registeredAtBlock === null ? null : -row.registeredAtBlock),
  mine: (row) => row.mineRao,
  netuid: (row) => row.netuid,
};

/** Root has neither a pool nor a price: on these it compares with nothing. */
const OF_A_POOL: ReadonlySet<SortKey> = new Set([
  'price',
  'change24h',
  'change7d',
  'marketCap',
  'depth',
  'volume',
]);

const bps = (change: PriceChange): number | null => (change.kind === 'known' ? change.bps : null);

/** Sorted copy. What is not known stands last in both directions: it is no small number. */
export function sortRows(rows: ListedRow[], { key, descending }: Sort): ListedRow[] {
  const value = (row: ListedRow) => (row.netuid === 0 && OF_A_POOL.has(key) ? null : VALUES[key](row));
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === null || right === null) {
      if (left === right) return a.netuid - b.netuid;
      return left === null ? 1 : -1;
    }
    if (left === right) return a.netuid - b.netuid;
    return left > right === descending ? -1 : 1;
  });
}

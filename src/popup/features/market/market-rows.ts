import { ONE, rao } from '../../../core/amount/money.js';
import {
  MAX_ALPHA,
  type MarketRow,
  type PriceChange,
  type PruneOrder,
  type Window,
} from '../../../core/chain/market.js';
import type { AccountPortfolio, SubnetRow } from '../../../core/stake/types.js';
import { exitCostPpm } from './exit-cost.js';

/** What can be sorted by, in the order the choices are shown. `change` is that of the chosen window. */
export const SORTS = [
  'marketCap',
  'price',
  'change',
  'change2',
  'depth',
  'volume',
  'emission',
  'age',
  'exitCost',
  'mine',
  'myShare',
  'prune',
  'netuid',
] as const;
export type SortKey = (typeof SORTS)[number];
export interface Sort {
  key: SortKey;
  descending: boolean;
}
export type MarketFilter = 'all' | 'favourites' | 'mine';

/** How far a subnet is from making room for another: places before its turn, or days of immunity. */
export type Distance =
  | { kind: 'next' }
  | { kind: 'away'; places: number }
  | { kind: 'immune'; untilBlock: number }
  /** Root, and what the runtime does not tell. */
  | { kind: 'untold' };

/** A row of the market with what concerns its reader. */
export interface ListedRow extends MarketRow {
  /** Exit value of all positions there; null without a position. */
  mineRao: bigint | null;
  /** Some of them have no price. */
  minePartly: boolean;
  /** Own alpha as a part of all alpha outside the pool, of 10^9; null without a position. */
  sharePpb: bigint | null;
  /** What a sale of the chosen size would lose, of 10^6; null where it cannot be told. */
  exitCostPpm: bigint | null;
  distance: Distance;
  /** Place in the order of leaving, the next to go first; null where it is not told. */
  pruneRank: number | null;
}

const UNREAD: PriceChange = { kind: 'unavailable', reason: 'not-read-yet' };
const PPB = 1_000_000_000n;

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
    pool: null,
  }));
}

/** Adds what is held, what leaving costs, and who makes room next. */
export function listedRows(
  rows: readonly MarketRow[],
  portfolios: readonly AccountPortfolio[],
  order: PruneOrder | null = null,
  sizeRao: bigint | null = null,
): ListedRow[] {
  const held = new Map<number, { exitRao: bigint; unpriced: number; base: bigint }>();
  for (const position of portfolios.flatMap((one) => one.positions)) {
    const sum = held.get(position.netuid) ?? { exitRao: 0n, unpriced: 0, base: 0n };
    held.set(position.netuid, sum);
    sum.base += position.alpha.base;
    if (position.exit.kind === 'exact') sum.exitRao += position.exit.rao;
    else sum.unpriced += 1;
  }
  const ranks = new Map(order?.order.map((entry) => [entry.netuid, entry] as const));
  return rows.map((row) => {
    const sum = held.get(row.netuid);
    const entry = ranks.get(row.netuid);
    return {
      ...row,
      mineRao: sum?.exitRao ?? null,
      minePartly: (sum?.unpriced ?? 0) > 0,
      sharePpb: sum && row.alphaOutBase > 0n ? (sum.base * PPB) / row.alphaOutBase : null,
      exitCostPpm: sizeRao === null ? null : exitCostPpm(row, sizeRao),
      distance: distanceOf(order, entry),
      pruneRank: entry?.position ?? null,
    };
  });
}

function distanceOf(order: PruneOrder | null, entry: PruneOrder['order'][number] | undefined): Distance {
  if (!order || !entry) return { kind: 'untold' };
  if (entry.immuneUntilBlock !== null) return { kind: 'immune', untilBlock: entry.immuneUntilBlock };
  // Free places are taken before anybody has to leave.
  const free = order.limit === null ? 0 : Math.max(0, order.limit - order.count);
  const places = entry.position + free;
  return places === 0 ? { kind: 'next' } : { kind: 'away', places };
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

/** The window shown beside the chosen one: a week, or a day where the week is chosen. */
export const secondWindow = (window: Window): Window => (window === '7d' ? '24h' : '7d');

type Value = bigint | number | null;

const VALUES: Record<SortKey, (row: ListedRow, window: Window) => Value> = {
  marketCap: (row) => row.marketCapRao,
  price: (row) => row.priceRaoPerAlpha,
  change: (row, window) => bps(row.changes[window]),
  change2: (row, window) => bps(row.changes[secondWindow(window)]),
  depth: (row) => row.depthRao,
  volume: (row) => row.volume24hRao,
  emission: (row) => row.emissionRaoPerBlock,
  // The older, the larger.
  age: (row) => (row.registeredAtBlock === null ? null : -row.registeredAtBlock),
  exitCost: (row) => row.exitCostPpm,
  mine: (row) => row.mineRao,
  myShare: (row) => row.sharePpb,
  prune: (row) => row.pruneRank,
  netuid: (row) => row.netuid,
};

/** Root has neither a pool nor a price: on these it compares with nothing. */
const OF_A_POOL: ReadonlySet<SortKey> = new Set([
  'price',
  'change',
  'change2',
  'marketCap',
  'depth',
  'volume',
]);

/** Columns whose small values are the telling ones: the first press begins there. */
const SMALL_FIRST: ReadonlySet<SortKey> = new Set(['netuid', 'prune', 'exitCost']);

/** The order a first press on a column asks for. */
export const firstOrder = (key: SortKey): Sort => ({ key, descending: !SMALL_FIRST.has(key) });

const bps = (change: PriceChange): number | null => (change.kind === 'known' ? change.bps : null);

/** Sorted copy. What is not known stands last in both directions: it is no small number. */
export function sortRows(rows: ListedRow[], { key, descending }: Sort, window: Window = '24h'): ListedRow[] {
  const value = (row: ListedRow): Value =>
    row.netuid === 0 && OF_A_POOL.has(key) ? null : VALUES[key](row, window);
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

import { create } from 'zustand';
import { WINDOWS, type Window } from '../../../core/chain/market.js';
import { type MarketFilter, SORTS, type Sort } from './market-rows.js';

/** How the list is looked at, and nothing of any account: this stays readable while the wallet is locked. */
const KEY = 'kelvin.market-view';
export const FILTERS: readonly MarketFilter[] = ['all', 'favourites', 'mine'];
/** Least TAO in the pool, whole TAO; 0 lists every subnet. */
export const DEPTHS = [0, 100, 1_000, 10_000] as const;
type Depth = (typeof DEPTHS)[number];

/** Longest size that is kept: more digits than there can ever be TAO. */
const SIZE_CHARS = 24;

interface View {
  filter: MarketFilter;
  window: Window;
  sort: Sort;
  depth: Depth;
  /** Size in TAO whose cost of leaving is shown, as typed. */
  size: string;
}

interface MarketView extends View {
  look(patch: Partial<View>): void;
}

const DEFAULT: View = {
  filter: 'all',
  window: '24h',
  sort: { key: 'marketCap', descending: true },
  depth: 0,
  size: '10',
};

/** Filter, order, window and size of the screener, remembered. Lost storage falls back to all subnets by size. */
export const useMarketView = create<MarketView>((set, get) => ({
  ...read(),
  look: (patch) => {
    set(patch);
    const { filter, window, sort, depth, size } = get();
    try {
      localStorage.setItem(
        KEY,
        JSON.stringify({ filter, window, sort, depth, size: size.slice(0, SIZE_CHARS) }),
      );
    } catch {
      // A full or forbidden storage: the view lasts as long as this page.
    }
  },
}));

function read(): View {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const { filter, window, sort, depth, size } = (parsed ?? {}) as Record<string, unknown>;
    const { key, descending } = (sort ?? {}) as Record<string, unknown>;
    const sortKey = SORTS.find((one) => one === key);
    return {
      filter: FILTERS.find((one) => one === filter) ?? DEFAULT.filter,
      window: WINDOWS.find((one) => one === window) ?? DEFAULT.window,
      sort: sortKey ? { key: sortKey, descending: descending === true } : DEFAULT.sort,
      depth: DEPTHS.find((one) => one === depth) ?? DEFAULT.depth,
      size: typeof size === 'string' && size.length <= SIZE_CHARS ? size : DEFAULT.size,
    };
  } catch {
    return DEFAULT;
  }
}

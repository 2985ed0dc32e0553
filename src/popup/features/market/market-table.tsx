import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Window } from '../../../core/chain/market.js';
import { cx } from '../../components/cx.js';
import type { TermName } from '../../components/term.js';
import { useFavourites } from './favourites.js';
import { MarketLine } from './market-line.js';
import { type ListedRow, type Sort, type SortKey, secondWindow } from './market-rows.js';
import { SortHead, Spacer } from './sort-head.js';
import { useRowKeys } from './use-row-keys.js';

const ROW_PX = 40;
const HEAD_PX = 34;
const OVERSCAN = 8;

interface Column {
  name: SortKey | 'spark';
  /** Width class: the narrower the screen, the fewer columns stay. */
  from?: 'wider' | 'widest';
  /** Explains itself when pressed; its order is turned by the arrows beside it. */
  term?: TermName;
}
const COLUMNS: Column[] = [
  { name: 'price' },
  { name: 'change' },
  { name: 'change2', from: 'wider' },
  { name: 'spark', from: 'wider' },
  { name: 'marketCap' },
  { name: 'depth' },
  { name: 'emission', from: 'wider' },
  { name: 'volume', from: 'widest' },
  { name: 'age', from: 'widest' },
  { name: 'exitCost', term: 'impact' },
  { name: 'mine' },
  { name: 'myShare', from: 'widest' },
  { name: 'prune', from: 'widest', term: 'deregistration' },
];

export interface RowsProps {
  rows: ListedRow[];
  sort: Sort;
  window: Window;
  old: boolean;
  /** Newest block, from which ages are counted. */
  clock: number | null;
  /** Emission of all subnets, of which each has its share. */
  emissionSum: bigint;
  /** Size whose cost of leaving is shown, in words: `10 τ`. */
  sizeText: string;
  onSort(key: SortKey): void;
}

/** The rows of the market. Only those in sight are in the document; arrows move, Enter opens, f marks a favourite. */
export function MarketTable(props: RowsProps) {
  const { rows, sort, window, old, clock, emissionSum, sizeText, onSort } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const toggle = useFavourites((s) => s.toggle);
  const favourites = useFavourites((s) => s.netuids);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.netuid ?? index,
    overscan: OVERSCAN,
    scrollPaddingStart: HEAD_PX,
  });
  useTopOfNewList(scroller, `${sort.key} ${sort.descending} ${rows.length}`);
  const steer = useRowKeys({
    count: rows.length,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onLetter: (key, index) => markWithF(key, rows[index], toggle),
  });
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const labelOf = (name: SortKey): string => {
    if (name === 'change') return t(`market.window.${window}`);
    if (name === 'change2') return t(`market.window.${secondWindow(window)}`);
    return t(`market.short.${name}`, { size: sizeText });
  };
  return (
    <div ref={scroller} className={cx('market-scroll', old && 'market-old')} data-testid="market-scroll">
      <table className="market-table" aria-rowcount={rows.length + 1} onKeyDown={steer}>
        <caption className="visually-hidden">{t('market.keys')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th className="m-star" scope="col">
              <span className="visually-hidden">{t('market.favourite')}</span>
            </th>
            <SortHead<SortKey>
              name="netuid"
              label={t('market.name')}
              about={t('market.about.netuid')}
              sort={sort}
              onSort={onSort}
              className="m-name"
            />
            {COLUMNS.map(({ name, from, term }) =>
              name === 'spark' ? (
                <th key={name} scope="col" className={cx('m-spark', from && `m-${from}`)}>
                  {t('market.column.spark')}
                </th>
              ) : (
                <SortHead<SortKey>
                  key={name}
                  name={name}
                  label={labelOf(name)}
                  about={t(`market.about.${name}`)}
                  term={term ?? null}
                  sort={sort}
                  onSort={onSort}
                  className={cx('m-number', from && `m-${from}`, `m-${name}`)}
                />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} />
          {items.map(({ index, key }) => {
            const row = rows[index];
            return row ? (
              <MarketLine
                key={key}
                row={row}
                index={index}
                favourite={favourites.has(row.netuid)}
                onFavourite={toggle}
                emissionSum={emissionSum}
                window={window}
                clock={clock}
              />
            ) : null;
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </div>
  );
}

/** Another order or another selection is another list: it begins at its top. */
export function useTopOfNewList(scroller: { current: HTMLElement | null }, identity: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's identity is what is watched
  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
  }, [identity]);
}

export function markWithF(
  key: string,
  row: ListedRow | undefined,
  toggle: (netuid: number) => void,
): boolean {
  if (key !== 'f' || !row) return false;
  toggle(row.netuid);
  return true;
}

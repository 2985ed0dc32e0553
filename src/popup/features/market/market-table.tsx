import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';
import { useFavourites } from './favourites.js';
import { MarketLine } from './market-line.js';
import type { ListedRow, Sort, SortKey } from './market-rows.js';

const ROW_PX = 46;
const OVERSCAN = 8;

interface Column {
  name: SortKey | 'spark';
  /** Width class: the narrower the screen, the fewer columns stay. */
  from: 'always' | 'wide' | 'wider';
}
const COLUMNS: Column[] = [
  { name: 'price', from: 'always' },
  { name: 'change24h', from: 'always' },
  { name: 'change7d', from: 'wide' },
  { name: 'spark', from: 'wider' },
  { name: 'marketCap', from: 'wide' },
  { name: 'depth', from: 'wide' },
  { name: 'volume', from: 'wider' },
  { name: 'emission', from: 'wide' },
  { name: 'age', from: 'wider' },
  { name: 'mine', from: 'always' },
];

interface Props {
  rows: ListedRow[];
  sort: Sort;
  old: boolean;
  /** Newest block, from which ages are counted. */
  clock: number | null;
  onSort(key: SortKey): void;
}

/** The rows of the market. Only those in sight are in the document; arrows move, Enter opens, f marks a favourite. */
export function MarketTable({ rows, sort, old, clock, onSort }: Props) {
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
  });
  // Another order or another selection is another list: it begins at its top.
  const first = `${sort.key} ${sort.descending} ${rows.length}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list's identity is what is watched
  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
  }, [first]);
  const emission = useMemo(
    () => rows.reduce((sum, row) => sum + (row.emissionRaoPerBlock ?? 0n), 0n),
    [rows],
  );
  const steer = (event: KeyboardEvent<HTMLElement>): void => {
    const link = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const index = Number(link.dataset.index);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index + step}"]`)?.focus();
    } else if (event.key === 'f') {
      event.preventDefault();
      const row = rows[index];
      if (row) toggle(row.netuid);
    }
  };
  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div ref={scroller} className={cx('market-scroll', old && 'market-old')} data-testid="market-scroll">
      <table className="market-table" aria-rowcount={rows.length + 1} onKeyDown={steer}>
        <caption className="visually-hidden">{t('market.keys')}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th className="m-star m-wide" scope="col">
              <span className="visually-hidden">{t('market.favourite')}</span>
            </th>
            <Head name="netuid" label={t('market.name')} sort={sort} onSort={onSort} className="m-name" />
            {COLUMNS.map(({ name, from }) =>
              name === 'spark' ? (
                <th key={name} scope="col" className={cx('m-spark', `m-${from}`)}>
                  {t('market.column.spark')}
                </th>
              ) : (
                <Head
                  key={name}
                  name={name}
                  label={t(`market.short.${name}`)}
                  sort={sort}
                  onSort={onSort}
                  className={cx('m-number', `m-${from}`, `m-${name}`)}
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
                emissionSum={emission}
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

/** Room for the rows that are not in the document. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      {/* One cell: a span over columns that the width hides would bring their room back. */}
      <td className="m-space" style={{ height }} />
    </tr>
  ) : null;
}

interface HeadProps {
  name: SortKey;
  label: string;
  sort: Sort;
  onSort(key: SortKey): void;
  className: string;
}

function Head({ name, label, sort, onSort, className }: HeadProps) {
  const { t } = useTranslation();
  const on = sort.key === name;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" className="m-head" title={t(`market.about.${name}`)} onClick={() => onSort(name)}>
        {on ? <Arrow size={11} aria-hidden="true" /> : null}
        {label}
      </button>
    </th>
  );
}

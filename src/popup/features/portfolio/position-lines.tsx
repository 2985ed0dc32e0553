import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountState } from '../../../core/chain/account-state.js';
import { cx } from '../../components/cx.js';
import type { PositionGroup } from '../home/group-positions.js';
import { PositionLine } from './position-line.js';
import type { Line, Sort, SortKey } from './rows.js';

/** Up to so many lines all of them are in the document. */
const MOST_WHOLE = 60;
const OVERSCAN = 6;
/** Heights until a line was measured, px: wide lines and those of the popup. */
const LINE_PX = { wide: 58, narrow: 132 } as const;
const WIDE_FROM_PX = 900;

const COLUMNS: Array<{ name: 'name' | 'amount' | SortKey | 'yield'; sorts?: SortKey }> = [
  { name: 'name', sorts: 'name' },
  { name: 'amount' },
  { name: 'exit', sorts: 'exit' },
  { name: 'cost', sorts: 'cost' },
  { name: 'unrealised', sorts: 'unrealised' },
  { name: 'realised', sorts: 'realised' },
  { name: 'income', sorts: 'income' },
  { name: 'yield' },
];

interface Props {
  lines: Line[];
  sort: Sort;
  onSort(key: SortKey): void;
  onTurn(key: string): void;
  nameOf(group: PositionGroup): string;
  several: boolean;
  states: readonly AccountState[];
  /** Past actions are being read: what is not known may still come. */
  waiting: boolean;
  scroller: RefObject<HTMLElement | null>;
}

/** The lines as a table; with many of them only those in sight are in the document. */
export function PositionLines({ lines, sort, onSort, scroller, ...shared }: Props) {
  const { t } = useTranslation();
  return (
    <table className="p-table" aria-rowcount={lines.length + 1} data-testid="position-table">
      <caption className="visually-hidden">{t('portfolio.positions.title')}</caption>
      <thead className="p-headgroup">
        <tr className="p-head" aria-rowindex={1}>
          {COLUMNS.map(({ name, sorts }) => (
            <Head key={name} name={name} sorts={sorts ?? null} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      {lines.length > MOST_WHOLE ? (
        <Some lines={lines} scroller={scroller} {...shared} />
      ) : (
        <tbody>
          {lines.map((line, index) => (
            <PositionLine key={line.key} line={line} index={index} {...shared} />
          ))}
        </tbody>
      )}
    </table>
  );
}

function Some({ lines, scroller, ...shared }: Omit<Props, 'sort' | 'onSort'>) {
  const list = useRef<HTMLTableSectionElement>(null);
  const above = useHeightAbove(list, scroller);
  // Asked once and not for each of thousands of lines: reading it makes the browser lay out what is pending.
  const guess = window.innerWidth >= WIDE_FROM_PX ? LINE_PX.wide : LINE_PX.narrow;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => guess,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: OVERSCAN,
    scrollMargin: above,
  });
  const items = virtual.getVirtualItems();
  const before = (items[0]?.start ?? above) - above;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? above) - above);
  return (
    <tbody ref={list} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
      {items.map(({ index, key }) => {
        const line = lines[index];
        return line ? (
          <PositionLine
            key={String(key)}
            line={line}
            index={index}
            measure={virtual.measureElement}
            {...shared}
          />
        ) : null;
      })}
    </tbody>
  );
}

/** How far below the top of what scrolls the list begins: charts above it come and grow. */
function useHeightAbove(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const outer = scroller.current;
    if (!outer) return;
    const measure = (): void => {
      const here = list.current;
      if (!here) return;
      const top = here.getBoundingClientRect().top - outer.getBoundingClientRect().top + outer.scrollTop;
      setAbove((old) => (Math.abs(old - top) > 1 ? top : old));
    };
    measure();
    const watch = new ResizeObserver(measure);
    for (const child of outer.children) watch.observe(child);
    return () => watch.disconnect();
  }, [list, scroller]);
  return above;
}

interface HeadProps {
  name: (typeof COLUMNS)[number]['name'];
  sorts: SortKey | null;
  sort: Sort;
  onSort(key: SortKey): void;
}

function Head({ name, sorts, sort, onSort }: HeadProps) {
  const { t } = useTranslation();
  const on = sorts !== null && sort.key === sorts;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      className={cx('p-cell', name === 'name' ? 'p-name' : 'p-number')}
      aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      {sorts ? (
        <button
          type="button"
          className="m-head"
          title={t(`portfolio.about.${name}`)}
          onClick={() => onSort(sorts)}
        >
          {on ? <Arrow size={11} aria-hidden="true" /> : null}
          {t(`portfolio.column.${name}`)}
        </button>
      ) : (
        <span title={t(`portfolio.about.${name}`)}>{t(`portfolio.column.${name}`)}</span>
      )}
    </th>
  );
}

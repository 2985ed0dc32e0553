import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';
import { Term } from '../../components/term.js';
import { useTopOfNewList } from '../market/market-table.js';
import { rowKeys } from '../market/use-row-keys.js';
import type { Token } from './validator-cells.js';
import { ValidatorItem, ValidatorRow } from './validator-line.js';
import type { ListedValidator, Sort, SortKey } from './validator-rows.js';

const ROW_PX = 52;
const ITEM_PX = 68;
const HEAD_PX = 34;
const OVERSCAN = 8;

interface Props {
  rows: ListedValidator[];
  sort: Sort;
  token: Token | null;
  wide: boolean;
  compared: readonly string[];
  onSort(key: SortKey): void;
  onCompare(hotkey: string): void;
}

/** Validators, those in sight only: a table where there is room, rows of some lines elsewhere. `c` picks one to compare. */
export function ValidatorList({ rows, sort, token, wide, compared, onSort, onCompare }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (wide ? ROW_PX : ITEM_PX),
    getItemKey: (index) => rows[index]?.hotkey ?? index,
    overscan: OVERSCAN,
    scrollPaddingStart: wide ? HEAD_PX : 0,
  });
  useTopOfNewList(scroller, `${sort.key} ${sort.descending} ${rows.length}`);
  const steer = useMemo(
    () =>
      rowKeys({
        count: rows.length,
        scroller,
        scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
        onLetter: (key, index) => {
          const row = rows[index];
          if (key !== 'c' || !row) return false;
          onCompare(row.hotkey);
          return true;
        },
      }),
    [rows, virtual, onCompare],
  );
  const items = virtual.getVirtualItems();
  const lineOf = (index: number, key: React.Key, top: number): ReactNode => {
    const row = rows[index];
    if (!row) return null;
    const props = { row, index, token, compared: compared.includes(row.hotkey), onCompare };
    return wide ? (
      <ValidatorRow key={key} {...props} />
    ) : (
      <ValidatorItem key={key} {...props} of={rows.length} top={top} />
    );
  };
  const lines = items.map(({ index, key, start }) => lineOf(index, String(key), start));
  return (
    <div ref={scroller} className="market-scroll" data-testid="validator-scroll">
      {wide ? (
        <table className="market-table" aria-rowcount={rows.length + 1} onKeyDown={steer}>
          <caption className="visually-hidden">{t('validators.keys')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="vl-pick">
                <span className="visually-hidden">{t('validators.compare')}</span>
              </th>
              <Head name="name" sort={sort} onSort={onSort} className="m-name" />
              <Head name="take" sort={sort} onSort={onSort} className="m-number vl-take" />
              <Head name="stake" sort={sort} onSort={onSort} className="m-number" />
              <Head name="mine" sort={sort} onSort={onSort} className="m-number" />
              <Head
                name="yield"
                label={token ? 'yield' : 'rootYield'}
                sort={sort}
                onSort={onSort}
                className="m-number vl-yield"
              />
              <Head name="nominators" sort={sort} onSort={onSort} className="m-number vl-wider" />
              {token ? (
                <th scope="col" className="m-number vl-wider">
                  {t('validators.column.permit')}
                </th>
              ) : (
                <Head name="subnets" sort={sort} onSort={onSort} className="m-number vl-wider" />
              )}
            </tr>
          </thead>
          <tbody>
            <Spacer height={items[0]?.start ?? 0} />
            {lines}
            <Spacer height={virtual.getTotalSize() - (items.at(-1)?.end ?? 0)} />
          </tbody>
        </table>
      ) : (
        <ul
          className="m-list vl-list"
          style={{ height: virtual.getTotalSize() }}
          aria-label={t('validators.keys')}
          onKeyDown={steer}
        >
          {lines}
        </ul>
      )}
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr>
      <td className="m-space" style={{ height }} />
    </tr>
  ) : null;
}

interface HeadProps {
  name: SortKey;
  label?: string;
  sort: Sort;
  onSort(key: SortKey): void;
  className: string;
}

/** Take explains itself; the others say what they are on hover. */
function Head({ name, label = name, sort, onSort, className }: HeadProps) {
  const { t } = useTranslation();
  const on = sort.key === name;
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const words = t(`validators.column.${label}`);
  const term = name === 'take' ? 'take' : null;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={on ? (sort.descending ? 'descending' : 'ascending') : undefined}
    >
      <span className={cx(term && 'm-head-term')}>
        <button
          type="button"
          className={cx('m-head', term && 'm-head-arrow')}
          title={t(`validators.about.${label}`)}
          {...(term ? { 'aria-label': t('validators.sortByColumn', { column: words }) } : {})}
          onClick={() => onSort(name)}
        >
          {on || term ? <Arrow size={11} aria-hidden="true" /> : null}
          {term ? null : words}
        </button>
        {term ? <Term name={term}>{words}</Term> : null}
      </span>
    </th>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';
import { useTopOfNewList } from '../market/market-table.js';
import { SortHead, Spacer } from '../market/sort-head.js';
import { useRowKeys } from '../market/use-row-keys.js';
import type { Token } from './validator-cells.js';
import { ValidatorItem, ValidatorRow } from './validator-line.js';
import type { ListedValidator, Sort, SortKey } from './validator-rows.js';

const ROW_PX = 46;
const ITEM_PX = 68;
const HEAD_PX = 34;
const OVERSCAN = 8;

interface Column {
  name: SortKey;
  /** Its words where they are not its own. */
  label?: string;
  className: string;
}
const columnsOf = (token: Token | null): Column[] => [
  { name: 'name', className: 'm-name' },
  { name: 'take', className: 'm-number vl-take' },
  { name: 'stake', ...(token ? {} : { label: 'stakeTao' }), className: 'm-number vl-stake' },
  { name: 'mine', label: 'mineTao', className: 'm-number vl-mine' },
  { name: 'yield', label: token ? 'yield' : 'medianYield', className: 'm-number vl-yield' },
  ...(token ? [] : [{ name: 'subnets' as const, className: 'm-number vl-wider' }]),
];

interface Props {
  rows: ListedValidator[];
  sort: Sort;
  token: Token | null;
  wide: boolean;
  /** Not of now: greyed. */
  old: boolean;
  compared: readonly string[];
  onSort(key: SortKey): void;
  onCompare(hotkey: string): void;
}

/** Validators, those in sight only: a table where there is room, rows of some lines elsewhere. `c` picks one to compare. */
export function ValidatorList({ rows, sort, token, wide, old, compared, onSort, onCompare }: Props) {
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
  const steer = useRowKeys({
    count: rows.length,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onLetter: (key, index) => {
      const row = rows[index];
      if (key !== 'c' || !row) return false;
      onCompare(row.hotkey);
      return true;
    },
  });
  const items = virtual.getVirtualItems();
  const columns = columnsOf(token);
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
    <div ref={scroller} className={cx('market-scroll', old && 'market-old')} data-testid="validator-scroll">
      {wide ? (
        <table className="market-table vl-table" aria-rowcount={rows.length + 1} onKeyDown={steer}>
          <caption className="visually-hidden">{t('validators.keys')}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" className="vl-pick">
                <span className="visually-hidden">{t('validators.compare')}</span>
              </th>
              {columns.map(({ name, label, className }) => (
                <SortHead<SortKey>
                  key={name}
                  name={name}
                  label={t(`validators.column.${label ?? name}`)}
                  about={t(`validators.about.${name === 'yield' ? label : name}`)}
                  term={name === 'take' ? 'take' : null}
                  sort={sort}
                  onSort={onSort}
                  className={className}
                />
              ))}
              {token ? (
                <th scope="col" className="m-number vl-wider">
                  {t('validators.column.permit')}
                </th>
              ) : null}
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

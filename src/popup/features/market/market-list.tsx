import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../components/cx.js';
import { useFavourites } from './favourites.js';
import {
  AgeText,
  ChangeText,
  DistanceText,
  EmissionText,
  ExitCostText,
  MineText,
  PriceText,
  ShareText,
  SizeText,
} from './market-cells.js';
import { type LineProps, NameLine, RowSpark, StarButton } from './market-line.js';
import type { ListedRow, SortKey } from './market-rows.js';
import { markWithF, type RowsProps, useTopOfNewList } from './market-table.js';
import { useRowKeys } from './use-row-keys.js';

const ROW_PX = 56;
const OVERSCAN = 6;

/** The same rows where there is no room for a table: two lines each, the second of what the list is sorted by. */
export function MarketList({ rows, sort, window, old, clock, emissionSum }: RowsProps) {
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
  useTopOfNewList(scroller, `${sort.key} ${sort.descending} ${rows.length}`);
  const steer = useRowKeys({
    count: rows.length,
    scroller,
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
    onLetter: (key, index) => markWithF(key, rows[index], toggle),
  });
  return (
    <div ref={scroller} className={cx('market-scroll', old && 'market-old')} data-testid="market-scroll">
      <ul
        className="m-list"
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('market.keys')}
        onKeyDown={steer}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return row ? (
            <ListLine
              key={key}
              row={row}
              index={index}
              of={rows.length}
              top={start}
              favourite={favourites.has(row.netuid)}
              onFavourite={toggle}
              emissionSum={emissionSum}
              sortedBy={sort.key}
              window={window}
              clock={clock}
            />
          ) : null;
        })}
      </ul>
    </div>
  );
}

interface ListLineProps extends LineProps {
  of: number;
  top: number;
  sortedBy: SortKey;
}

const ListLine = memo(function ListLine(props: ListLineProps) {
  const { row, index, of, top, favourite, onFavourite, emissionSum, sortedBy, window, clock } = props;
  const root = row.netuid === 0;
  return (
    <li
      className="m-item"
      style={{ transform: `translateY(${top}px)` }}
      aria-setsize={of}
      aria-posinset={index + 1}
      data-netuid={row.netuid}
      data-testid="market-row"
    >
      <StarButton row={row} favourite={favourite} onFavourite={onFavourite} />
      <span className="m-item-main">
        <NameLine row={row} index={index} />
        <span className="m-item-under">
          <Fact row={row} sortedBy={sortedBy} emissionSum={emissionSum} clock={clock} />
        </span>
      </span>
      <span className="m-item-spark">{root ? null : <RowSpark row={row} />}</span>
      <span className="m-item-values">
        <PriceText row={row} sign />
        <span className="amount tiny">
          <ChangeText change={root ? null : row.changes[window]} />
        </span>
      </span>
    </li>
  );
});

interface FactProps {
  row: ListedRow;
  sortedBy: SortKey;
  emissionSum: bigint;
  clock: number | null;
}

/** What the list is sorted by, and what is held there. Price and change stand on the right anyway. */
function Fact({ row, sortedBy, emissionSum, clock }: FactProps) {
  const { t } = useTranslation();
  const root = row.netuid === 0;
  const facts: Partial<Record<SortKey, () => React.ReactNode>> = {
    depth: () => <SizeText base={row.depthRao} root={root} sign />,
    volume: () => <SizeText base={row.volume24hRao} root={root} sign />,
    emission: () => <EmissionText row={row} sum={emissionSum} />,
    age: () => <AgeText row={row} clock={clock} />,
    exitCost: () => <ExitCostText row={row} />,
    myShare: () => <ShareText row={row} />,
    prune: () => <DistanceText distance={row.distance} clock={clock} />,
    mine: () => <MineText row={row} sign />,
  };
  const chosen = facts[sortedBy];
  return (
    <>
      <span className="faint">{t(chosen ? `market.brief.${sortedBy}` : 'market.brief.marketCap')}</span>{' '}
      {chosen ? chosen() : <SizeText base={row.marketCapRao} root={root} sign />}
      {row.mineRao !== null && sortedBy !== 'mine' ? (
        <>
          {' \u00b7 '}
          <span className="faint">{t('market.brief.mine')}</span> <MineText row={row} sign />
        </>
      ) : null}
    </>
  );
}

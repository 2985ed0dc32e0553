import { Star } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Window } from '../../../core/chain/market.js';
import { cx } from '../../components/cx.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { TokenSymbol } from '../../components/token-symbol.js';
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
import { type ListedRow, secondWindow } from './market-rows.js';
import { Sparkline } from './sparkline.js';

export interface LineProps {
  row: ListedRow;
  index: number;
  favourite: boolean;
  onFavourite(netuid: number): void;
  emissionSum: bigint;
  window: Window;
  /** Newest block. */
  clock: number | null;
}

/** One subnet. The name is the link; the whole line is its target. */
export const MarketLine = memo(function MarketLine(props: LineProps) {
  const { row, index, favourite, onFavourite, emissionSum, window, clock } = props;
  const root = row.netuid === 0;
  return (
    <tr className="m-row" aria-rowindex={index + 2} data-netuid={row.netuid} data-testid="market-row">
      <td className="m-star">
        <StarButton row={row} favourite={favourite} onFavourite={onFavourite} />
      </td>
      <th scope="row" className="m-name">
        <NameLine row={row} index={index} />
      </th>
      <td className="m-number m-price">
        <PriceText row={row} />
      </td>
      <td className="m-number m-change">
        <ChangeText change={root ? null : row.changes[window]} />
      </td>
      <td className="m-number m-change2 m-wider">
        <ChangeText change={root ? null : row.changes[secondWindow(window)]} />
      </td>
      <td className="m-spark m-wider">{root ? null : <RowSpark row={row} />}</td>
      <td className="m-number m-marketCap">
        <SizeText base={row.marketCapRao} root={root} />
      </td>
      <td className="m-number m-depth">
        <SizeText base={row.depthRao} root={root} />
      </td>
      <td className="m-number m-emission m-wider">
        <EmissionText row={row} sum={emissionSum} />
      </td>
      <td className="m-number m-volume m-widest">
        <SizeText base={row.volume24hRao} root={root} />
      </td>
      <td className="m-number m-age m-widest quiet">
        <AgeText row={row} clock={clock} />
      </td>
      <td className="m-number m-exitCost quiet">
        <ExitCostText row={row} />
      </td>
      <td className="m-number m-mine">
        <MineText row={row} />
      </td>
      <td className="m-number m-myShare m-widest quiet">
        <ShareText row={row} />
      </td>
      <td className="m-number m-prune m-widest">
        <DistanceText distance={row.distance} clock={clock} />
      </td>
    </tr>
  );
});

/** Name of a subnet as it is listed: root by its own word, a nameless one by its number. */
function useRowName(row: Pick<ListedRow, 'netuid' | 'name'>): string {
  const { t } = useTranslation();
  return row.netuid === 0 ? t('amount.root') : row.name || t('home.subnet', { netuid: row.netuid });
}

export function NameLine({ row, index }: { row: ListedRow; index: number }) {
  const name = useRowName(row);
  return (
    <span className="m-name-line">
      <NetuidChip netuid={row.netuid} />
      <Link className="m-link truncate" href={`/subnet/${row.netuid}`} data-index={index}>
        <Outside text={name} />
      </Link>
      <span className="quiet">
        <TokenSymbol netuid={row.netuid} symbol={row.symbol} />
      </span>
    </span>
  );
}

export function StarButton({
  row,
  favourite,
  onFavourite,
}: Pick<LineProps, 'row' | 'favourite' | 'onFavourite'>) {
  const { t } = useTranslation();
  const name = useRowName(row);
  return (
    <button
      type="button"
      className={cx('icon-button', favourite && 'star-on')}
      aria-pressed={favourite}
      aria-label={t('market.favouriteOf', { name })}
      onClick={() => onFavourite(row.netuid)}
    >
      <Star size={14} fill={favourite ? 'currentColor' : 'none'} aria-hidden="true" />
    </button>
  );
}

export function RowSpark({ row }: { row: ListedRow }) {
  return (
    <Sparkline
      points={row.spark.map(({ block, priceRaoPerAlpha }) => ({ at: block, value: priceRaoPerAlpha }))}
    />
  );
}

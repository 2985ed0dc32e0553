import { Star } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { fullAmount, percent } from '../../../core/amount/format.js';
import { ONE } from '../../../core/amount/money.js';
import type { PriceChange } from '../../../core/chain/market.js';
import { Amount } from '../../components/amount.js';
import { cx } from '../../components/cx.js';
import { NBSP, priceText, TAU } from '../../components/format.js';
import { NetuidChip } from '../../components/netuid-chip.js';
import { Outside } from '../../components/outside.js';
import { TokenSymbol } from '../../components/token-symbol.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { changeText, roughAmount, toneOf } from './figures.js';
import type { ListedRow } from './market-rows.js';
import { Sparkline } from './sparkline.js';

const DAY_BLOCKS = 7_200;

interface Props {
  row: ListedRow;
  index: number;
  favourite: boolean;
  onFavourite(netuid: number): void;
  emissionSum: bigint;
  /** Newest block. */
  clock: number | null;
}

/** One subnet. The name is the link; the whole line is its target. */
export const MarketLine = memo(function MarketLine(props: Props) {
  const { row, index, favourite, onFavourite, emissionSum, clock } = props;
  const { t } = useTranslation();
  const root = row.netuid === 0;
  const name = root ? t('amount.root') : row.name || t('home.subnet', { netuid: row.netuid });
  return (
    <tr className="m-row" aria-rowindex={index + 2} data-netuid={row.netuid} data-testid="market-row">
      <td className="m-star m-wide">
        <button
          type="button"
          className={cx('icon-button', favourite && 'star-on')}
          aria-pressed={favourite}
          aria-label={t('market.favouriteOf', { name })}
          onClick={() => onFavourite(row.netuid)}
        >
          <Star size={14} fill={favourite ? 'currentColor' : 'none'} aria-hidden="true" />
        </button>
      </td>
      <th scope="row" className="m-name">
        <span className="m-name-line">
          <NetuidChip netuid={row.netuid} />
          <Link className="m-link truncate" href={`/subnet/${row.netuid}`} data-index={index}>
            <Outside text={name} />
          </Link>
          <span className="quiet">
            <TokenSymbol netuid={row.netuid} symbol={row.symbol} />
          </span>
        </span>
      </th>
      <td className="m-number m-price">
        {root ? <Unknown why={t('market.rootText')} /> : priceText(row.priceRaoPerAlpha)}
      </td>
      <ChangeCell change={root ? null : row.changes['24h']} />
      <ChangeCell change={root ? null : row.changes['7d']} wide />
      <td className="m-spark m-wider">
        {root ? null : (
          <Sparkline
            points={row.spark.map(({ block, priceRaoPerAlpha }) => ({ at: block, value: priceRaoPerAlpha }))}
          />
        )}
      </td>
      <Size base={root ? null : row.marketCapRao} from="m-wide" root={root} />
      <Size base={root ? null : row.depthRao} from="m-wide" root={root} />
      <Size base={root ? null : row.volume24hRao} from="m-wider" root={root} />
      <td className="m-number m-wide">
        {row.emissionRaoPerBlock === null || emissionSum === 0n ? (
          <Unknown why={t('market.untold')} />
        ) : (
          `${percent(row.emissionRaoPerBlock, emissionSum)}${NBSP}%`
        )}
      </td>
      <td className="m-number m-wider quiet">
        {row.registeredAtBlock === null || clock === null ? (
          <Unknown why={t('market.untold')} />
        ) : (
          t('market.ageDays', {
            count: Math.max(0, Math.floor((clock - row.registeredAtBlock) / DAY_BLOCKS)),
          })
        )}
      </td>
      <td className="m-number m-mine">
        {row.mineRao === null ? (
          <span className="faint">{'\u2013'}</span>
        ) : row.mineRao === 0n && row.minePartly ? (
          <span className="faint">{t('market.unpriced')}</span>
        ) : (
          <Mine base={row.mineRao} />
        )}
      </td>
    </tr>
  );
});

/** Null on root, which has no price. */
function ChangeCell({ change, wide }: { change: PriceChange | null; wide?: boolean }) {
  const { t } = useTranslation();
  return (
    <td className={cx('m-number m-change', wide && 'm-wide')}>
      {change?.kind === 'known' ? (
        <span className={toneOf(change.bps)}>{changeText(change)}</span>
      ) : (
        <Unknown why={t(change ? `market.why.${change.reason}` : 'market.rootText')} />
      )}
    </td>
  );
}

/** A dash that says why: on hover and to screen readers. */
export function Unknown({ why }: { why: string }) {
  return (
    <span className="faint" title={why}>
      {'\u2013'}
      <span className="visually-hidden"> {why}</span>
    </span>
  );
}

/** From here on a column has no room for all digits; the exact amount is on hover. */
const ROUGH_FROM = 100_000n * ONE;

function Mine({ base }: { base: bigint }) {
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  if (hidden || base < ROUGH_FROM) return <Amount base={base} />;
  return (
    <span className="amount" title={`${fullAmount(base)}${NBSP}${TAU}`}>
      {roughAmount(base)}
      {TAU}
    </span>
  );
}

function Size({ base, from, root }: { base: bigint | null; from: string; root: boolean }) {
  const { t } = useTranslation();
  return (
    <td className={cx('m-number', from)}>
      {base === null ? <Unknown why={t(root ? 'market.rootText' : 'market.untold')} /> : roughAmount(base)}
    </td>
  );
}

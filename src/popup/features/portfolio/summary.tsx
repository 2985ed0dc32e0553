import { useTranslation } from 'react-i18next';
import { Age } from '../../components/age.js';
import { Amount, CopyAmount } from '../../components/amount.js';
import { cx } from '../../components/cx.js';
import { Fiat } from '../../components/fiat.js';
import { Term } from '../../components/term.js';
import { useChainStore } from '../../state/chain-store.js';
import type { Parts } from '../holdings/parts.js';
import { spotDiffers } from '../home/group-positions.js';
import { Changes } from './changes.js';

interface Props {
  parts: Parts;
  addresses: string[];
  /** The reading is not fresh. */
  old: boolean;
}

/** The total as it could be had now, at spot where that is another number, and how it changed. */
export function Summary({ parts, addresses, old }: Props) {
  const { t } = useTranslation();
  const atMs = useChainStore((s) => s.portfolio?.snapshot?.atMs ?? null);
  const atSpot = parts.spotTotalRao + parts.basketRao;
  return (
    <section
      className={cx('portfolio-summary', old && 'summary-old')}
      aria-label={t('home.total')}
      data-testid="portfolio-summary"
    >
      <div className="portfolio-total">
        <p className={cx('total-amount', old && 'amount-old')}>
          <CopyAmount base={parts.totalRao} />
        </p>
        <Fiat rao={parts.totalRao} className="quiet small" />
        <p className="small quiet">
          <Term name="exit">{t('portfolio.exit')}</Term>
          {old && atMs !== null ? (
            <>
              {' \u00b7 '}
              <Age atMs={atMs} />
            </>
          ) : null}
          {spotDiffers(atSpot, parts.totalRao) ? (
            <span title={t('portfolio.atSpotHint')}>
              {' \u00b7 '}
              {t('portfolio.atSpot')} <Amount base={atSpot} />
            </span>
          ) : null}
        </p>
        {parts.unpriced > 0 ? (
          <p className="small caution">{t('home.unpriced', { count: parts.unpriced })}</p>
        ) : null}
      </div>
      <div className="portfolio-change">
        <h2 className="visually-hidden">{t('portfolio.changes')}</h2>
        <Changes addresses={addresses} nowRao={parts.spotTotalRao} />
      </div>
    </section>
  );
}

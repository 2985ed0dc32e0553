import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { type Gains, Signed } from '../holdings/gains.js';
import { growthText } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { type GainTotals, gainTotals } from './rows.js';

interface Props {
  positions: Position[];
  gains: Gains;
  /** Whose positions are known. */
  accounts: readonly string[];
}

/**
 * Cost, change of price, what was realised and what was earned, all positions together, those that are closed among them,
 * and what is left out of it; or why nothing can be said. Nothing at all where nothing is held and nothing was.
 */
export function GainCard({ positions, gains, accounts }: Props) {
  const { t } = useTranslation();
  const sum = useMemo(() => gainTotals(positions, gains, accounts), [positions, gains, accounts]);
  const why = sum ? null : gains.state === 'complete' ? 'none' : gains.state;
  if (!sum && positions.length === 0) return null;
  return (
    <section className="card pad-card gain-card" data-testid="gain-card">
      <h2 className="part-title">{t('portfolio.gain.title')}</h2>
      {sum ? (
        <Numbers sum={sum} />
      ) : (
        <p className="small quiet" role="status">
          {t(`portfolio.gain.${why}`)}
        </p>
      )}
      {sum ? (
        <p className="faint tiny">
          {t('portfolio.gain.text')}{' '}
          {sum.unknownRao + sum.unknownOutRao > 0n ? t('portfolio.gain.leftOut') : null}
        </p>
      ) : null}
    </section>
  );
}

function Numbers({ sum }: { sum: NonNullable<GainTotals> }) {
  const { t } = useTranslation();
  const { closed } = sum;
  const ofClosed = (value: bigint) =>
    closed.count === 0 || value === 0n ? null : (
      <span className="p-note">
        {t('portfolio.gain.closed', { count: closed.count })} <Signed value={value} tone="quiet" />
      </span>
    );
  return (
    <dl className="gain-numbers">
      {sum.bought > 0 ? (
        <>
          <Row name={t('portfolio.column.cost')}>
            <Signed value={sum.costRao} plain />
          </Row>
          <Row name={t('portfolio.column.unrealised')}>
            <Signed value={sum.unrealisedRao} />
            {sum.costRao > 0n ? (
              <span className={`p-note ${toneOf(sum.unrealisedRao)}`}>
                {growthText(sum.unrealisedRao, sum.costRao, 1)}
              </span>
            ) : null}
          </Row>
        </>
      ) : null}
      {sum.bought + closed.count > 0 ? (
        <Row name={t('portfolio.column.realised')}>
          <Signed value={sum.realisedRao} />
          {ofClosed(closed.realisedRao)}
        </Row>
      ) : null}
      <Row name={t('portfolio.column.income')}>
        <Signed value={sum.incomeRao} />
        {ofClosed(closed.incomeRao)}
      </Row>
      {sum.unknownRao + sum.unknownOutRao > 0n ? (
        <Row name={t('portfolio.gain.unknown')}>
          <Amount base={sum.unknownRao} className="quiet" />
          {sum.unknown > 0 ? (
            <span className="p-note">{t('portfolio.gain.inPositions', { count: sum.unknown })}</span>
          ) : null}
          {sum.unknownOutRao > 0n ? (
            <span className="p-note">
              {t('portfolio.gain.soldFor')} <Amount base={sum.unknownOutRao} />
            </span>
          ) : null}
        </Row>
      ) : null}
      {sum.lostRao > 0n ? (
        <Row name={t('portfolio.gain.lost')}>
          <Signed value={sum.lostRao} plain />
          <span className="p-note">{t('portfolio.gain.noSale')}</span>
        </Row>
      ) : null}
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../../core/stake/types.js';
import { type Gains, Signed } from '../holdings/gains.js';
import { growthText } from '../holdings/value-change.js';
import { toneOf } from '../market/figures.js';
import { gainSums } from './rows.js';

/** Cost, change of price, what was realised and what was earned, all positions together; or why nothing can be said. */
export function GainCard({ positions, gains }: { positions: Position[]; gains: Gains }) {
  const { t } = useTranslation();
  const sum = useMemo(() => gainSums(positions, gains), [positions, gains]);
  const why = sum ? null : gains.state === 'complete' ? 'none' : gains.state;
  return (
    <section className="card pad-card gain-card" data-testid="gain-card">
      <h2 className="part-title">{t('portfolio.gain.title')}</h2>
      {sum ? (
        <dl className="gain-numbers">
          <div>
            <dt>{t('portfolio.column.cost')}</dt>
            <dd>
              <Signed value={sum.costRao} plain />
              {sum.complete ? null : <span className="p-note">{t('position.atLeast')}</span>}
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.column.unrealised')}</dt>
            <dd>
              <Signed value={sum.unrealisedRao} />
              {sum.costRao > 0n ? (
                <span className={`p-note ${toneOf(sum.unrealisedRao)}`}>
                  {growthText(sum.unrealisedRao, sum.costRao, 1)}
                </span>
              ) : null}
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.column.realised')}</dt>
            <dd>
              <Signed value={sum.realisedRao} />
            </dd>
          </div>
          <div>
            <dt>{t('portfolio.column.income')}</dt>
            <dd>
              <Signed value={sum.incomeRao} />
            </dd>
          </div>
        </dl>
      ) : (
        <p className="small quiet" role="status">
          {t(`portfolio.gain.${why}`)}
        </p>
      )}
      {sum ? (
        <p className="faint tiny">
          {t('portfolio.gain.text')} {sum.complete ? null : t('portfolio.gain.incomplete')}{' '}
          {sum.leftOut > 0 ? t('portfolio.gain.leftOut', { count: sum.leftOut }) : null}
        </p>
      ) : null}
    </section>
  );
}

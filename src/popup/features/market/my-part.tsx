import { useTranslation } from 'react-i18next';
import { percent } from '../../../core/amount/format.js';
import type { MarketRow } from '../../../core/chain/market.js';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { NBSP } from '../../components/format.js';
import { useScope } from '../holdings/scope.js';
import { Explain } from './explain.js';

/** What a holder of this subnet's alpha asks: how much of it is mine, and what leaving now would cost. */
export function MyPart({ row }: { row: MarketRow }) {
  const { t } = useTranslation();
  const positions = useScope()
    .portfolios.flatMap((one) => one.positions)
    .filter(({ netuid }) => netuid === row.netuid);
  const held = positions.reduce((sum, { alpha }) => sum + alpha.base, 0n);
  if (row.netuid === 0 || held === 0n) return null;
  const leaving = costOfLeaving(positions);
  return (
    <dl className="facts card pad-card" data-testid="my-part">
      <div className="fact">
        <dt>
          <Explain name="myShare" label={t('market.column.myShare')} />
        </dt>
        <dd className="amount">
          {row.alphaOutBase > 0n ? `${percent(held, row.alphaOutBase)}${NBSP}%` : '\u2013'}
        </dd>
      </div>
      <div className="fact">
        <dt>
          <Explain name="exitCost" label={t('market.column.exitCost')} />
        </dt>
        <dd className="amount">
          {leaving ? (
            <>
              <Amount base={leaving.costRao} /> · {`${percent(leaving.costRao, leaving.spotRao)}${NBSP}%`}
            </>
          ) : (
            <span className="faint">{t('market.untold')}</span>
          )}
        </dd>
      </div>
    </dl>
  );
}

/** Spot value less exit value; null while one of the positions has no exit value, for a part is not the cost. */
export function costOfLeaving(positions: readonly Position[]): { costRao: bigint; spotRao: bigint } | null {
  let [costRao, spotRao] = [0n, 0n];
  for (const { exit, spotRao: spot } of positions) {
    if (exit.kind !== 'exact') return null;
    costRao += spot > exit.rao ? spot - exit.rao : 0n;
    spotRao += spot;
  }
  return spotRao > 0n ? { costRao, spotRao } : null;
}

import { useTranslation } from 'react-i18next';
import { percent } from '../../../core/amount/format.js';
import type { MarketRow } from '../../../core/chain/market.js';
import type { Position } from '../../../core/stake/types.js';
import { Amount } from '../../components/amount.js';
import { NBSP } from '../../components/format.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useScope } from '../holdings/scope.js';
import { PositionYield } from '../holdings/yield-text.js';
import { Explain } from './explain.js';
import { ChangeText } from './market-cells.js';

/** Spot is told beside the exit value from this difference on: one part in 200. */
const WORTH_TELLING = 200n;

/** What a holder of this subnet's alpha asks: what it is worth, how much of it is mine, and what leaving would cost. */
export function MyPart({ row }: { row: MarketRow }) {
  const { t } = useTranslation();
  const hidden = useWalletStore((s) => s.settings?.hideAmounts ?? false);
  const positions = useScope()
    .portfolios.flatMap((one) => one.positions)
    .filter(({ netuid }) => netuid === row.netuid);
  const held = positions.reduce((sum, { alpha }) => sum + alpha.base, 0n);
  if (row.netuid === 0 || held === 0n) return null;
  const leaving = costOfLeaving(positions);
  const untold = <span className="faint">{t('market.untold')}</span>;
  const largest = [...positions].sort((a, b) => (a.alpha.base > b.alpha.base ? -1 : 1))[0];
  return (
    <section className="card pad-card" data-testid="my-part">
      <h2 className="part-title">{t('market.myPart')}</h2>
      <dl className="facts">
        <div className="fact">
          <dt>
            <Explain name="mine" label={t('market.exitValue')} />
          </dt>
          <dd className="amount">{leaving ? <Amount base={leaving.spotRao - leaving.costRao} /> : untold}</dd>
        </div>
        {leaving && leaving.costRao * WORTH_TELLING > leaving.spotRao ? (
          <div className="fact">
            <dt>
              <Explain name="price" label={t('market.spotValue')} />
            </dt>
            <dd className="amount">
              <Amount base={leaving.spotRao} />
            </dd>
          </div>
        ) : null}
        <div className="fact">
          <dt>
            <Explain name="leaving" label={t('market.column.leaving')} />
          </dt>
          <dd className="amount">
            {leaving ? (
              <>
                <Amount base={leaving.costRao} /> · {`${percent(leaving.costRao, leaving.spotRao)}${NBSP}%`}
              </>
            ) : (
              untold
            )}
          </dd>
        </div>
        <div className="fact">
          <dt>
            <Explain name="myShare" label={t('market.column.myShare')} />
          </dt>
          <dd className="amount">
            {hidden ? (
              <>
                <span aria-hidden="true">{'\u2022\u2022\u2022'}</span>
                <span className="visually-hidden">{t('amount.hidden')}</span>
              </>
            ) : row.alphaOutBase > 0n ? (
              `${percent(held, row.alphaOutBase, 4)}${NBSP}%`
            ) : (
              '\u2013'
            )}
          </dd>
        </div>
        {largest ? (
          <div className="fact">
            <dt>
              <Explain name="fromEmission" label={t('market.fromEmission')} />
            </dt>
            <dd>
              <PositionYield coldkey={largest.coldkey} hotkey={largest.hotkey} netuid={largest.netuid} />
            </dd>
          </div>
        ) : null}
        <div className="fact">
          <dt>
            <Explain name="fromPrice" label={t('market.fromPrice')} />
          </dt>
          <dd className="amount">
            <ChangeText change={row.changes['7d']} />
          </dd>
        </div>
      </dl>
    </section>
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

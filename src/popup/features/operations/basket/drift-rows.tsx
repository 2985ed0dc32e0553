import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../../core/basket/drift.js';
import type { RebalanceLeg } from '../../../../core/operations/request.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { Amount } from '../../../components/amount.js';
import { percentOfBps, plainAmount, TAU } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';

interface Props {
  drifts: Drift[];
  subnets: SubnetRow[];
  /** The trades that are to close the gaps. */
  legs: readonly RebalanceLeg[];
  /** A smaller gap is not traded, rao. */
  leastRao: bigint;
}

/** Each subnet's share as a bar, its target as a mark on it, both as numbers, and why a gap stays that no trade closes. */
export function DriftRows({ drifts, subnets, legs, leastRao }: Props) {
  const { t } = useTranslation();
  return (
    <section data-testid="drift">
      <h2 className="field-label basket-part-title">{t('rebalance.drift')}</h2>
      <ul className="card">
        {drifts.map((drift) => (
          <li key={drift.netuid} className="basket-row" data-netuid={drift.netuid}>
            <div className="basket-line">
              <NetuidChip netuid={drift.netuid} />
              <span className="row-main">
                <span className="row-name truncate">
                  <Outside
                    text={
                      subnets.find((row) => row.netuid === drift.netuid)?.name ||
                      t('home.subnet', { netuid: drift.netuid })
                    }
                  />
                </span>
                <span className="row-under">
                  {t('rebalance.line', {
                    actual: percentOfBps(drift.actualBps),
                    target: percentOfBps(drift.targetBps),
                  })}
                </span>
              </span>
              <span className="basket-figures">
                <Amount base={drift.gapRao < 0n ? -drift.gapRao : drift.gapRao} always />
                {drift.gapRao === 0n ? null : (
                  <span className="row-under">
                    {t(drift.gapRao < 0n ? 'rebalance.tooLittle' : 'rebalance.tooMuch')}
                  </span>
                )}
              </span>
            </div>
            <WhyKept drift={drift} legs={legs} leastRao={leastRao} />
            <div className="drift-bar" aria-hidden="true">
              <span style={{ width: `${drift.actualBps / 100}%` }} />
              <i style={{ left: `${drift.targetBps / 100}%` }} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Nothing trades this subnet: its gap is too small for a trade, or nobody else's gap is large enough to take it. */
function WhyKept({ drift, legs, leastRao }: Omit<Props, 'drifts' | 'subnets'> & { drift: Drift }) {
  const { t } = useTranslation();
  const { netuid, gapRao } = drift;
  const isTraded = legs.some(
    (leg) => leg.kind === 'swap' && (leg.fromNetuid === netuid || leg.toNetuid === netuid),
  );
  const isSmall = gapRao < leastRao && -gapRao < leastRao;
  // With no trade at all the page says above the rows that everything is near its target.
  if (gapRao === 0n || isTraded || (isSmall && legs.length === 0)) return null;
  const reason = isSmall ? 'small' : gapRao > 0n ? 'noBuyer' : 'noSeller';
  return (
    <p className="quiet tiny" data-testid="why-kept">
      {t(`rebalance.kept.${reason}`, { value: `${plainAmount(leastRao)}\u00a0${TAU}` })}
    </p>
  );
}

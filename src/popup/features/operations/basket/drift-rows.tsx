import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../../core/basket/drift.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { Amount } from '../../../components/amount.js';
import { percentOfBps } from '../../../components/format.js';
import { NetuidChip } from '../../../components/netuid-chip.js';
import { Outside } from '../../../components/outside.js';

/** Each subnet's share as a bar, its target as a mark on it, and both as numbers. */
export function DriftRows({ drifts, subnets }: { drifts: Drift[]; subnets: SubnetRow[] }) {
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

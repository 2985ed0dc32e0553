import { useTranslation } from 'react-i18next';
import type { MarketRow } from '../../../core/chain/market.js';
import { Amount } from '../../components/amount.js';
import { Term } from '../../components/term.js';
import { useScope } from '../holdings/scope.js';
import { Explain } from './explain.js';
import { distanceWords } from './market-cells.js';
import { listedRows } from './market-rows.js';
import { usePruneOrder } from './use-prune-order.js';

/** Whether this subnet makes room for the next new one, and what its holders would get then. */
export function Leaving({ row, clock }: { row: MarketRow; clock: number | null }) {
  const { t } = useTranslation();
  const { order, error } = usePruneOrder();
  const { portfolios } = useScope();
  if (row.netuid === 0) return null;
  const held = portfolios
    .flatMap((one) => one.positions)
    .reduce((sum, { netuid, alpha }) => (netuid === row.netuid ? sum + alpha.base : sum), 0n);
  const [listed] = listedRows([row], [], order);
  const said = listed ? distanceWords(listed.distance, clock) : null;
  const payout = order?.order.find(({ netuid }) => netuid === row.netuid)?.payout ?? null;
  const free = order?.limit == null ? null : Math.max(0, order.limit - order.count);
  return (
    <section className="card pad-card leaving" data-testid="leaving">
      <h2 className="part-title">
        <Term name="deregistration">{t('market.prune.title')}</Term>
      </h2>
      {said ? (
        <p className="small">{t(`market.prune.${said.key}Long`, { count: said.count })}</p>
      ) : (
        <p className="small faint">
          {t(
            !error
              ? 'market.reading'
              : error.code === 'chain/unavailable-feature'
                ? 'market.prune.untold'
                : 'market.prune.unread',
          )}
        </p>
      )}
      {order && free !== null && said ? (
        <p className="small quiet">
          {free === 0
            ? t('market.prune.full', { count: order.limit ?? 0 })
            : t('market.prune.free', { count: free })}
        </p>
      ) : null}
      {held > 0n && payout ? (
        <dl className="facts">
          <div className="fact">
            <dt>
              <Explain name="payout" label={t('market.column.payout')} />
            </dt>
            <dd className="amount">
              ≈ <Amount base={(payout.potRao * held) / payout.ofAlpha} />
            </dd>
          </div>
        </dl>
      ) : null}
    </section>
  );
}

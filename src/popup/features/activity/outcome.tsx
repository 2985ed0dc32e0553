import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Amount } from '../../components/amount.js';
import { useChainStore } from '../../state/chain-store.js';

/** What the block's own events say was moved. */
export function Outcome({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const subnets = useChainStore((s) => s.portfolio?.snapshot?.value.subnets);
  const outcome = row.outcome;
  if (!outcome) return null;
  const token = (netuid: number) => ({
    netuid,
    symbol: subnets?.find((subnet) => subnet.netuid === netuid)?.symbol ?? null,
  });
  return (
    <p className="outcome" data-testid="outcome">
      {outcome.receivedAlpha ? (
        <Amount
          base={outcome.receivedAlpha.base}
          token={token(outcome.receivedAlpha.netuid)}
          sign="+"
          className="gain"
        />
      ) : null}
      {outcome.receivedRao !== null ? <Amount base={outcome.receivedRao} sign="+" className="gain" /> : null}
      {outcome.paidRao !== null ? <Amount base={outcome.paidRao} precision="plain" sign={'\u2212'} /> : null}
      {outcome.paidAlpha ? (
        <Amount base={outcome.paidAlpha.base} token={token(outcome.paidAlpha.netuid)} sign={'\u2212'} />
      ) : null}
      {outcome.feeRao !== null ? (
        <span className="faint">
          {t('activity.fee')} <Amount base={outcome.feeRao} precision="plain" />
        </span>
      ) : null}
    </p>
  );
}

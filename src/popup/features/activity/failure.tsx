import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Costs } from './cost-line.js';
import { failureWords } from './failure-words.js';
import { shieldOf } from './story.js';

/** Why nothing came of it, what that cost, what to do. Unknown chain errors keep the chain's own name. */
export function Failure({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const isExpired = row.state === 'expired';
  if (!isExpired && !row.failure) return null;
  const carrierPaid = shieldOf(row)?.carrierBlock != null;
  if (isExpired || !row.failure)
    return (
      <div className="failure" data-testid="failure">
        <p>
          {t(carrierPaid ? 'activity.expiredPaidText' : 'activity.expiredText')} {t('activity.expiredNext')}
        </p>
        <Costs row={row} />
      </div>
    );
  const { what, next, chainName } = failureWords(t, row.failure);
  const isPool = row.failure.kind === 'pool';
  const lost = isPool
    ? carrierPaid
      ? t('activity.poolLostCarrier')
      : t('activity.poolLost')
    : carrierPaid
      ? t('activity.dispatchLostBoth')
      : t('activity.dispatchLost');
  return (
    <div className="failure" data-testid="failure" title={t('activity.chainName', { name: chainName })}>
      <p>
        <strong>{what}</strong> {lost} {next}
      </p>
      <Costs row={row} />
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Costs } from './cost-line.js';
import { failureWords } from './failure-words.js';
import { isForAnother } from './for-actor.js';
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
  const lost = t(`activity.${lostKey(row, carrierPaid)}`);
  return (
    <div className="failure" data-testid="failure" title={t('activity.chainName', { name: chainName })}>
      <p>
        <strong>{what}</strong> {lost} {next}
      </p>
      <Costs row={row} />
    </div>
  );
}

/** What it cost. Done for another account it also says that nothing of that one moved: only the signer paid. */
function lostKey(row: ActivityRow, carrierPaid: boolean) {
  if (row.failure?.kind === 'pool') return carrierPaid ? 'poolLostCarrier' : 'poolLost';
  if (isForAnother(row)) return carrierPaid ? 'dispatchLostForBoth' : 'dispatchLostFor';
  return carrierPaid ? 'dispatchLostBoth' : 'dispatchLost';
}

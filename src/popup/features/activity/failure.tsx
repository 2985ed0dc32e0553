import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { CopyDetails } from '../../components/copy-details.js';
import type { ErrorAbout } from '../../components/error-details.js';
import { Costs } from './cost-line.js';
import { failureWords } from './failure-words.js';
import { isForAnother } from './for-actor.js';
import { shieldOf } from './story.js';

/** Why nothing came of it, what that cost, what to do. Unknown chain errors keep the chain's own name. `whole`: on its own page. */
export function Failure({ row, whole }: { row: ActivityRow; whole?: boolean }) {
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
        {whole ? <CopyDetails about={aboutOf(row, null)} /> : null}
      </div>
    );
  const { what, next, chainName } = failureWords(t, row.failure);
  const lost = t(`activity.${lostKey(row, carrierPaid)}`);
  return (
    <div className="failure" data-testid="failure">
      <p>
        <strong>{what}</strong> {lost} {next}
      </p>
      <Costs row={row} />
      {whole ? (
        <>
          <p className="faint">{t('activity.chainName', { name: chainName })}</p>
          <CopyDetails about={aboutOf(row, chainName)} />
        </>
      ) : null}
    </div>
  );
}

/** Hashes of it are public; whose it is, and how much, is left out. */
function aboutOf({ state, failure, txHash, block }: ActivityRow, chainError: string | null): ErrorAbout {
  return { code: `tx/${failure?.kind ?? state}`, chainError, txHash, block };
}

/** What it cost. Done for another account it also says that nothing of that one moved: only the signer paid. */
function lostKey(row: ActivityRow, carrierPaid: boolean) {
  if (row.failure?.kind === 'pool') return carrierPaid ? 'poolLostCarrier' : 'poolLost';
  if (isForAnother(row)) return carrierPaid ? 'dispatchLostForBoth' : 'dispatchLostFor';
  return carrierPaid ? 'dispatchLostBoth' : 'dispatchLost';
}

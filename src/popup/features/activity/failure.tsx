import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { chainErrorKey } from '../../components/error-text.js';

/** Why it failed, what that cost, what to do. Unknown chain errors keep the chain's own name. */
export function Failure({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  if (row.state === 'expired') return <p className="failure">{t('activity.expiredText')}</p>;
  const failure = row.failure;
  if (!failure) return null;
  const chainName = failure.pallet ? `${failure.pallet}.${failure.name}` : failure.name;
  const known = chainErrorKey(t, failure.pallet, failure.name);
  return (
    <p className="failure" data-testid="failure" title={chainName}>
      <strong>
        {t(`${known}.what`, { defaultValue: t('activity.unknownFailure', { name: chainName }) })}
      </strong>{' '}
      {t(failure.kind === 'pool' ? 'activity.poolLost' : 'activity.dispatchLost')}{' '}
      {t(`${known}.next`, { defaultValue: t('activity.unknownNext') })}
    </p>
  );
}

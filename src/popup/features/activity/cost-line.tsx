import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { costsOf } from './costs.js';
import { MovedText } from './moved-text.js';

/** What a transaction that came to nothing cost. */
export function Costs({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const costs = costsOf(row);
  if (costs.length === 0) return null;
  return (
    <p className="outcome" data-testid="cost">
      {t('activity.cost')}
      {costs.map(({ kind, moved }) => (
        <span key={kind}>
          <MovedText moved={moved} precision="plain" />{' '}
          <span className="faint">{t(kind === 'shield' ? 'activity.feeShield' : 'activity.fee')}</span>
        </span>
      ))}
    </p>
  );
}

import './words.js';
import { useTranslation } from 'react-i18next';
import type { ActivityRow } from '../../../core/activity/types.js';
import { Filled } from '../../components/param-view.js';
import { useAccountParam } from '../acting/names.js';

/** True where one account signed and another's money is what moved. */
export function isForAnother({ actor, address }: ActivityRow): boolean {
  return actor !== undefined && actor !== address;
}

/** Who signed, and for whom; nothing where that is the same account. */
export function ForActor({ row }: { row: ActivityRow }) {
  const { t } = useTranslation();
  const param = useAccountParam();
  if (row.actor === undefined || !isForAnother(row)) return null;
  return (
    <span data-testid="for-actor">
      <Filled
        template={t('activity.forActor')}
        params={{ signer: param(row.address), actor: param(row.actor) }}
        always
      />
    </span>
  );
}

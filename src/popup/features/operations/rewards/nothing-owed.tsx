import { useTranslation } from 'react-i18next';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import { Button } from '../../../components/button.js';
import { useAdd } from '../../holdings/position-acts.js';
import type { OperationState } from '../form/use-operation.js';

/** True when the chain owes this account nothing at all. */
export function isNothing({ quote, pending }: OperationState): boolean {
  return (
    !pending &&
    quote?.issue?.code === 'claim/nothing' &&
    quote.detail.kind === 'claim' &&
    quote.detail.items.length === 0
  );
}

/** Nothing to claim, and what would change that. */
export function NothingOwed() {
  const { t } = useTranslation();
  const add = useAdd(ROOT_NETUID, null);
  return (
    <section className="empty" data-testid="nothing-owed">
      <p className="strong">{t('claim.none')}</p>
      <p className="quiet small">{t('claim.noneText')}</p>
      <Button onClick={add}>{t('claim.stakeRoot')}</Button>
    </section>
  );
}

import { useTranslation } from 'react-i18next';
import { groupDigits } from '../../../../core/amount/format.js';
import { plainAmount, TAU, taoText } from '../../../components/format.js';
import type { OperationState } from '../form/use-operation.js';

/** What becomes of the proceeds, what is taken first and given back, and what remains for another claim. */
export function ClaimTerms({ state: { current } }: { state: OperationState }) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'claim') return null;
  const { detail } = current;
  return (
    <ul className="claim-terms small quiet">
      <li>{t('claim.becomesRoot')}</li>
      {detail.thresholdRao === null ? null : (
        <li>{t('claim.threshold', { amount: taoText(detail.thresholdRao) })}</li>
      )}
      {detail.reserveRao > 0n ? (
        <li>{t('claim.reserve', { amount: `${plainAmount(detail.reserveRao)}\u00a0${TAU}` })}</li>
      ) : null}
      {detail.heldUntilBlock === null ? null : (
        <li>{t('claim.held', { block: groupDigits(String(detail.heldUntilBlock)) })}</li>
      )}
      {detail.rest > 0 ? <li>{t('claim.rest', { count: detail.rest })}</li> : null}
    </ul>
  );
}

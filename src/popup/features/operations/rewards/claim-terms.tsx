import { useTranslation } from 'react-i18next';
import { plainAmount, TAU, taoText } from '../../../components/format.js';
import type { OperationState } from '../form/use-operation.js';
import { BlockDate } from './block-date.js';

interface Props {
  state: OperationState;
  /** What the proceeds turn into on this runtime. */
  becomes: 'root' | 'rootOrAlpha';
}

/** What becomes of the proceeds, what is taken first and given back, and what remains for another claim. */
export function ClaimTerms({ state: { current }, becomes }: Props) {
  const { t } = useTranslation();
  if (current?.detail.kind !== 'claim') return null;
  const { detail } = current;
  return (
    <ul className="claim-terms small quiet">
      <li>{t(`claim.becomes.${becomes}`)}</li>
      {detail.thresholdRao === null ? null : (
        <li>{t('claim.threshold', { amount: taoText(detail.thresholdRao) })}</li>
      )}
      {detail.reserveRao > 0n ? (
        <li>{t('claim.reserve', { amount: `${plainAmount(detail.reserveRao)}\u00a0${TAU}` })}</li>
      ) : null}
      {detail.heldUntilBlock === null ? null : (
        <li>
          <BlockDate text="claim.held" block={detail.heldUntilBlock} now={current} />
        </li>
      )}
      {detail.rest > 0 ? <li>{t('claim.rest', { count: detail.rest })}</li> : null}
    </ul>
  );
}

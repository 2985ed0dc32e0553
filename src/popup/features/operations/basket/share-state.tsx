import { useTranslation } from 'react-i18next';
import { sumOfWeights, type Weight } from '../../../../core/basket/weights.js';
import { percentOfBps } from '../../../components/format.js';
import { isShareFault, madeWhole, type TypedShare, toTyped, WHOLE_BPS } from './choice.js';

interface Props {
  weights: readonly Weight[];
  typed: readonly TypedShare[] | null;
  onShares(shares: TypedShare[]): void;
}

/** True when every share can be read, none is zero and all make 100 %. */
export function isWhole(weights: readonly Weight[], typed: readonly TypedShare[] | null): boolean {
  return (
    sumOfWeights(weights) === WHOLE_BPS &&
    weights.every(({ bps }) => bps > 0) &&
    !typed?.some(({ text }) => isShareFault(text))
  );
}

/** How much the shares make together; what keeps them from being a whole, and one press that mends it. */
export function ShareState({ weights, typed, onShares }: Props) {
  const { t } = useTranslation();
  if (!typed || weights.length === 0) return null;
  const sum = sumOfWeights(weights);
  const rest = WHOLE_BPS - sum;
  const zero = weights.find(({ bps }) => bps === 0);
  const isFault = typed.some(({ text }) => isShareFault(text));
  const fault = isFault
    ? t('basket.shareFault')
    : rest !== 0
      ? t('basket.notWhole', { sum: percentOfBps(sum) })
      : zero
        ? t('basket.shareZero', { netuid: zero.netuid })
        : null;
  return (
    <div className="share-state" data-testid="shares-whole">
      <p className={fault === null ? 'field-note' : 'field-note field-error'} role="status">
        {fault ?? t('basket.together')}
      </p>
      {isFault || rest === 0 ? null : (
        <button type="button" className="link small" onClick={() => onShares(toTyped(madeWhole(weights)))}>
          {rest > 0 ? t('basket.spread', { rest: percentOfBps(rest) }) : t('basket.shrink')}
        </button>
      )}
    </div>
  );
}

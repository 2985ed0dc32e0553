import { useTranslation } from 'react-i18next';
import { sumOfWeights, type Weight } from '../../../../core/basket/weights.js';
import { Button } from '../../../components/button.js';
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

/** What keeps the shares from being a whole, and one press that mends it. */
export function ShareState({ weights, typed, onShares }: Props) {
  const { t } = useTranslation();
  if (weights.length === 0 || isWhole(weights, typed)) return null;
  const rest = WHOLE_BPS - sumOfWeights(weights);
  const zero = weights.find(({ bps }) => bps === 0);
  const isFault = typed?.some(({ text }) => isShareFault(text)) ?? false;
  return (
    <div className="share-state" data-testid="share-state">
      <p className="field-note field-error" role="alert">
        {isFault
          ? t('basket.shareFault')
          : rest !== 0
            ? t('basket.notWhole', { sum: percentOfBps(WHOLE_BPS - rest) })
            : t('basket.shareZero', { netuid: zero?.netuid })}
      </p>
      {isFault || rest === 0 ? null : (
        <Button onClick={() => onShares(toTyped(madeWhole(weights)))}>
          {rest > 0 ? t('basket.spread', { rest: percentOfBps(rest) }) : t('basket.shrink')}
        </Button>
      )}
    </div>
  );
}

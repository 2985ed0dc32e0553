import { useTranslation } from 'react-i18next';
import { splitAmount, sumOfWeights, type Weight } from '../../../../core/basket/weights.js';
import type { SubnetRow } from '../../../../core/stake/types.js';
import { SubnetPicker } from '../../stake/subnet-picker.js';
import { BasketRow } from './basket-row.js';
import { type TypedShare, WHOLE_BPS } from './choice.js';
import type { RowValidator } from './use-validators.js';

export interface RowsProps {
  weights: readonly Weight[];
  /** Shares as typed; null where a preset sets them. */
  typed: readonly TypedShare[] | null;
  subnets: SubnetRow[];
  validatorOf(netuid: number): RowValidator;
  amount: bigint | null;
  /** What is wrong with one row's trade, by netuid. */
  fault: { netuid: number; text: string } | null;
  onShares(shares: TypedShare[]): void;
  onValidator(netuid: number, hotkey: string): void;
}

/** Each subnet of the basket with its share, its part of the amount and its validator. */
export function BasketRows(props: RowsProps) {
  const { weights, typed, subnets, amount } = props;
  const { t } = useTranslation();
  const parts = sumOfWeights(weights) === WHOLE_BPS ? splitAmount(amount ?? 0n, weights) : null;
  return (
    <section className="basket-rows" aria-label={t('basket.shares')}>
      {weights.length === 0 ? (
        <p className="quiet small">{t(typed ? 'basket.empty' : 'basket.noFigures')}</p>
      ) : (
        <ul className="card" data-testid="basket-rows">
          {weights.map(({ netuid, bps }, at) => (
            <BasketRow
              key={netuid}
              {...props}
              netuid={netuid}
              bps={bps}
              part={amount === null || bps === 0 ? null : (parts?.[at] ?? shareOf(amount, bps))}
            />
          ))}
        </ul>
      )}
      {typed ? (
        <SubnetPicker
          subnets={subnets.filter(
            (row) => row.netuid !== 0 && !weights.some(({ netuid }) => netuid === row.netuid),
          )}
          value={null}
          label={t('basket.add')}
          onChange={(netuid) => props.onShares([...typed, { netuid, text: '' }])}
        />
      ) : null}
    </section>
  );
}

/** A part of an amount while the shares make no whole yet: what the share says, whatever the others are. */
function shareOf(amount: bigint, bps: number): bigint {
  return (amount * BigInt(bps)) / BigInt(WHOLE_BPS);
}

import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../../core/amount/format.js';
import type { Money } from '../../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import { TAU } from '../../../components/format.js';
import { Segmented } from '../../../components/segmented.js';
import { symbolText } from '../../../components/token-symbol.js';
import { MoneyField } from '../form/money-field.js';
import { MoneyText } from '../form/money-text.js';
import type { TypedFault } from '../form/typed-amount.js';
import type { OperationState } from '../form/use-operation.js';
import type { AmountDraft } from './position-amount.js';
import type { PositionWorld } from './position-screen.js';

interface Props {
  label: string;
  world: PositionWorld;
  draft: AmountDraft;
  fault: TypedFault | null;
  onChange(draft: AmountDraft): void;
  state: OperationState;
  /** It is sold for TAO, so that the amount may be typed as what it brings. */
  inTao?: boolean;
}

/** How much of a position: alpha, or the TAO it is to bring, or all of it. */
export function PositionAmountField({ label, world, draft, fault, onChange, state, inTao = false }: Props) {
  const { t } = useTranslation();
  const { position, symbol, held } = world;
  const { netuid, base } = { netuid: position.netuid, base: position.alpha.base };
  const token = { netuid, symbol };
  const bounds = state.quote?.bounds ?? null;
  // With a lock "all of it" is what the chain refuses; the largest number that passes is meant then.
  const isFree =
    bounds && bounds.maximum !== null && bounds.available !== null
      ? bounds.maximum >= bounds.available
      : !held || (held.lockedBase === 0n && held.bondedBase === 0n);
  const maximum = bounds?.maximum ?? (isFree ? base : null);
  return (
    <MoneyField
      label={label}
      text={draft.whole ? fieldAmount(base) : draft.text}
      onChange={(text) => onChange({ ...draft, text, whole: false })}
      onShare={(share) => onChange({ text: fieldAmount(share), unit: 'alpha', whole: false })}
      onAll={isFree ? () => onChange({ text: '', unit: 'alpha', whole: true }) : undefined}
      token={draft.unit === 'tao' ? null : token}
      fault={fault}
      maximum={maximum}
      available={maximum ?? bounds?.available ?? null}
      availableToken={token}
      under={draft.whole ? t('trade.whole') : <Becomes draft={draft} state={state} netuid={netuid} />}
      unitSwitch={
        inTao ? (
          <Segmented<AmountDraft['unit']>
            label={t('trade.unit')}
            hideLabel
            options={[
              { value: 'alpha', label: symbolText(netuid, symbol) },
              { value: 'tao', label: TAU },
            ]}
            value={draft.unit}
            onChange={(unit) => onChange({ text: '', unit, whole: false })}
          />
        ) : undefined
      }
    />
  );
}

/** The same amount in the other money, by the quote of this very amount. */
function Becomes({ draft, state, netuid }: { draft: AmountDraft; state: OperationState; netuid: number }) {
  if (netuid === ROOT_NETUID) return null;
  const other: Money | undefined = draft.unit === 'tao' ? state.current?.pays[0] : state.current?.receives[0];
  if (!other || (other.token === 'alpha' && other.netuid === netuid && draft.unit === 'alpha')) return null;
  return (
    <>
      {'\u2248 '}
      <MoneyText money={other} />
    </>
  );
}

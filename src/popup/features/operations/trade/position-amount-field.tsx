import { useTranslation } from 'react-i18next';
import { fieldAmount } from '../../../../core/amount/format.js';
import type { Money } from '../../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../../core/operations/root.js';
import { MoneyField } from '../form/money-field.js';
import type { TypedFault } from '../form/typed-amount.js';
import { amountIn, Becomes, UnitSwitch } from '../form/unit-switch.js';
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
  const becomes = otherMoney(draft, state, netuid);
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
      under={draft.whole ? t('trade.whole') : <Becomes money={becomes} />}
      unitSwitch={
        inTao ? (
          <UnitSwitch
            {...token}
            unit={draft.unit}
            onChange={(unit) => onChange({ text: amountIn(becomes), unit, whole: false })}
          />
        ) : undefined
      }
    />
  );
}

/** What the amount is in the other money; nothing where it stays the same money. */
function otherMoney(draft: AmountDraft, { current }: OperationState, netuid: number): Money | undefined {
  if (netuid === ROOT_NETUID) return undefined;
  const other = draft.unit === 'tao' ? current?.pays[0] : current?.receives[0];
  return other?.token === 'alpha' && other.netuid === netuid && draft.unit === 'alpha' ? undefined : other;
}

import './stake.css';
import { useState } from 'react';
import type { TradeChoice } from '../../../core/operations/request.js';
import { FillChoice } from './fill-choice.js';
import { toleranceLevel } from './tolerance.js';
import { ToleranceField } from './tolerance-field.js';

interface Terms {
  choice: TradeChoice;
  onChange(patch: Partial<TradeChoice>): void;
  /** The tolerance was typed again where it must be. */
  isConfirmed: boolean;
  onConfirmed(isConfirmed: boolean): void;
  /** False while a very wide tolerance is not confirmed. */
  isMeant: boolean;
}

/** How a trade is bounded, and whether the user means it. */
export function useTerms(choice: TradeChoice, onChange: (patch: Partial<TradeChoice>) => void): Terms {
  const [isConfirmed, onConfirmed] = useState(false);
  const isMeant = isConfirmed || toleranceLevel(choice.toleranceBps) !== 'stop';
  return { choice, onChange, isConfirmed, onConfirmed, isMeant };
}

/** Tolerance, and what happens if the price moves; `fill` is left out where a trade is always whole. */
export function TradeTerms(props: Omit<Terms, 'isMeant'> & { fill?: boolean }) {
  const { choice, onChange, fill = true } = props;
  return (
    <>
      <ToleranceField
        bps={choice.toleranceBps}
        onChange={(toleranceBps) => onChange({ toleranceBps })}
        confirmed={props.isConfirmed}
        onConfirmed={props.onConfirmed}
      />
      {fill ? (
        <FillChoice partial={choice.allowPartial} onChange={(allowPartial) => onChange({ allowPartial })} />
      ) : null}
    </>
  );
}

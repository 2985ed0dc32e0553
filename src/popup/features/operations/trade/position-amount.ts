import { alphaBase, rao } from '../../../../core/amount/money.js';
import type { PositionAmount } from '../../../../core/operations/request.js';
import { readTyped, type TypedFault } from '../form/typed-amount.js';

/** An amount of a position as typed: a number of alpha or of TAO, or all there is. */
export interface AmountDraft {
  text: string;
  unit: 'alpha' | 'tao';
  whole: boolean;
}

export const NO_AMOUNT: AmountDraft = { text: '', unit: 'alpha', whole: false };
export const WHOLE: AmountDraft = { text: '', unit: 'alpha', whole: true };

/** What a draft asks for, or why it is not an amount. */
export function readPositionAmount(draft: AmountDraft): {
  amount: PositionAmount | null;
  fault: TypedFault | null;
} {
  if (draft.whole) return { amount: { by: 'whole' }, fault: null };
  const typed = readTyped(draft.text);
  if (typed.base === null) return { amount: null, fault: typed.fault };
  return {
    amount:
      draft.unit === 'tao'
        ? { by: 'tao', rao: rao(typed.base) }
        : { by: 'alpha', base: alphaBase(typed.base) },
    fault: null,
  };
}

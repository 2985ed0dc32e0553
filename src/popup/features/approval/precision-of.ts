import { shortAmount } from '../../../core/amount/format.js';
import type { Param } from '../../../core/explain/types.js';

function baseOf(value: Param | null): bigint | null {
  if (value?.t === 'tao') return value.rao;
  return value?.t === 'alpha' ? value.base : null;
}

/** List precision, unless it would hide the change: then every digit. */
export function precisionOf(before: Param | null, after: Param | null): 'short' | 'exact' {
  const from = baseOf(before);
  const to = baseOf(after);
  if (from === null || to === null || from === to) return 'short';
  return shortAmount(from) === shortAmount(to) ? 'exact' : 'short';
}

import type { Rao } from '../../../core/amount/money.js';
import { MAX_SUPPLY_RAO, rao } from '../../../core/amount/money.js';
import { parseAmount } from '../../../core/amount/parse.js';

/** What is known about how much may be staked; null before the first quote. */
export interface StakeLimits {
  minimumRao: bigint;
  maximumRao: bigint;
}

export type AmountIssue =
  | { code: 'empty' | 'syntax' | 'precision' | 'range' | 'zero' }
  | { code: 'too-low'; minimumRao: bigint }
  | { code: 'too-high'; maximumRao: bigint };

export type CheckedAmount = { ok: true; amountRao: Rao } | { ok: false; issue: AmountIssue };

/** Checks a typed amount against grammar, supply, the chain's minimum and what the account can pay. Nothing is rounded. */
export function validateAmount(text: string, limits: StakeLimits | null): CheckedAmount {
  const parsed = parseAmount(text);
  if (!parsed.ok) return { ok: false, issue: { code: parsed.fault } };
  const { base } = parsed;
  if (base === 0n) return { ok: false, issue: { code: 'zero' } };
  if (base > MAX_SUPPLY_RAO) return { ok: false, issue: { code: 'range' } };
  if (limits && base > limits.maximumRao)
    return { ok: false, issue: { code: 'too-high', maximumRao: limits.maximumRao } };
  if (limits && base < limits.minimumRao)
    return { ok: false, issue: { code: 'too-low', minimumRao: limits.minimumRao } };
  return { ok: true, amountRao: rao(base) };
}

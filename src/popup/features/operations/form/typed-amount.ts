import { MAX_SUPPLY_RAO } from '../../../../core/amount/money.js';
import { type AmountFault, parseAmount } from '../../../../core/amount/parse.js';

/** Why what is typed is not an amount. Nothing is rounded to make it one. */
export type TypedFault = Exclude<AmountFault, 'empty'> | 'zero';

export type TypedAmount = { base: bigint; fault: null } | { base: null; fault: TypedFault | null };

/** Reads a typed amount of TAO or alpha; empty text is no amount and no fault. */
export function readTyped(text: string): TypedAmount {
  const parsed = parseAmount(text);
  if (!parsed.ok) return { base: null, fault: parsed.fault === 'empty' ? null : parsed.fault };
  if (parsed.base === 0n) return { base: null, fault: 'zero' };
  // No subnet's alpha can exceed 21 million either (opentensor/subtensor: both supplies follow one halving curve).
  if (parsed.base > MAX_SUPPLY_RAO) return { base: null, fault: 'range' };
  return { base: parsed.base, fault: null };
}

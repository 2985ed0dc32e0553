import { rao } from '../../../../core/amount/money.js';
import { splitAmount, type Weight } from '../../../../core/basket/weights.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { BasketLeg } from '../../../../core/operations/request.js';
import { WHOLE_BPS } from './choice.js';

/** One purchase per subnet; null while a validator is missing. Without an amount each is of nothing: bounds are there then. */
export function legsOf(
  weights: readonly Weight[],
  amount: bigint | null,
  hotkeyOf: (netuid: number) => string | null,
): BasketLeg[] | null {
  const parts = splitAmount(amount ?? 0n, weights);
  const legs: BasketLeg[] = [];
  for (const [at, { netuid }] of weights.entries()) {
    const hotkey = hotkeyOf(netuid);
    if (hotkey === null) return null;
    legs.push({ netuid, hotkey, amountRao: rao(parts[at] ?? 0n) });
  }
  return legs;
}

/** The subnet whose purchase fails its check; null where the refusal names none. */
export function subnetAtFault(issue: ErrorBody | null, weights: readonly Weight[]): number | null {
  const at = issue?.context.leg;
  return typeof at === 'number' ? (weights[at]?.netuid ?? null) : null;
}

/**
 * The least amount with which the smallest share reaches the minimum that a purchase was refused by; null where the refusal
 * is another one.
 */
export function leastAmount(issue: ErrorBody, weights: readonly Weight[]): bigint | null {
  const { minimumRao } = issue.context;
  const smallest = Math.min(...weights.map(({ bps }) => bps));
  if (typeof minimumRao !== 'string' || !(smallest > 0)) return null;
  const [whole, least] = [BigInt(WHOLE_BPS), BigInt(smallest)];
  return (BigInt(minimumRao) * whole + least - 1n) / least;
}

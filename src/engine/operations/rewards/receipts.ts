import { alphaBase } from '../../../core/amount/money.js';
import type { Advice, Money } from '../../../core/operations/quote.js';
import { ROOT_NETUID } from '../../../core/operations/root.js';
import type { Due } from './claim-walk.js';

/** Root stake, which is TAO one to one; nothing of nothing. */
export function rootStakeOf(base: bigint): Money[] {
  return alphaOf(ROOT_NETUID, base);
}

function alphaOf(netuid: number, base: bigint): Money[] {
  return base > 0n ? [{ token: 'alpha', netuid, base: alphaBase(base) }] : [];
}

/** Root stake that claims bring, rao. */
export function soldRao(dues: Due[]): bigint {
  return dues.reduce(
    (sum, { claimable, keeps, worth }) => sum + (claimable && !keeps ? (worth ?? 0n) : 0n),
    0n,
  );
}

/** Alpha that claims leave as it is, by subnet. */
export function keptAlpha(dues: Due[]): Money[] {
  const kept = new Map<number, bigint>();
  for (const { netuid, owed, claimable, keeps } of dues)
    if (claimable && keeps) kept.set(netuid, (kept.get(netuid) ?? 0n) + owed);
  return [...kept].flatMap(([netuid, base]) => alphaOf(netuid, base));
}

/** Most of the fee comes back; what is worth less than all of it may still be worth less than what is kept. */
export function feeAdvice(feeRao: bigint, worthRao: bigint): Advice[] {
  if (feeRao <= worthRao) return [];
  return [{ code: 'fee-above-worth', context: { feeRao: `${feeRao}`, worthRao: `${worthRao}` } }];
}

export const NO_LIMIT: Advice = { code: 'no-limit-on-chain', context: {} };

import type { Explanation, Param } from '../../core/explain/types.js';
import { toWire } from '../../core/wire/wire.js';
import type { Terms } from '../approvals/index.js';

/**
 * What a person relies on when they approve. What the account has before and after is not part of it: stake grows and
 * balances move with every block, and no signature promises them.
 */
export function termsOf({ sentence, risks, effects, certainty }: Explanation): Terms {
  const estimates: bigint[] = [];
  const lines = effects.map((effect) => {
    const amount = effect.bound === 'expected' ? amountOf(effect.value) : null;
    if (amount === null) return effect;
    estimates.push(amount);
    return { ...effect, value: { ...effect.value, rao: 0n, base: 0n } };
  });
  const levels = risks.map(({ code, level }) => `${code} ${level}`);
  return { fixed: JSON.stringify(toWire([sentence, levels, lines, certainty])), estimates };
}

/** True when the terms are others now: anything but an estimate that moved by at most 1 %. */
export function haveChanged(shown: Terms, now: Terms): boolean {
  if (shown.fixed !== now.fixed || shown.estimates.length !== now.estimates.length) return true;
  return shown.estimates.some((before, index) => {
    const moved = (now.estimates[index] ?? 0n) - before;
    return (moved < 0n ? -moved : moved) * 100n > before;
  });
}

function amountOf(value: Param): bigint | null {
  if (value.t === 'tao') return value.rao;
  return value.t === 'alpha' ? value.base : null;
}

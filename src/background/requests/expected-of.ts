import type { Expected } from '../../core/activity/types.js';
import type { Explanation, Fact } from '../../core/explain/types.js';

/** What a receipt will be compared with: the table of changes, and the price of a single trade. */
export function expectedOf({ effects, facts }: Pick<Explanation, 'effects' | 'facts'>): Expected {
  const impact = only(facts, 'price-impact');
  return {
    effects,
    impactBps: impact?.t === 'bps' ? impact.bps : null,
    worstPrice: only(facts, 'worst-price'),
  };
}

/** Null where there are several: none of them is about the whole. */
function only(facts: readonly Fact[], code: Fact['code']): Fact['value'] {
  const [first, ...more] = facts.filter((fact) => fact.code === code);
  return first && more.length === 0 ? first.value : null;
}

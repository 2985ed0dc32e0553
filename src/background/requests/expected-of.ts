import type { Expected } from '../../core/activity/types.js';
import type { CallNode, Explanation, Fact } from '../../core/explain/types.js';

/** Lines and calls that are kept: more than a person compares, and a bound for what is stored. */
const MOST = 200;

/** What a receipt will be compared with: the table of changes, and the price of a single trade. */
export function expectedOf({ effects, facts, tree }: Explanation): Expected {
  const impact = only(facts, 'price-impact');
  return {
    effects: effects.slice(0, MOST),
    impactBps: impact?.t === 'bps' ? impact.bps : null,
    worstPrice: only(facts, 'worst-price'),
    legs: tree.pallet === 'Utility' ? tree.children.slice(0, MOST).map(subnetsOf) : null,
  };
}

/** Null where there are several: none of them is about the whole. */
function only(facts: readonly Fact[], code: Fact['code']): Fact['value'] {
  const [first, ...more] = facts.filter((fact) => fact.code === code);
  return first && more.length === 0 ? first.value : null;
}

function subnetsOf({ args }: CallNode): NonNullable<Expected['legs']>[number] {
  return args.flatMap(({ param }) => (param?.t === 'subnet' ? [param] : []));
}

import { alphaBase, rao } from '../../../../core/amount/money.js';
import { kindOf, type Money } from '../../../../core/operations/quote.js';

/** One amount per kind of money, in the order in which each first comes: alpha of different subnets is never added. */
export function addedMonies(list: readonly Money[]): Money[] {
  const sums = new Map<number | 'tao', Money>();
  for (const money of list) {
    const kind = kindOf(money);
    const before = sums.get(kind);
    if (!before) sums.set(kind, money);
    else if (before.token === 'tao' && money.token === 'tao')
      sums.set(kind, { token: 'tao', rao: rao(before.rao + money.rao) });
    else if (before.token === 'alpha' && money.token === 'alpha')
      sums.set(kind, { ...before, base: alphaBase(before.base + money.base) });
  }
  return [...sums.values()];
}

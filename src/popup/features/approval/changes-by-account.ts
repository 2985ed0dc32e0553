import type { Change } from '../../../core/explain/types.js';

export interface AccountChanges {
  account: string;
  rows: Change[];
}

/** The first `most` rows by account, the one that signs first, else in the order they came. */
export function byAccount(changes: readonly Change[], signer: string, most: number): AccountChanges[] {
  const groups = new Map<string, Change[]>();
  const own = changes.filter(({ account }) => account === signer);
  const others = changes.filter(({ account }) => account !== signer);
  for (const change of [...own, ...others].slice(0, most)) {
    const known = groups.get(change.account);
    if (known) known.push(change);
    else groups.set(change.account, [change]);
  }
  return [...groups].map(([account, rows]) => ({ account, rows }));
}

import type { Account } from '../../../../core/accounts/types.js';

/**
 * Ids of all accounts after one was moved past its next visible neighbour; hidden ones keep their places around it.
 * Null when there is none on that side.
 */
export function moved(
  all: readonly Account[],
  visible: readonly Account[],
  accountId: string,
  step: -1 | 1,
): Array<Account['accountId']> | null {
  const at = visible.findIndex((account) => account.accountId === accountId);
  const account = visible[at];
  const neighbour = visible[at + step];
  if (!account || !neighbour) return null;
  const rest = all.filter((other) => other.accountId !== accountId).map((other) => other.accountId);
  const to = rest.indexOf(neighbour.accountId) + (step === 1 ? 1 : 0);
  return rest.toSpliced(to, 0, account.accountId);
}

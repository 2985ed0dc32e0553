import { type Account, canApprove } from '../../../core/accounts/types.js';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Whether a site may be given an account: a signature can be had of it, or it acts through others. A hotkey is no site's
 * business, and a watched address would only look like an account to it.
 *
 * @param actors ids of watched accounts for which somebody in this wallet may act
 */
export function isForSites(account: Account, actors: ReadonlySet<string> = NOBODY): boolean {
  if (account.role !== 'coldkey') return false;
  return canApprove(account) || account.custody !== undefined || actors.has(account.accountId);
}

/** Accounts that a site may see, and of hidden ones those that a site sees already. */
export function offeredTo(
  accounts: readonly Account[],
  shared: ReadonlySet<string>,
  actors: ReadonlySet<string> = NOBODY,
): Account[] {
  return accounts.filter(
    (account) =>
      // One that a site has stays in sight, so that it can be taken away.
      (isForSites(account, actors) || (account.role === 'coldkey' && shared.has(account.accountId))) &&
      (!account.hidden || shared.has(account.accountId)),
  );
}

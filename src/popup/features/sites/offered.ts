import { type Account, canSign } from '../../../core/accounts/types.js';

/** Accounts that a site may see: those that sign, and of hidden ones those that a site sees already. */
export function offeredTo(accounts: readonly Account[], shared: ReadonlySet<string>): Account[] {
  return accounts.filter(
    (account) =>
      canSign(account) && account.role === 'coldkey' && (!account.hidden || shared.has(account.accountId)),
  );
}

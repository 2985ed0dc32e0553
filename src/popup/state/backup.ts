import type { Account } from '../../core/accounts/types.js';

/** True while an account's recovery phrase was not typed back. */
export function useUnconfirmedBackup(account: Account | null): boolean {
  return account !== null && !account.backedUp;
}

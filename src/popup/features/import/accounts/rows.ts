import type { AccountRole } from '../../../../core/accounts/types.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { Presence } from '../../../../protocol/ui/accounts.js';

/**
 * `ready`: comes with its key. `upgrade`: watched so far, the key is added. `watch`: only to be watched. `held`, `watched`:
 * here already. `twice`: the same account stands above. `locked`: its own password is another. `failed`: unusable.
 */
export type RowState = 'ready' | 'upgrade' | 'watch' | 'held' | 'watched' | 'twice' | 'locked' | 'failed';

/** One account of a table, ready to be drawn. */
export interface AccountRow {
  key: string;
  name: string;
  address: string | null;
  accountId: `0x${string}` | null;
  /** Key type, or what the account was made of; null when it is not known. */
  kind: string | null;
  role: AccountRole;
  state: RowState;
  problem: ErrorBody | null;
  chosen: boolean;
}

/** Whether another password may open what this says of an account. */
export function isLocked(problem: ErrorBody | null): boolean {
  return problem?.code === 'keyfile/wrong-password' || problem?.code === 'keyfile/password-needed';
}

/** Whether the account can be stored at all. */
export function isChoosable({ state }: Pick<AccountRow, 'state'>): boolean {
  return state === 'ready' || state === 'upgrade' || state === 'watch';
}

/** What can be done with an account, from what the wallet has and what the file gave. */
export function rowState(
  account: { accountId: string | null; hasKey: boolean; problem: ErrorBody | null },
  presence: Presence,
  seen: boolean,
): RowState {
  const { problem } = account;
  if (problem) return isLocked(problem) ? 'locked' : 'failed';
  if (account.accountId === null) return 'failed';
  if (seen) return 'twice';
  if (presence === 'held') return 'held';
  if (presence === 'watched') return account.hasKey ? 'upgrade' : 'watched';
  return account.hasKey ? 'ready' : 'watch';
}

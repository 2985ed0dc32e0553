/** Accounts of a wallet ⇄ accounts of a backup. */
import { accountIdHex, addressOf, shortAddress } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { publicKeyWith } from '../../core/keys/open-secret.js';
import type { WordList } from '../../core/keys/words.js';
import { cleanLine } from '../contacts/index.js';
import type { LentAccount, NewAccounts } from './deps.js';
import type { BackupAccount } from './format-1.js';

const MAX_NAME = 48;

/** @throws WalletError vault/corrupt when an account that should have its secret comes without: no backup is made without it */
export function toBackup({ account, secret }: LentAccount): BackupAccount {
  const { accountId, name, role, hidden, colour, backedUp, createdAtMs, cryptoType, source, custody } =
    account;
  if ((source === null) !== (secret === null)) throw new WalletError('vault/corrupt');
  const known = { accountId, name, role, hidden, colour, backedUp, createdAtMs, cryptoType, secret };
  return { ...known, ...(custody && { custody }) };
}

/** What the vault is asked to add. */
export function toNew({
  accountId,
  name,
  role,
  backedUp,
  cryptoType,
  secret,
  custody,
}: BackupAccount): NewAccounts[number] {
  const shown = { name: nameOf({ accountId, name }), role };
  return secret
    ? { kind: 'secret', ...shown, secret, backedUp }
    : { kind: 'watch', ...shown, address: addressOf(accountId), cryptoType, ...(custody && { custody }) };
}

/** A file may come from a stranger: names are cleaned before anybody reads them. */
export function nameOf({ accountId, name }: Pick<BackupAccount, 'accountId' | 'name'>): string {
  return cleanLine(name, MAX_NAME) || shortAddress(addressOf(accountId));
}

/**
 * Each account once, and every secret gives exactly the account written beside it: what is shown is what will be restored.
 * @throws WalletError backup/damaged `{part: 'account'}`
 */
export function assertWhole(accounts: readonly BackupAccount[], list: WordList): void {
  const ids = new Set(accounts.map(({ accountId }) => accountId));
  if (ids.size !== accounts.length || !accounts.every((account) => isWhole(account, list)))
    throw new WalletError('backup/damaged', { part: 'account' });
}

function isWhole({ accountId, cryptoType, secret }: BackupAccount, list: WordList): boolean {
  if (!secret) return true;
  if (secret.cryptoType !== cryptoType) return false;
  try {
    return accountIdHex(publicKeyWith(secret, list)) === accountId;
  } catch {
    return false;
  }
}

import type { Account } from '../../core/accounts/types.js';
import type { Secret } from '../../core/keys/open-secret.js';
import type { InputOf } from '../../protocol/method.js';
import type { AddedAccounts, updateAccount } from '../../protocol/ui/accounts.js';
import type { createVault } from '../../protocol/ui/vault.js';
import type { HeldCalls } from '../calls/index.js';
import type { Contacts } from '../contacts/index.js';
import type { Notes } from '../notes/index.js';
import type { SettingsRoom } from '../settings/index.js';
import type { Clock } from '../types.js';
import type { RandomBytes } from '../vault/index.js';
import type { ReadWords } from '../wallet/index.js';

export type NewVault = InputOf<typeof createVault>;
export type NewAccounts = NewVault['accounts'];

/** An account as the vault lends it. */
export interface LentAccount {
  account: Account;
  /** Null for a watched address. */
  secret: Secret | null;
}

/** What a backup asks of the vault. */
export interface BackupWallet {
  /**
   * Lends every account with its secret, in order, behind the password.
   * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts
   */
  lendSecrets<T>(wrappingKey: string, use: (entries: LentAccount[]) => Promise<T>): Promise<T>;
  /** All or none, at most MAX_NEW_ACCOUNTS. @throws WalletError vault/locked, vault/write-failed */
  addAccounts(accounts: NewAccounts): Promise<AddedAccounts>;
  /** A vault with its first accounts, left unlocked. @throws WalletError vault/exists, vault/write-failed */
  create(vault: NewVault): Promise<AddedAccounts>;
  updateAccount(accountId: string, patch: InputOf<typeof updateAccount>['patch']): Promise<unknown>;
  /** In order; empty while there is no vault. */
  accounts(): Promise<Account[]>;
  isUnlocked(): Promise<boolean>;
}

export interface BackupDeps {
  wallet: BackupWallet;
  contacts: Pick<Contacts, 'all' | 'merge'>;
  calls: Pick<HeldCalls, 'all' | 'merge'>;
  notes: Pick<Notes, 'all' | 'merge'>;
  settings: Pick<SettingsRoom, 'read' | 'update'>;
  clock: Clock;
  random: RandomBytes;
  /** For the phrases of a file. */
  words: ReadWords;
}

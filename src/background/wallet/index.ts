import type { Account } from '../../core/accounts/types.js';
import type { Secret } from '../../core/keys/open-secret.js';
import type { InputOf } from '../../protocol/method.js';
import type { AddedAccounts, updateAccount as updateAccountMethod } from '../../protocol/ui/accounts.js';
import type { createVault } from '../../protocol/ui/vault.js';
import type { Wallet } from '../types.js';
import { addAccounts, createWallet as createStored, signBytes, updateAccount } from './accounts.js';
import { createContext, liveSession } from './context.js';
import type { WalletDeps } from './deps.js';
import { type WalletHandlers, walletHandlers } from './handlers.js';
import type { NewAccount } from './new-accounts.js';
import { checkPassword } from './password.js';
import { lendSecrets } from './secrets.js';
import { LOCK_ALARM } from './sessions.js';
import { allAccounts, walletStatus } from './status.js';
import { lockVault } from './unlocking.js';

export { platformRandom, type WalletDeps } from './deps.js';
export type { WalletHandlers } from './handlers.js';
export type { NewAccount } from './new-accounts.js';
export { LOCK_ALARM } from './sessions.js';
export { createWordList, type ReadWords, wordsFor } from './word-list.js';

export interface WalletRoom {
  wallet: Wallet;
  handlers: WalletHandlers;
  /** Accounts in order, locked or not. @throws WalletError vault/* */
  accounts(): Promise<Account[]>;
  isUnlocked(): Promise<boolean>;
  /** As `wallet.create`. @throws WalletError vault/exists, keys/*, vault/kdf-out-of-bounds, vault/write-failed */
  create(input: InputOf<typeof createVault>): Promise<AddedAccounts>;
  /** As `wallet.addAccounts`. @throws WalletError vault/locked, keys/*, address/*, vault/write-failed */
  addAccounts(accounts: readonly NewAccount[]): Promise<AddedAccounts>;
  /** As `wallet.updateAccount`. @throws WalletError vault/locked, keys/unknown-account, vault/write-failed */
  updateAccount(accountId: string, patch: InputOf<typeof updateAccountMethod>['patch']): Promise<void>;
  /**
   * Lends every account, in order, with its secret or null for a watched one, once the password was proved.
   * @throws WalletError vault/wrong-password, vault/too-many-attempts, vault/locked, or what `use` throws
   */
  lendSecrets<T>(
    wrappingKey: string,
    use: (entries: Array<{ account: Account; secret: Secret | null }>) => Promise<T>,
  ): Promise<T>;
  /** Forgets the vault key: the system's lock, when the settings say so. */
  lock(): Promise<void>;
  /** For every alarm of the extension; those of other rooms are ignored. */
  onAlarm(name: string): Promise<void>;
  /** At each start of the worker: a deadline that passed while it slept locks now. */
  start(): Promise<void>;
  /** After the auto-lock time was changed: counts the new time from now. */
  autoLockChanged(): Promise<void>;
}

/** The wallet: keys, lock and accounts, over injected stores and clock. Holds no state a dying worker could lose. */
export function createWallet(deps: WalletDeps): WalletRoom {
  const context = createContext(deps);
  const accounts = (): Promise<Account[]> => allAccounts(context);
  const isUnlocked = async (): Promise<boolean> => (await liveSession(context)) !== null;
  return {
    wallet: {
      status: () => walletStatus(context),
      accounts,
      isUnlocked,
      sign: (accountId, bytes) => signBytes(context, accountId, bytes),
      checkPassword: (wrappingKey) => checkPassword(context, wrappingKey),
      onChange: (listener) => void context.listeners.push(listener),
    },
    handlers: walletHandlers(context),
    accounts,
    isUnlocked,
    create: (input) => createStored(context, input),
    addAccounts: (added) => addAccounts(context, added),
    updateAccount: (accountId, patch) => updateAccount(context, accountId, patch),
    lendSecrets: (wrappingKey, use) => lendSecrets(context, wrappingKey, use),
    lock: () => lockVault(context),
    onAlarm: async (name) => {
      if (name !== LOCK_ALARM) return;
      const session = await liveSession(context);
      if (session) await deps.alarms.at(LOCK_ALARM, session.lockAtMs);
    },
    start: async () => {
      await liveSession(context);
    },
    autoLockChanged: () => context.sessions.extend(),
  };
}

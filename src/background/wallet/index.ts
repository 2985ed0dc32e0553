import type { KdfParams } from '../../protocol/ui/vault.js';
import type { Wallet } from '../types.js';
import { signBytes } from './accounts.js';
import { createContext, liveSession } from './context.js';
import type { WalletDeps } from './deps.js';
import { type WalletHandlers, walletHandlers } from './handlers.js';
import { LOCK_ALARM } from './sessions.js';
import { allAccounts, walletStatus } from './status.js';
import { changePassword, checkPassword, restoreBackup } from './unlocking.js';

export { platformRandom, type WalletDeps } from './deps.js';
export type { WalletHandlers } from './handlers.js';
export { LOCK_ALARM } from './sessions.js';

export interface WalletRoom {
  wallet: Wallet;
  handlers: WalletHandlers;
  /** For every alarm of the extension; those of other rooms are ignored. */
  onAlarm(name: string): Promise<void>;
  /** At each start of the worker: a deadline that passed while it slept locks now. */
  start(): Promise<void>;
  /** After the auto-lock time was changed: counts the new time from now. */
  autoLockChanged(): Promise<void>;
  /** Recovery: the newest backup this password opens becomes the vault again. @throws WalletError see restoreBackup */
  restoreBackup(wrappingKey: string): Promise<void>;
  /** @throws WalletError see changePassword */
  changePassword(change: { oldWrappingKey: string; kdf: KdfParams; wrappingKey: string }): Promise<void>;
}

/** The wallet: keys, lock and accounts, over injected stores and clock. Holds no state a dying worker could lose. */
export function createWallet(deps: WalletDeps): WalletRoom {
  const context = createContext(deps);
  return {
    wallet: {
      status: () => walletStatus(context),
      accounts: () => allAccounts(context),
      isUnlocked: async () => (await liveSession(context)) !== null,
      sign: (accountId, bytes) => signBytes(context, accountId, bytes),
      checkPassword: (wrappingKey) => checkPassword(context, wrappingKey),
      onChange: (listener) => void context.listeners.push(listener),
    },
    handlers: walletHandlers(context),
    onAlarm: async (name) => {
      if (name !== LOCK_ALARM) return;
      const session = await liveSession(context);
      if (session) await deps.alarms.at(LOCK_ALARM, session.lockAtMs);
    },
    start: async () => {
      await liveSession(context);
    },
    autoLockChanged: () => context.sessions.extend(),
    restoreBackup: (wrappingKey) => restoreBackup(context, wrappingKey),
    changePassword: (change) => changePassword(context, change),
  };
}

import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import { freshKdf } from '../vault/index.js';
import { addAccount, confirmBackup, createWithAccount, previewSecret, renameAccount } from './accounts.js';
import { notify, type WalletContext } from './context.js';
import { generatePhrase } from './phrases.js';
import { setActive, walletStatus } from './status.js';
import { changePassword, kdfOfVault, lockVault, restoreBackup, unlockVault } from './unlocking.js';

type WalletMethodName = Extract<UiMethodName, `wallet.${string}`>;

/** One handler for each `wallet.*` method; inputs have passed their schema. */
export type WalletHandlers = {
  [Name in WalletMethodName]: (input: InputOf<UiMethods[Name]>) => Promise<OutputOf<UiMethods[Name]>>;
};

export function walletHandlers(context: WalletContext): WalletHandlers {
  async function fullStatus(): Promise<WalletStatus> {
    const [status, pendingApprovals] = await Promise.all([
      walletStatus(context),
      context.deps.pendingApprovals(),
    ]);
    return { ...status, pendingApprovals };
  }
  return {
    'wallet.status': fullStatus,
    'wallet.generatePhrase': async ({ words }) => ({ phrase: await generatePhrase(context, words) }),
    'wallet.previewSecret': (secret) => previewSecret(context, secret),
    'wallet.kdfForUnlock': () => kdfOfVault(context),
    'wallet.kdfForCreate': async () => freshKdf(context.deps.random),
    'wallet.create': async (input) => ({ account: await createWithAccount(context, input) }),
    'wallet.addAccount': async (input) => ({ account: await addAccount(context, input) }),
    'wallet.unlock': async ({ wrappingKey }) => {
      await unlockVault(context, wrappingKey);
      return fullStatus();
    },
    'wallet.restoreBackup': async ({ wrappingKey }) => {
      await restoreBackup(context, wrappingKey);
      return fullStatus();
    },
    'wallet.changePassword': async (change) => {
      await changePassword(context, change);
      return null;
    },
    'wallet.lock': async () => {
      await lockVault(context);
      return null;
    },
    'wallet.renameAccount': async ({ accountId, name }) => {
      await renameAccount(context, accountId, name);
      return null;
    },
    'wallet.confirmBackup': async ({ accountId, secret }) => {
      await confirmBackup(context, accountId, secret);
      return null;
    },
    'wallet.setActiveAccount': async ({ accountId }) => {
      await setActive(context, accountId);
      notify(context, 'accounts');
      return null;
    },
  };
}

import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import { freshKdf } from '../vault/index.js';
import { addAccounts, createWallet, forgetAccount, orderAccounts, updateAccount } from './accounts.js';
import { notify, type WalletContext } from './context.js';
import { deriveAccounts, previewDerived } from './deriving.js';
import { passkeyParams, removePasskey, setPasskey, unlockWithPasskey } from './passkeys.js';
import { generatePhrase } from './phrases.js';
import { confirmBackup, previewSecret, revealSecrets } from './secrets.js';
import { setActive, walletStatus } from './status.js';
import {
  changePassword,
  eraseWallet,
  kdfOfVault,
  kdfUpgrade,
  lockVault,
  restoreBackup,
  unlockVault,
} from './unlocking.js';

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
  const afterwards = (work: Promise<void>): Promise<WalletStatus> => work.then(fullStatus);
  const done = (work: Promise<void>): Promise<null> => work.then(() => null);
  return {
    'wallet.status': fullStatus,
    'wallet.kdfForUnlock': () => kdfOfVault(context),
    'wallet.kdfForCreate': async () => freshKdf(context.deps.random),
    'wallet.create': (input) => createWallet(context, input),
    'wallet.unlock': ({ wrappingKey }) => afterwards(unlockVault(context, wrappingKey)),
    'wallet.kdfUpgrade': async () => ({ kdf: await kdfUpgrade(context) }),
    'wallet.restoreBackup': ({ wrappingKey }) => afterwards(restoreBackup(context, wrappingKey)),
    'wallet.changePassword': (change) => done(changePassword(context, change)),
    'wallet.lock': () => done(lockVault(context)),
    'wallet.erase': () => done(eraseWallet(context)),
    'wallet.passkeyForUnlock': async () => ({ passkey: await passkeyParams(context) }),
    'wallet.setPasskey': (input) => done(setPasskey(context, input)),
    'wallet.removePasskey': () => done(removePasskey(context)),
    'wallet.unlockWithPasskey': ({ prfKey }) => afterwards(unlockWithPasskey(context, prfKey)),
    'wallet.generatePhrase': async ({ words }) => ({ phrase: await generatePhrase(context, words) }),
    'wallet.previewSecret': ({ secret }) => previewSecret(context, secret),
    'wallet.addAccounts': ({ accounts }) => addAccounts(context, accounts),
    'wallet.previewDerived': async ({ accountId, derivations }) => ({
      previews: await previewDerived(context, accountId, derivations),
    }),
    'wallet.deriveAccounts': ({ accountId, derivations }) => deriveAccounts(context, accountId, derivations),
    'wallet.updateAccount': ({ accountId, patch }) => done(updateAccount(context, accountId, patch)),
    'wallet.orderAccounts': ({ accountIds }) => done(orderAccounts(context, accountIds)),
    'wallet.forgetAccount': ({ accountId, wrappingKey }) =>
      done(forgetAccount(context, accountId, wrappingKey)),
    'wallet.revealSecrets': async ({ accountIds, wrappingKey }) => ({
      secrets: await revealSecrets(context, accountIds, wrappingKey),
    }),
    'wallet.confirmBackup': ({ accountId, phrase }) => done(confirmBackup(context, accountId, phrase)),
    'wallet.setActiveAccount': ({ accountId }) =>
      done(setActive(context, accountId).then(() => notify(context, 'accounts'))),
  };
}

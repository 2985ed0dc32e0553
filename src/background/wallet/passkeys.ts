import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { PasskeyParams, setPasskey as setPasskeyMethod } from '../../protocol/ui/vault.js';
import { openWithPasskey, withoutPasskey, withPasskey } from '../vault/index.js';
import { notify, readyVault, replaceVault, type WalletContext, withDerivedKey } from './context.js';
import { assertMayTry, assertOpens, refuseAttempt } from './password.js';
import { refuseCorrupt } from './unlocking.js';

/** What WebAuthn needs to ask the passkey, or null when there is none. @throws WalletError vault/* */
export async function passkeyParams(context: WalletContext): Promise<PasskeyParams | null> {
  const file = await readyVault(context);
  if (file.format === 1 || !file.passkey) return null;
  const { credentialId, prfSalt } = file.passkey;
  return { credentialId, prfSalt };
}

/**
 * Lets a passkey open the vault beside the password; one that did so before no longer does, not in the previous version
 * either. @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, vault/write-failed
 */
export async function setPasskey(
  context: WalletContext,
  { wrappingKey, prfKey, ...params }: InputOf<typeof setPasskeyMethod>,
): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    await replaceVault(context, async (file, vaultKey) => {
      await assertOpens(context, file, wrappingKey);
      return withDerivedKey(prfKey, (prf) => withPasskey(file, vaultKey, params, prf, context.deps.random));
    });
    await context.store.forgetPrevious();
  });
  notify(context, 'access');
}

/** Leaves the password as the only way in. @throws WalletError vault/locked, vault/write-failed */
export async function removePasskey(context: WalletContext): Promise<void> {
  await context.exclusive(async () => {
    await replaceVault(context, async (file, vaultKey) =>
      file.passkey ? withoutPasskey(file, vaultKey, context.deps.random) : file,
    );
    await context.store.forgetPrevious();
  });
  notify(context, 'access');
}

/**
 * Opens the vault with what a passkey gave.
 * @throws WalletError passkey/unknown `{retryInMs}`, vault/too-many-attempts `{retryInMs}`, vault/corrupt `{backup}`,
 * vault/empty, vault/newer, vault/unreadable
 */
export async function unlockWithPasskey(context: WalletContext, prfKey: string): Promise<void> {
  const { sessions, attempts, store } = context;
  await context.exclusive(async () => {
    await assertMayTry(context);
    const file = await readyVault(context);
    try {
      const vaultKey = await withDerivedKey(prfKey, async (prf) => {
        // The first format had no passkeys.
        if (file.format === 1) throw new WalletError('passkey/unknown');
        return openWithPasskey(file, prf);
      });
      await sessions.start(file.id, vaultKey).finally(() => vaultKey.fill(0));
    } catch (error) {
      if (!isWalletError(error)) throw error;
      if (error.code === 'passkey/unknown') await refuseAttempt(context, 'passkey/unknown');
      if (error.code === 'vault/corrupt') await refuseCorrupt(context, error);
      throw error;
    }
    await attempts.succeeded();
    await store.refreshCopy(file);
  });
  notify(context, 'unlocked');
}

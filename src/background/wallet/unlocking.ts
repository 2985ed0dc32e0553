import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import {
  type AnyVaultFile,
  assertKdfBounds,
  freshKdf,
  isBelowLeast,
  openVault,
  upgradeVault,
  withPassword,
} from '../vault/index.js';
import {
  notify,
  readyVault,
  replaceVault,
  type WalletContext,
  withDerivedKey,
  withVault,
} from './context.js';
import { assertMayTry, assertOpens, refuseAttempt, tryOpen } from './password.js';

/**
 * Parameters of the stored vault, checked before any page computes with them; of the backup when only that is whole.
 * @throws WalletError vault/* and vault/kdf-out-of-bounds
 */
export async function kdfOfVault(context: WalletContext): Promise<KdfParams> {
  const loaded = await context.store.load();
  const [backup] = loaded.state === 'damaged' ? await context.store.backups() : [];
  const { kdf } = backup ?? (await readyVault(context));
  assertKdfBounds(kdf);
  return kdf;
}

/** Fresh parameters when the stored ones are below today's least. @throws WalletError vault/locked */
export function kdfUpgrade(context: WalletContext): Promise<KdfParams | null> {
  return withVault(context, async ({ kdf }) => (isBelowLeast(kdf) ? freshKdf(context.deps.random) : null));
}

/**
 * Opens the vault into session storage. A vault of an older format is upgraded on the way, before anybody works with it.
 * @throws WalletError vault/wrong-password `{retryInMs}`, vault/too-many-attempts `{retryInMs}`,
 * vault/corrupt `{backup}`, vault/empty, vault/newer, vault/unreadable, vault/write-failed
 */
export async function unlockVault(context: WalletContext, wrappingKey: string): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    const file = await readyVault(context);
    try {
      await openSession(context, file, wrappingKey);
    } catch (error) {
      if (!isWalletError(error)) throw error;
      if (error.code === 'vault/wrong-password') await refuseAttempt(context);
      if (error.code !== 'vault/corrupt') throw error;
      await refuseCorrupt(context, error);
    }
  });
  notify(context, 'unlocked');
}

/** The same damage, with the word whether there is a backup. */
export async function refuseCorrupt(context: WalletContext, error: WalletError): Promise<never> {
  const backup = (await context.store.backups()).length > 0;
  throw new WalletError('vault/corrupt', { ...error.context, backup });
}

/**
 * Makes the newest backup that this password opens the current vault, and unlocks it. The damaged file stays in its
 * slot. A current vault that opens needs no rescue and is left alone.
 * @throws WalletError vault/exists, vault/wrong-password, vault/too-many-attempts, vault/corrupt `{backup: false}`
 */
export async function restoreBackup(context: WalletContext, wrappingKey: string): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    const loaded = await context.store.load();
    if (loaded.state !== 'ready' && loaded.state !== 'damaged') {
      throw new WalletError(`vault/${loaded.state}`);
    }
    const verdicts = new Set<string>();
    if (loaded.state === 'ready') {
      const verdict = await tryOpen(loaded.file, wrappingKey);
      if (verdict === 'opens') throw new WalletError('vault/exists');
      // Or an old password would bring back the vault from before it was changed.
      if (verdict === 'vault/wrong-password') await refuseAttempt(context);
    }
    for (const backup of await context.store.backups()) {
      const verdict = await tryOpen(backup, wrappingKey);
      if (verdict === 'opens') {
        if (backup.format !== 1) await context.store.save(backup);
        return openSession(context, backup, wrappingKey);
      }
      verdicts.add(verdict);
    }
    if (verdicts.has('vault/wrong-password')) await refuseAttempt(context);
    throw new WalletError('vault/corrupt', { backup: false });
  });
  notify(context, 'unlocked');
}

/**
 * Puts the unlocked vault under another password. The session starts afresh; records and passkey stay as they are.
 * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, vault/write-failed
 */
export async function changePassword(
  context: WalletContext,
  change: { oldWrappingKey: string; kdf: KdfParams; wrappingKey: string },
): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    const next = await replaceVault(context, async (file, vaultKey) => {
      await assertOpens(context, file, change.oldWrappingKey);
      return withDerivedKey(change.wrappingKey, (derived) =>
        withPassword(file, vaultKey, change.kdf, derived, context.deps.random),
      );
    });
    await context.store.forgetPrevious();
    await openSession(context, next, change.wrappingKey);
  });
}

/** Forgets the vault key. Everybody is told, even if nothing was open: pending approvals must not outlive it. */
export async function lockVault(context: WalletContext): Promise<void> {
  await context.sessions.end();
  notify(context, 'locked');
}

/**
 * Forgets the wallet: what other rooms hold, the second copy, then all of storage. Killed on the way, the vault is still
 * whole and can be erased again; only the last step takes it.
 */
export async function eraseWallet(context: WalletContext): Promise<void> {
  const { erase, copy } = context.deps;
  await context.exclusive(async () => {
    await erase.neighbours();
    await context.sessions.end();
    await copy.remove();
    await erase.stores();
  });
  notify(context, 'locked');
}

async function openSession(context: WalletContext, file: AnyVaultFile, wrappingKey: string): Promise<void> {
  const { sessions, attempts, store, deps } = context;
  await withDerivedKey(wrappingKey, async (derived) => {
    const vaultKey = await openVault(file, derived);
    try {
      if (file.format === 1) await store.save(await upgradeVault(file, vaultKey, derived, deps.random));
      else await store.refreshCopy(file);
      await sessions.start(file.id, vaultKey);
    } finally {
      vaultKey.fill(0);
    }
  });
  await attempts.succeeded();
}

import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import type { KdfParams } from '../../protocol/ui/vault.js';
import { assertKdfBounds, openVault, type VaultFile, withPassword } from '../vault/index.js';
import { notify, readyVault, type WalletContext, withDerivedKey, withVault } from './context.js';

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

/**
 * Opens the vault into session storage.
 * @throws WalletError vault/wrong-password `{retryInMs}`, vault/too-many-attempts `{retryInMs}`,
 * vault/corrupt `{backup}`, vault/empty, vault/newer, vault/unreadable
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
      throw new WalletError('vault/corrupt', {
        ...error.context,
        backup: (await context.store.backups()).length > 0,
      });
    }
    await context.store.refreshCopy(file);
  });
  notify(context, 'unlocked');
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
        await context.store.save(backup);
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
 * Puts the unlocked vault under another password. The session starts afresh; records stay as they are.
 * @throws WalletError vault/locked, vault/wrong-password, vault/too-many-attempts, vault/write-failed
 */
export async function changePassword(
  context: WalletContext,
  change: { oldWrappingKey: string; kdf: KdfParams; wrappingKey: string },
): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    await withVault(context, async (file, vaultKey) => {
      await assertOpens(context, file, change.oldWrappingKey);
      const next = await withDerivedKey(change.wrappingKey, (derived) =>
        withPassword(file, vaultKey, change.kdf, derived, context.deps.random),
      );
      await context.store.save(next);
      await context.store.forgetPrevious();
      await openSession(context, next, change.wrappingKey);
    });
  });
}

/**
 * Proves that whoever sits there knows the password, without changing anything but the count of attempts.
 * @throws WalletError vault/locked, vault/wrong-password `{retryInMs}`, vault/too-many-attempts `{retryInMs}`, vault/corrupt
 */
export async function checkPassword(context: WalletContext, wrappingKey: string): Promise<void> {
  await context.exclusive(async () => {
    await assertMayTry(context);
    await withVault(context, (file) => assertOpens(context, file, wrappingKey));
  });
}

/** Forgets the vault key. Everybody is told, even if nothing was open: pending approvals must not outlive it. */
export async function lockVault(context: WalletContext): Promise<void> {
  await context.sessions.end();
  notify(context, 'locked');
}

async function openSession(context: WalletContext, file: VaultFile, wrappingKey: string): Promise<void> {
  const vaultKey = await withDerivedKey(wrappingKey, (derived) => openVault(file, derived));
  try {
    await context.sessions.start(file.id, vaultKey);
  } finally {
    vaultKey.fill(0);
  }
  await context.attempts.succeeded();
}

async function tryOpen(file: VaultFile, wrappingKey: string): Promise<string> {
  try {
    const vaultKey = await withDerivedKey(wrappingKey, (derived) => openVault(file, derived));
    vaultKey.fill(0);
    return 'opens';
  } catch (error) {
    if (isWalletError(error)) return error.code;
    throw error;
  }
}

async function assertOpens(context: WalletContext, file: VaultFile, wrappingKey: string): Promise<void> {
  const verdict = await tryOpen(file, wrappingKey);
  if (verdict === 'vault/wrong-password') await refuseAttempt(context);
  if (verdict !== 'opens') throw new WalletError('vault/corrupt', { backup: false });
  await context.attempts.succeeded();
}

async function assertMayTry({ attempts }: WalletContext): Promise<void> {
  const retryInMs = await attempts.retryInMs();
  if (retryInMs > 0) throw new WalletError('vault/too-many-attempts', { retryInMs });
}

async function refuseAttempt({ attempts }: WalletContext): Promise<never> {
  throw new WalletError('vault/wrong-password', { retryInMs: await attempts.failed() });
}

import { isWalletError, WalletError } from '../../core/errors/wallet-error.js';
import { type AnyVaultFile, openVault } from '../vault/index.js';
import { type WalletContext, withDerivedKey, withVault } from './context.js';

/** @throws WalletError vault/too-many-attempts `{retryInMs}` while the delay after a failure runs */
export async function assertMayTry({ attempts }: WalletContext): Promise<void> {
  const retryInMs = await attempts.retryInMs();
  if (retryInMs > 0) throw new WalletError('vault/too-many-attempts', { retryInMs });
}

/** Counts a failure, and only then says so. */
export async function refuseAttempt(
  { attempts }: WalletContext,
  code: 'vault/wrong-password' | 'passkey/unknown' = 'vault/wrong-password',
): Promise<never> {
  throw new WalletError(code, { retryInMs: await attempts.failed() });
}

/** `opens`, or the code of what stands in the way. */
export async function tryOpen(file: AnyVaultFile, wrappingKey: string): Promise<string> {
  try {
    const vaultKey = await withDerivedKey(wrappingKey, (derived) => openVault(file, derived));
    vaultKey.fill(0);
    return 'opens';
  } catch (error) {
    if (isWalletError(error)) return error.code;
    throw error;
  }
}

/** For use inside `context.exclusive`, after {@link assertMayTry}. @throws WalletError vault/wrong-password, vault/corrupt */
export async function assertOpens(
  context: WalletContext,
  file: AnyVaultFile,
  wrappingKey: string,
): Promise<void> {
  const verdict = await tryOpen(file, wrappingKey);
  if (verdict === 'vault/wrong-password') await refuseAttempt(context);
  if (verdict !== 'opens') throw new WalletError('vault/corrupt', { backup: false });
  await context.attempts.succeeded();
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

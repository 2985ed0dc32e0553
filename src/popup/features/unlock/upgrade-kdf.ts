import type { Services } from '../../app/services.js';

/**
 * Puts the vault under today's parameters when its own are below them. Runs beside the open wallet and says nothing: a
 * failure leaves the vault as it was, and the next unlock tries again.
 */
export async function upgradeKdf(
  { background, deriveKey, keys }: Pick<Services, 'background' | 'deriveKey' | 'keys'>,
  password: string,
  oldWrappingKey: string,
): Promise<void> {
  try {
    const { kdf: least } = await background.call('wallet.kdfUpgrade', {});
    if (!least) return;
    const kdf = await keys.calibrate(least);
    const wrappingKey = await deriveKey(password, kdf);
    await background.call('wallet.changePassword', { oldWrappingKey, kdf, wrappingKey });
  } catch {
    // Nothing was lost: the wallet is open, and the old parameters still open it.
  }
}

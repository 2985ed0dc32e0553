/** The tag over a whole file: nobody without the vault key changes a name, an order or a revision unseen. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { decrypt, encrypt, type RandomBytes, type Sealed } from './cipher.js';
import { type AnyVaultFile, parseVault, type VaultFile } from './format.js';
import { canonical } from './shape.js';

/** 32 bytes; whoever holds one zeroes it. */
export type VaultKey = Uint8Array;

/**
 * One revision up, a new seal, and a proof that the stored form reads back as meant.
 * @throws WalletError vault/write-failed
 */
export async function seal(
  unsealed: Omit<VaultFile, 'seal'> & { seal?: Sealed },
  vaultKey: VaultKey,
  random: RandomBytes,
): Promise<VaultFile> {
  const { seal: _previous, ...body } = unsealed;
  const counted = { ...body, revision: body.revision + 1 };
  const next = { ...counted, seal: await encrypt(vaultKey, new Uint8Array(), canonical(counted), random) };
  const reread = parseVault(JSON.parse(JSON.stringify(next)));
  if (reread.kind !== 'file') throw new WalletError('vault/write-failed', { step: 'verify' });
  await assertSealed(reread.file, vaultKey);
  return next;
}

/** @throws WalletError vault/corrupt when anything in the file is not what was sealed */
export async function assertSealed({ seal: tag, ...body }: AnyVaultFile, vaultKey: VaultKey): Promise<void> {
  if ((await decrypt(vaultKey, tag, canonical(body))) === null) {
    throw new WalletError('vault/corrupt', { part: 'records' });
  }
}

/** @throws WalletError vault/write-failed when what was written does not read back as meant */
export function assertSame(read: Uint8Array, meant: Uint8Array): void {
  if (bytesToHex(read) !== bytesToHex(meant)) throw new WalletError('vault/write-failed', { step: 'verify' });
}

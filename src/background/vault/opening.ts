/** Everything that turns a derived key into the vault key: create, open, upgrade, another password. No storage, no clock. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { RandomBytes } from './cipher.js';
import { type AnyVaultFile, accountsOf, FORMAT, headerOf, headerSumOf, type VaultFile } from './format.js';
import type { VaultFile1 } from './format-1.js';
import { assertKdfBounds, assertNewKdf, type KdfHeader } from './kdf.js';
import { assertSame, seal, type VaultKey } from './seal.js';
import { canonical } from './shape.js';
import { type Opener, unwrap, wrap } from './wrap.js';

/**
 * A new, empty vault under a password's derived key.
 * @throws WalletError vault/kdf-out-of-bounds
 */
export async function createVault(
  kdf: KdfHeader,
  derived: Uint8Array,
  random: RandomBytes,
): Promise<{ file: VaultFile; vaultKey: VaultKey }> {
  assertNewKdf(kdf);
  const vaultKey = random(32);
  const body = { id: bytesToHex(random(16)), passkey: null, revision: 0, accounts: [], records: [] };
  return { file: await wrapped(body, kdf, derived, vaultKey, random), vaultKey };
}

/**
 * Opens a vault with the derived key. Wrong password and damage are told apart: the check value speaks for the
 * password, wrap and seal for the file (its checksum has spoken when it was parsed).
 * @throws WalletError vault/kdf-out-of-bounds, vault/wrong-password, vault/corrupt `{part}`
 */
export async function openVault(file: AnyVaultFile, derived: Uint8Array): Promise<VaultKey> {
  assertKdfBounds(file.kdf);
  const vaultKey = await unwrap(file, file, derived, passwordOf(file));
  if (!vaultKey) throw new WalletError('vault/wrong-password');
  return vaultKey;
}

/**
 * A file of the first format in the second, under the same password and vault key. Records stay as they are: their
 * contexts name vault, account and kind, not the format.
 * @throws WalletError vault/kdf-out-of-bounds, vault/write-failed
 */
export async function upgradeVault(
  file: VaultFile1,
  vaultKey: VaultKey,
  derived: Uint8Array,
  random: RandomBytes,
): Promise<VaultFile> {
  const { id, kdf, revision, records } = file;
  const body = { id, passkey: null, revision, accounts: accountsOf(file), records };
  return wrapped(body, kdf, derived, vaultKey, random);
}

/**
 * The file under another password: one wrap changes, no record does. The passkey's wrap stays: it never knew the password.
 * @throws WalletError vault/kdf-out-of-bounds, vault/write-failed
 */
export async function withPassword(
  file: VaultFile,
  vaultKey: VaultKey,
  kdf: KdfHeader,
  derived: Uint8Array,
  random: RandomBytes,
): Promise<VaultFile> {
  assertNewKdf(kdf);
  return wrapped(file, kdf, derived, vaultKey, random);
}

type Body = Pick<VaultFile, 'id' | 'passkey' | 'revision' | 'accounts' | 'records'>;

// Opened again before anybody may store it: a wrap that does not open would be the end of the wallet.
async function wrapped(
  { id, passkey, revision, accounts, records }: Body,
  kdf: KdfHeader,
  derived: Uint8Array,
  vaultKey: VaultKey,
  random: RandomBytes,
): Promise<VaultFile> {
  assertKdfBounds(kdf);
  const fixed = { magic: 'KELVIN', format: FORMAT, id, kdf, cipher: 'AES-256-GCM' } as const;
  const top = { ...fixed, ...(await wrap(vaultKey, derived, passwordOf(fixed), random)), passkey };
  const next = await seal(
    { ...top, headerSum: headerSumOf(top), revision, accounts, records },
    vaultKey,
    random,
  );
  const reopened = await openVault(next, derived);
  assertSame(reopened, vaultKey);
  reopened.fill(0);
  return next;
}

function passwordOf(file: Omit<Parameters<typeof headerOf>[0], 'keyCheck'>): Opener {
  return {
    name: 'vault',
    salt: hexToBytes(file.kdf.salt),
    context: (keyCheck) => `kelvin/wrap/${canonical(headerOf({ ...file, keyCheck }))}`,
  };
}

/** The vault key under a key that a password or a passkey gives. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { decrypt, encrypt, type RandomBytes, sameHex } from './cipher.js';
import type { AnyVaultFile } from './format.js';
import { assertSealed, type VaultKey } from './seal.js';

export interface Wrap {
  /** Public value that tells a wrong key from a damaged file. */
  keyCheck: string;
  wrapIv: string;
  wrap: string;
}

/** What opens a vault. Each derives with words of its own, so that neither can stand in for the other. */
export interface Opener {
  name: 'vault' | 'passkey';
  salt: Uint8Array;
  /** What the wrap authenticates besides the key. */
  context(keyCheck: string): string;
}

export async function wrap(
  vaultKey: VaultKey,
  derived: Uint8Array,
  opener: Opener,
  random: RandomBytes,
): Promise<Wrap> {
  const { wrapKey, keyCheck } = split(derived, opener);
  const { iv, ct } = await encrypt(wrapKey, vaultKey, opener.context(keyCheck), random);
  wrapKey.fill(0);
  return { keyCheck, wrapIv: iv, wrap: ct };
}

/** The vault key, proven on the file's seal; null for another password or passkey. @throws WalletError vault/corrupt `{part}` */
export async function unwrap(
  file: AnyVaultFile,
  wrapped: Wrap,
  derived: Uint8Array,
  opener: Opener,
): Promise<VaultKey | null> {
  const { wrapKey, keyCheck } = split(derived, opener);
  if (!sameHex(keyCheck, wrapped.keyCheck)) return null;
  const sealed = { iv: wrapped.wrapIv, ct: wrapped.wrap };
  const vaultKey = await decrypt(wrapKey, sealed, opener.context(keyCheck));
  wrapKey.fill(0);
  if (!vaultKey) throw new WalletError('vault/corrupt', { part: 'key' });
  await assertSealed(file, vaultKey);
  return vaultKey;
}

function split(derived: Uint8Array, { name, salt }: Opener): { wrapKey: Uint8Array; keyCheck: string } {
  return {
    wrapKey: hkdf(sha256, derived, salt, utf8ToBytes(`kelvin/${name}/wrap`), 32),
    keyCheck: bytesToHex(hkdf(sha256, derived, salt, utf8ToBytes(`kelvin/${name}/check`), 16)),
  };
}

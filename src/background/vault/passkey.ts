/** A second way to the vault key: 32 bytes that a passkey computes (WebAuthn extension `prf`), beside the password. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { RandomBytes } from './cipher.js';
import { headerSumOf, type PasskeyWrap, type VaultFile } from './format.js';
import { assertSame, seal, type VaultKey } from './seal.js';
import { canonical } from './shape.js';
import { type Opener, unwrap, wrap } from './wrap.js';

/**
 * The file with a passkey, or with another one. `prf` is the passkey's 32 bytes.
 * @throws WalletError vault/write-failed
 */
export async function withPasskey(
  file: VaultFile,
  vaultKey: VaultKey,
  params: Pick<PasskeyWrap, 'credentialId' | 'prfSalt'>,
  prf: Uint8Array,
  random: RandomBytes,
): Promise<VaultFile> {
  const { credentialId, prfSalt } = params;
  const wrapped = await wrap(vaultKey, prf, passkeyOf(file, params), random);
  const changed = { ...file, passkey: { credentialId, prfSalt, ...wrapped } };
  const next = await seal({ ...changed, headerSum: headerSumOf(changed) }, vaultKey, random);
  const reopened = await openWithPasskey(next, prf);
  assertSame(reopened, vaultKey);
  reopened.fill(0);
  return next;
}

/** The file without a passkey. @throws WalletError vault/write-failed */
export function withoutPasskey(file: VaultFile, vaultKey: VaultKey, random: RandomBytes): Promise<VaultFile> {
  const next = { ...file, passkey: null };
  return seal({ ...next, headerSum: headerSumOf(next) }, vaultKey, random);
}

/**
 * Opens a vault with what its passkey gave.
 * @throws WalletError passkey/unknown when there is none, or it is another one's; vault/corrupt `{part}`
 */
export async function openWithPasskey(file: VaultFile, prf: Uint8Array): Promise<VaultKey> {
  const { passkey } = file;
  const vaultKey = passkey && (await unwrap(file, passkey, prf, passkeyOf(file, passkey)));
  if (!vaultKey) throw new WalletError('passkey/unknown');
  return vaultKey;
}

// The derivation of the password is left out: a change of password leaves the passkey as it is.
function passkeyOf(
  { magic, format, id, cipher }: VaultFile,
  { credentialId, prfSalt }: Pick<PasskeyWrap, 'credentialId' | 'prfSalt'>,
): Opener {
  const fixed = { magic, format, id, cipher, credentialId, prfSalt };
  return {
    name: 'passkey',
    salt: utf8ToBytes(prfSalt),
    context: (keyCheck) => `kelvin/passkey/${canonical({ ...fixed, keyCheck })}`,
  };
}

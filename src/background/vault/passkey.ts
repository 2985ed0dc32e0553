/** A second way to the vault key: 32 bytes that a passkey computes (WebAuthn extension `prf`), beside the password. */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { decrypt, encrypt, type RandomBytes, sameHex, splitWrappingKey } from './cipher.js';
import { headerSumOf, type PasskeyWrap, type VaultFile } from './format.js';
import { assertSame, assertSealed, seal, type VaultKey } from './seal.js';
import { canonical } from './shape.js';

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
  const { wrapKey, keyCheck } = splitWrappingKey(prf, utf8ToBytes(params.prfSalt), 'passkey');
  const open = { credentialId: params.credentialId, prfSalt: params.prfSalt, keyCheck };
  const { iv, ct } = await encrypt(wrapKey, vaultKey, passkeyContext(file, open), random);
  wrapKey.fill(0);
  const next = await resealed({ ...file, passkey: { ...open, wrapIv: iv, wrap: ct } }, vaultKey, random);
  const reopened = await openWithPasskey(next, prf);
  assertSame(reopened, vaultKey);
  reopened.fill(0);
  return next;
}

/** The file without a passkey. @throws WalletError vault/write-failed */
export function withoutPasskey(file: VaultFile, vaultKey: VaultKey, random: RandomBytes): Promise<VaultFile> {
  return resealed({ ...file, passkey: null }, vaultKey, random);
}

/**
 * Opens a vault with what its passkey gave.
 * @throws WalletError passkey/unknown when there is none, or it is another one's; vault/corrupt `{part}`
 */
export async function openWithPasskey(file: VaultFile, prf: Uint8Array): Promise<VaultKey> {
  const { passkey } = file;
  if (!passkey) throw new WalletError('passkey/unknown');
  const { wrapKey, keyCheck } = splitWrappingKey(prf, utf8ToBytes(passkey.prfSalt), 'passkey');
  try {
    if (!sameHex(keyCheck, passkey.keyCheck)) throw new WalletError('passkey/unknown');
    const vaultKey = await decrypt(
      wrapKey,
      { iv: passkey.wrapIv, ct: passkey.wrap },
      passkeyContext(file, passkey),
    );
    if (!vaultKey) throw new WalletError('vault/corrupt', { part: 'passkey' });
    await assertSealed(file, vaultKey);
    return vaultKey;
  } finally {
    wrapKey.fill(0);
  }
}

function resealed(file: VaultFile, vaultKey: VaultKey, random: RandomBytes): Promise<VaultFile> {
  return seal({ ...file, headerSum: headerSumOf(file) }, vaultKey, random);
}

// The derivation of the password is left out: a change of password leaves the passkey as it is.
function passkeyContext(
  { magic, format, id, cipher }: VaultFile,
  { credentialId, prfSalt, keyCheck }: Pick<PasskeyWrap, 'credentialId' | 'prfSalt' | 'keyCheck'>,
): string {
  return `kelvin/passkey/${canonical({ magic, format, id, cipher, credentialId, prfSalt, keyCheck })}`;
}

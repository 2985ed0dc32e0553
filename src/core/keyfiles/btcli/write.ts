/** Key files as every btcli reads them. */
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../accounts/types.js';
import { accountIdHex, addressOf } from '../../address/index.js';
import { miniSecretOf } from '../../keys/mini-secret.js';
import { openSecret, type Secret, wipe } from '../../keys/secret.js';
import { overCofactor } from './private-key.js';

interface Secrets {
  privateKey: string | null;
  secretPhrase: string | null;
  secretSeed: string | null;
}

const NO_SECRETS: Secrets = { privateKey: null, secretPhrase: null, secretSeed: null };

/**
 * The plain JSON of a key, UTF-8. Whoever stores it seals it first (`sealNacl`), or says that it is in the clear.
 *
 * A phrase or seed goes in only when it is the account's own: btcli knows no derivation path, so with one it would make
 * another account of the same words, and the key alone is written, as btcli itself does for a key made from a URI.
 * @throws WalletError keys/* when the secret is none
 */
export function writeKeyfileJson(secret: Secret): Uint8Array {
  const opened = openSecret(secret);
  try {
    const isOwn = opened.path === '';
    const key = bytesToHex(opened.secretKey);
    return fileOf(accountIdHex(opened.publicKey), secret.cryptoType, {
      privateKey: `0x${secret.cryptoType === 'sr25519' ? overCofactor(key) : key}`,
      secretPhrase: isOwn && secret.kind === 'phrase' ? normalPhrase(secret.phrase) : null,
      secretSeed: isOwn ? seedOf(secret.kind, opened.origin) : null,
    });
  } finally {
    wipe(opened);
  }
}

/** `coldkeypub.txt` or `<hotkey>pub.txt`: the same fields without a secret. @throws WalletError address/length */
export function writeColdkeypub(accountId: `0x${string}`, cryptoType: CryptoType): Uint8Array {
  return fileOf(accountId, cryptoType, NO_SECRETS);
}

// Fields and nulls of the Python days, which all readers take. The curve is named only when it is not sr25519: Rust
// readers up to 3.x want text or null in every field and refuse the file over a number (opentensor/btwallet src/keyfile.rs),
// and those that know ed25519 are newer.
function fileOf(accountId: `0x${string}`, cryptoType: CryptoType, secrets: Secrets): Uint8Array {
  const fields = { accountId, publicKey: accountId, ...secrets, ss58Address: addressOf(accountId) };
  return utf8ToBytes(JSON.stringify(cryptoType === 'sr25519' ? fields : { ...fields, cryptoType: 0 }));
}

function seedOf(kind: Secret['kind'], origin: Uint8Array): string | null {
  if (kind === 'key') return null;
  if (kind === 'seed') return `0x${bytesToHex(origin)}`;
  const miniSecret = miniSecretOf(origin, '');
  const seed = `0x${bytesToHex(miniSecret)}`;
  miniSecret.fill(0);
  return seed;
}

// Readers differ in what they forgive: capitals, line breaks, double spaces.
function normalPhrase(phrase: string): string {
  return phrase.normalize('NFKD').toLowerCase().trim().split(/\s+/).join(' ');
}

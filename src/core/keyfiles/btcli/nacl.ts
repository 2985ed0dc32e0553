/** btcli's present format: `$NACL`, 24-byte nonce, secretbox (XSalsa20-Poly1305). */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import type { SlowKdf } from '../slow-kdf.js';
import type { LockedContainer } from './container.js';

const MAGIC = utf8ToBytes('$NACL');
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
// The same for everybody, so one key per password serves every file (opentensor/btwallet src/keyfile.rs, NACL_SALT).
const SALT = hexToBytes('137183dff15a09bc9c90b5518739e9b1');
// libsodium's "sensitive" limits of Argon2i 1.3.
const COST = { memoryKiB: 524_288, passes: 8, lanes: 1 };
/** btcli takes nothing shorter when it asks for a new password. */
const MIN_PASSWORD_BYTES = 6;

/** @throws WalletError keyfile/damaged when too short to be one */
export function readNacl(bytes: Uint8Array): LockedContainer {
  const nonceEnd = MAGIC.length + NONCE_BYTES;
  if (bytes.length < nonceEnd + TAG_BYTES) throw new WalletError('keyfile/damaged', { reason: 'too-short' });
  const nonce = bytes.slice(MAGIC.length, nonceEnd);
  const box = bytes.slice(nonceEnd);
  return {
    stretch: (password, kdf) => kdf.argon2i(password, SALT, COST, 32),
    open(key) {
      try {
        return xsalsa20poly1305(key, nonce).decrypt(box);
      } catch {
        return null;
      }
    },
  };
}

/**
 * Seals a key file the way btcli does. The password is trimmed first: btcli trims what is typed, and a file under an
 * untrimmed one could never be opened there again.
 * @param random gives that many random bytes; each call must be fresh
 * @throws WalletError vault/weak-password `{minimum}` below what btcli takes; keyfile/out-of-memory
 */
export async function sealNacl(
  plaintext: Uint8Array,
  password: string,
  kdf: SlowKdf,
  random: (length: number) => Uint8Array,
): Promise<Uint8Array> {
  const typed = utf8ToBytes(password.trim());
  if (typed.length < MIN_PASSWORD_BYTES) {
    throw new WalletError('vault/weak-password', { minimum: MIN_PASSWORD_BYTES });
  }
  const key = await kdf.argon2i(typed, SALT, COST, 32);
  try {
    const nonce = random(NONCE_BYTES);
    return concatBytes(MAGIC, nonce, xsalsa20poly1305(key, nonce).encrypt(plaintext));
  } finally {
    key.fill(0);
    typed.fill(0);
  }
}

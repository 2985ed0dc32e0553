import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * 32-byte mini-secret: PBKDF2-HMAC-SHA512 over the entropy, not over the words as BIP-39 does
 * (paritytech/substrate-bip39 src/lib.rs). The caller zeroes the result.
 */
export function miniSecretOf(entropy: Uint8Array, password: string): Uint8Array {
  const salt = utf8ToBytes(`mnemonic${password.normalize('NFKD')}`);
  const stretched = pbkdf2(sha512, entropy, salt, { c: 2048, dkLen: 64 });
  const miniSecret = stretched.slice(0, 32);
  stretched.fill(0);
  return miniSecret;
}

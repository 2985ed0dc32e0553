import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes, randomBytes } from '@noble/hashes/utils.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { twox128 } from '../chain/twox.js';

/** An ML-KEM-768 public key, as `MevShield` announces it (opentensor/subtensor pallets/shield). */
export const KEY_BYTES = 1_184;
const KEM_BYTES = 1_088;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;
/** Key hash, length of the encapsulated key, that key, nonce and tag. */
const OVERHEAD = 16 + 2 + KEM_BYTES + NONCE_BYTES + TAG_BYTES;
/** Bound of the call's argument. */
const MAX_BYTES = 8_192;
/** Longest signed transaction that fits, with its length prefix. */
export const MAX_INNER_BYTES = MAX_BYTES - OVERHEAD;

/** What is random in an envelope; a test gives it, the wallet never does. */
interface Chance {
  message: Uint8Array;
  nonce: Uint8Array;
}

/** Length of the envelope of a transaction of so many bytes. */
export function envelopeBytes(innerBytes: number): number {
  return innerBytes + OVERHEAD;
}

/**
 * Encrypts a signed transaction (with its length prefix) to a block author's key: hash of the key | length of the
 * encapsulated secret | that secret | nonce | XChaCha20-Poly1305 under the secret as it is.
 * @throws Error on a key that is none
 */
export function sealEnvelope(
  key: Uint8Array,
  inner: Uint8Array,
  chance: Chance = { message: randomBytes(32), nonce: randomBytes(NONCE_BYTES) },
): Uint8Array {
  const { cipherText, sharedSecret } = ml_kem768.encapsulate(key, chance.message);
  const sealed = xchacha20poly1305(sharedSecret, chance.nonce).encrypt(inner);
  sharedSecret.fill(0);
  const length = Uint8Array.of(KEM_BYTES & 0xff, KEM_BYTES >> 8);
  return concatBytes(twox128(key), length, cipherText, chance.nonce, sealed);
}

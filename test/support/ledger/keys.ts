import { ed25519 } from '@noble/curves/ed25519.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export interface LedgerKey {
  publicKey: Uint8Array;
  sign(message: Uint8Array): Uint8Array;
}

/**
 * The real ed25519 key of a path, by SLIP-10. A device derives by BIP32-Ed25519 and gets other keys from the same phrase;
 * for whoever only sees public keys and signatures there is no difference.
 */
export function keyAt(seed: Uint8Array, steps: readonly number[]): LedgerKey {
  let node = hmac(sha512, utf8ToBytes('ed25519 seed'), seed);
  for (const step of steps) {
    const number = new Uint8Array(4);
    new DataView(number.buffer).setUint32(0, step);
    node = hmac(sha512, node.subarray(32), concatBytes(Uint8Array.of(0), node.subarray(0, 32), number));
  }
  const secret = node.slice(0, 32);
  return {
    publicKey: ed25519.getPublicKey(secret),
    sign: (message) => ed25519.sign(message, secret),
  };
}

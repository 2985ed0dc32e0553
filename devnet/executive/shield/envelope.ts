import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';

/** The ciphertext of a carrier taken apart. Chain: opentensor/subtensor primitives/shield. */
export interface Envelope {
  /** Twox-128 of the key it was made with. */
  keyHash: Uint8Array;
  kemCiphertext: Uint8Array;
  nonce: Uint8Array;
  sealed: Uint8Array;
}

const [KEY_HASH, LENGTH, NONCE] = [16, 2, 24];

/** Undefined when it is too short for what it says. That it parses says nothing about what is inside. */
export function parseEnvelope(bytes: Uint8Array): Envelope | undefined {
  const [low, high] = [bytes[KEY_HASH], bytes[KEY_HASH + 1]];
  if (low === undefined || high === undefined) return undefined;
  const kemEnd = KEY_HASH + LENGTH + low + high * 256;
  if (bytes.length < kemEnd + NONCE) return undefined;
  return {
    keyHash: bytes.slice(0, KEY_HASH),
    kemCiphertext: bytes.slice(KEY_HASH + LENGTH, kemEnd),
    nonce: bytes.slice(kemEnd, kemEnd + NONCE),
    sealed: bytes.slice(kemEnd + NONCE),
  };
}

/** What was sealed; undefined when the secret key is another one or the bytes are not an envelope's. */
export function openEnvelope(envelope: Envelope, secretKey: Uint8Array): Uint8Array | undefined {
  try {
    const shared = ml_kem768.decapsulate(envelope.kemCiphertext, secretKey);
    return xchacha20poly1305(shared, envelope.nonce).decrypt(envelope.sealed);
  } catch {
    return undefined;
  }
}

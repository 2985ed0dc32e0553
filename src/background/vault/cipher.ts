/** AES-256-GCM by WebCrypto. */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export interface Sealed {
  /** 12 bytes, hex; never used twice. */
  iv: string;
  /** Ciphertext and 16-byte tag, hex. */
  ct: string;
}

export type RandomBytes = (length: number) => Uint8Array;

/** Encrypts under a fresh IV; `context` is authenticated and not stored. */
export async function encrypt(
  key: Uint8Array,
  plain: Uint8Array,
  context: string,
  random: RandomBytes,
): Promise<Sealed> {
  const iv = random(12);
  const aes = await importKey(key, 'encrypt');
  const ct = await crypto.subtle.encrypt(gcm(iv, context), aes, plain as BufferSource);
  return { iv: bytesToHex(iv), ct: bytesToHex(new Uint8Array(ct)) };
}

/** Decrypts, or null when key, context or a single bit is not what it was. The caller zeroes the result. */
export async function decrypt(key: Uint8Array, sealed: Sealed, context: string): Promise<Uint8Array | null> {
  const aes = await importKey(key, 'decrypt');
  try {
    const plain = await crypto.subtle.decrypt(
      gcm(hexToBytes(sealed.iv), context),
      aes,
      hexToBytes(sealed.ct) as BufferSource,
    );
    return new Uint8Array(plain);
  } catch (error) {
    // OperationError is WebCrypto's word for "the tag does not match"; anything else is a bug and stays one.
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

/** Compares in a time that does not tell how far two texts of one length agree. */
export function sameHex(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (let at = 0; at < one.length; at += 1) difference |= one.charCodeAt(at) ^ other.charCodeAt(at);
  return difference === 0;
}

function gcm(iv: Uint8Array, context: string) {
  return {
    name: 'AES-GCM',
    iv: iv as BufferSource,
    additionalData: utf8ToBytes(context) as BufferSource,
    tagLength: 128,
  };
}

function importKey(key: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key as BufferSource, 'AES-GCM', false, [use]);
}

import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import type { CryptoType } from '../../core/accounts/types.js';

/**
 * Whether 64 bytes are the account's signature over exactly these bytes: ed25519 by the strict rules of RFC 8032, or sr25519
 * under the context `substrate`, which is the library's default. Never throws.
 */
export function isSignatureOf(
  { accountId, cryptoType }: { accountId: string; cryptoType: CryptoType },
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (signature.length !== 64) return false;
  try {
    const publicKey = hexToBytes(accountId.slice(2));
    return cryptoType === 'ed25519'
      ? ed25519.verify(signature, bytes, publicKey, { zip215: false })
      : sr25519.verify(bytes, signature, publicKey);
  } catch {
    // Both libraries throw for bytes that are no signature at all.
    return false;
  }
}

import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { verify as verifySr25519 } from '@scure/sr25519';
import type { DecodedExtrinsic } from '../../types.js';

type Signature = NonNullable<DecodedExtrinsic['signature']>;

/** Payloads above this many bytes are signed by their hash. */
const MAX_PLAIN_PAYLOAD = 256;

/** Whether the signature is the signer's over call, extras and implicits. Ecdsa is not verified here and never valid. */
export function isSignedBy(
  extrinsic: DecodedExtrinsic,
  signature: Signature,
  implicits: Uint8Array,
): boolean {
  const payload = concatBytes(extrinsic.callBytes, signature.extraBytes, implicits);
  const message = payload.length > MAX_PLAIN_PAYLOAD ? blake2b(payload, { dkLen: 32 }) : payload;
  try {
    switch (signature.type) {
      case 'Sr25519':
        return verifySr25519(message, signature.signature, signature.signer);
      case 'Ed25519':
        return ed25519.verify(signature.signature, message, signature.signer);
      case 'Ecdsa':
        return false;
    }
  } catch {
    // A signature or key that is not even a curve point.
    return false;
  }
}

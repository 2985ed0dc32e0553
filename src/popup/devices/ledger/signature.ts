import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../../core/errors/wallet-error.js';

/** What is longer is signed as its hash: by the chain's rule for transactions, by the app's for messages. */
const HASHED_ABOVE = 256;
const ED25519 = 0;

/**
 * The 64 bytes of a device's answer (curve byte and signature), checked against the very bytes that were to be signed.
 * @throws WalletError device/wrong-signature
 */
export function checkedSignature(answer: Uint8Array, payload: Uint8Array, accountId: string): `0x${string}` {
  const signature = answer.subarray(1);
  const signed = payload.length > HASHED_ABOVE ? blake2b(payload, { dkLen: 32 }) : payload;
  if (answer.length !== 65 || answer[0] !== ED25519 || !verifies(signature, signed, accountId))
    throw new WalletError('device/wrong-signature');
  return `0x${bytesToHex(signature)}`;
}

function verifies(signature: Uint8Array, message: Uint8Array, accountId: string): boolean {
  try {
    return ed25519.verify(signature, message, hexToBytes(accountId.slice(2)), { zip215: false });
  } catch {
    return false;
  }
}

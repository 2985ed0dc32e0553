import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import { verify as verifySr25519 } from '@scure/sr25519';
import type { CryptoType } from '../../../core/accounts/types.js';
import { WalletError } from '../../../core/errors/wallet-error.js';
import type { VaultAnswer } from './answer.js';

/** What had to be signed, and by whom. */
export interface Signed {
  accountId: string;
  cryptoType: CryptoType;
  /** A transaction longer than 256 bytes is signed by its hash (sp_runtime's SignedPayload); a message never is. */
  kind: 'extrinsic' | 'message';
  payload: Uint8Array;
}

/**
 * Checks the phone's answer against what was approved, before anything is told to the background, which checks it again.
 * @throws WalletError device/vault-wrong-curve, device/vault-wrong-signature
 */
export function checkAnswer({ curve, signature }: VaultAnswer, signed: Signed): void {
  if (curve !== null && curve !== signed.cryptoType)
    throw new WalletError('device/vault-wrong-curve', { curve, expected: signed.cryptoType });
  const message =
    signed.kind === 'extrinsic' && signed.payload.length > 256
      ? blake2b(signed.payload, { dkLen: 32 })
      : signed.payload;
  const publicKey = hexToBytes(signed.accountId.slice(2));
  if (!fits(signed.cryptoType, message, signature, publicKey))
    throw new WalletError('device/vault-wrong-signature');
}

function fits(
  cryptoType: CryptoType,
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  try {
    return cryptoType === 'ed25519'
      ? ed25519.verify(signature, message, publicKey)
      : verifySr25519(message, signature, publicKey);
  } catch {
    // Both throw for bytes that are no signature at all.
    return false;
  }
}

import type { CryptoType } from '../../core/accounts/types.js';
import { compactBytes, concatBytes, equalBytes } from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { ExtrinsicRequest, SigningBytes } from '../types.js';
import { extraBytes } from './extensions.js';
import { fromHex } from './hex.js';
import { signedParts } from './parts.js';

/** Extrinsic format 4, signed. */
const SIGNED_V4 = 0x84;
const ADDRESS_ID = 0x00;
const SIGNATURE_TYPE = { ed25519: 0, sr25519: 1 } as const;

/**
 * Signed v4 extrinsic with its length prefix: 84 | 00 public key | signature | extra | call.
 * @throws WalletError sign/payload-mismatch when the payload that was signed is not the request's.
 */
export function assembleExtrinsic(
  request: ExtrinsicRequest,
  bytes: SigningBytes,
  cryptoType: CryptoType,
  signature: Uint8Array,
): Uint8Array {
  const call = fromHex(request.payload.callHex);
  const extra = extraBytes(request.payload.signedExtensions, signedParts(request.payload, bytes));
  const head = concatBytes([call, extra]);
  if (signature.length !== 64 || !equalBytes(bytes.payload.subarray(0, head.length), head))
    throw new WalletError('sign/payload-mismatch', { signature: signature.length });
  const body = concatBytes([
    Uint8Array.of(SIGNED_V4, ADDRESS_ID),
    fromHex(request.accountId),
    Uint8Array.of(SIGNATURE_TYPE[cryptoType]),
    signature,
    extra,
    call,
  ]);
  return concatBytes([compactBytes(BigInt(body.length)), body]);
}

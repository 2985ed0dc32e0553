import { blake2b } from '@noble/hashes/blake2.js';
import {
  ByteReader,
  concatBytes,
  decodeCallAt,
  equalBytes,
  type LightMetadata,
} from '../../core/chain/light/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { SigningBytes } from '../types.js';
import {
  assertExtensions,
  assertReadsBack,
  extraBytes,
  implicitBytes,
  type SignedParts,
} from './extensions.js';
import { toHex } from './hex.js';

/** Longer payloads are signed as their hash (paritytech/polkadot-sdk `generic/unchecked_extrinsic.rs`). */
const MAX_PLAIN_PAYLOAD = 256;

/** The payload of a call: call | extra | implicit, in the metadata's order, proved to read back as the same parts. */
export function buildSigningBytes(
  light: LightMetadata,
  call: Uint8Array,
  listed: readonly string[],
  parts: SignedParts,
): SigningBytes {
  assertExtensions(light, listed);
  const payload = concatBytes([call, extraBytes(listed, parts), implicitBytes(listed, parts)]);
  const reader = new ByteReader(payload);
  // Decoded where it stands in the payload: a call that reads on into the extensions is not the call that was sent.
  const decoded = decodeCallAt(light.registry, reader);
  if (!equalBytes(decoded.bytes, call))
    throw decoded.bytes.length < call.length
      ? new WalletError('sign/trailing-bytes', { left: call.length - decoded.bytes.length })
      : new WalletError('sign/undecodable', { at: call.length });
  assertReadsBack(light, reader, parts);
  const hash = blake2b(payload, { dkLen: 32 });
  return {
    payload,
    message: payload.length > MAX_PLAIN_PAYLOAD ? hash : payload,
    payloadHash: toHex(hash),
    metadataHash: parts.metadataHash,
    mode: parts.mode,
  };
}

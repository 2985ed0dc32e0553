import { type LightMetadata, openMetadata } from '../../core/chain/light/index.js';
import type { StoredMetadata } from '../../protocol/engine/index.js';
import type { ExtrinsicRequest, SigningBytes } from '../types.js';
import { fromHex } from './hex.js';
import { signedParts } from './parts.js';
import { buildSigningBytes } from './payload.js';
import { assertPayloadRules, metadataCheck } from './policy.js';

export { assembleExtrinsic } from './assemble.js';
export { assertCarrier, type CarrierPlan } from './carrier.js';
export { eraBirth, lastValidBlock, parseEra } from './era.js';
export { fromHex, toHex } from './hex.js';
export { MAX_MESSAGE_BYTES, type MessageRequest, type PreparedMessage, prepareMessage } from './message.js';
export { escapeSuspicious, readableText } from './message-text.js';
export { assertPresent } from './policy.js';
export { readSignerPayload } from './signer-payload.js';

/**
 * The exact bytes to sign for a request, under every rule that needs no chain state.
 * @throws WalletError sign/*, chain/unknown-genesis, chain/spec-mismatch
 */
export function signingBytes(request: ExtrinsicRequest, metadata: StoredMetadata): SigningBytes {
  const light = openMetadata(metadata);
  const call = fromHex(request.payload.callHex);
  assertPayloadRules(light, request, isShielded(light, call));
  const parts = signedParts(request.payload, metadataCheck(light, request));
  return buildSigningBytes(light, call, request.payload.signedExtensions, parts);
}

/** A carrier of an encrypted transaction: it must be short-lived, because its key is. */
function isShielded(light: LightMetadata, call: Uint8Array): boolean {
  const decoded = light.decodeCall(call);
  return decoded.pallet === 'MevShield' && decoded.call === 'submit_encrypted';
}

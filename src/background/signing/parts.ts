import type { BuiltPayload } from '../../protocol/engine/index.js';
import type { SigningBytes } from '../types.js';
import type { SignedParts } from './extensions.js';
import { fromHex } from './hex.js';

/** The extensions' values of a payload, with the metadata check that was decided on. */
export function signedParts(
  payload: BuiltPayload,
  check: Pick<SigningBytes, 'mode' | 'metadataHash'>,
): SignedParts {
  return {
    era: fromHex(payload.eraHex),
    eraBlockHash: payload.eraBlock.hash,
    genesisHash: payload.genesisHash,
    nonce: payload.nonce,
    tip: payload.tip,
    specVersion: payload.specVersion,
    transactionVersion: payload.transactionVersion,
    mode: check.mode,
    metadataHash: check.metadataHash,
  };
}

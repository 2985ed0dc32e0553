import { openMetadata } from '../../core/chain/light/index.js';
import { toErrorBody } from '../../core/errors/wallet-error.js';
import {
  assembleExtrinsic,
  assertCarrier,
  prepareMessage,
  readSignerPayload,
  signingBytes,
} from '../signing/index.js';
import type { Explainer } from '../types.js';
import { explainRequest } from './explain.js';

/** decode → check → explain, and payload → extrinsic. Holds no state but opened metadata; needs no chain and no keys. */
export function createExplainer(): Explainer {
  return {
    fromSignerPayload: readSignerPayload,
    signingBytes: async (request, metadata) => signingBytes(request, metadata),
    async explain(input) {
      try {
        return { ok: true, explanation: await explainRequest(input) };
      } catch (error) {
        return { ok: false, refusal: toErrorBody(error) };
      }
    },
    assemble: assembleExtrinsic,
    prepareMessage,
    proof: (metadata, { payload }) => openMetadata(metadata).proof(payload),
    assertCarrier,
  };
}

import type { ErrorBody } from '../../../core/errors/wallet-error.js';

/** What a proof is made for. */
export interface ProofRequest {
  genesisHash: string;
  specVersion: number;
  /** call | extra | implicit as 0x hex, never hashed. */
  payloadHex: string;
  /** The digest in the payload, 0x hex. The proof must lead to exactly this. */
  metadataHash: string;
}

export type ProofReply = { proof: Uint8Array } | { error: ErrorBody };

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { WalletError } from '../../../core/errors/wallet-error.js';

/** What Finney's release builds bake into the digest beside the metadata; constants of ours, never a node's word. */
const TOKEN = { base58Prefix: 42, decimals: 9, tokenSymbol: 'TAO', specName: 'node-subtensor' };

export interface ProofParts {
  specVersion: number;
  payloadHex: string;
  metadataHash: string;
}

/**
 * RFC-0078 proof for one payload: the types that it uses, as leaves of the metadata's Merkle tree, and the hashes that lead
 * from them to the root.
 * @param v15 the runtime's metadata at version 15; no other version gives a digest that the chain knows
 * @throws WalletError device/proof-mismatch when the metadata is not what the payload was built for, or cannot be read
 */
export function buildProof(
  v15: Uint8Array,
  { specVersion, payloadHex, metadataHash }: ProofParts,
): Uint8Array {
  try {
    const tree = merkleizeMetadata(v15.slice(), { ...TOKEN, specVersion });
    const digest = `0x${bytesToHex(tree.digest())}`;
    if (digest === metadataHash.toLowerCase())
      return tree.getProofForExtrinsicPayload(hexToBytes(payloadHex.replace(/^0x/, '')));
  } catch (cause) {
    throw new WalletError('device/proof-mismatch', { readable: false }, { cause });
  }
  throw new WalletError('device/proof-mismatch', { readable: true });
}

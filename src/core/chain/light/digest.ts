import { bytesToHex } from '@noble/hashes/utils.js';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { WalletError } from '../../errors/wallet-error.js';

/** What Finney's release builds bake into the digest beside the metadata; constants of ours, never a node's word. */
const TOKEN = { base58Prefix: 42, decimals: 9, tokenSymbol: 'TAO' };

/**
 * RFC-0078 digest as 0x hex, of V15 bytes only: the library takes V16 without a word and yields a digest that no
 * runtime knows, because types are numbered in another order there.
 * @throws WalletError chain/no-metadata when the bytes lack what the digest needs.
 */
export function metadataDigest(v15: Uint8Array): string {
  try {
    return `0x${bytesToHex(treeOf(v15).digest())}`;
  } catch (cause) {
    throw new WalletError('chain/no-metadata', { digest: false }, { cause });
  }
}

/**
 * RFC-0078 proof for one payload (call | extra | implicit): the types that it uses, as leaves of the metadata's Merkle tree,
 * and the hashes that lead from them to the root. With it a device reads the transaction by itself.
 * @param v15 metadata at version 15, as for {@link metadataDigest}
 * @throws WalletError chain/no-metadata; device/proof-mismatch for a payload that this metadata cannot read
 */
export function metadataProof(v15: Uint8Array, payload: Uint8Array): Uint8Array {
  const tree = treeOf(v15);
  try {
    return tree.getProofForExtrinsicPayload(payload);
  } catch (cause) {
    throw new WalletError('device/proof-mismatch', {}, { cause });
  }
}

function treeOf(v15: Uint8Array): ReturnType<typeof merkleizeMetadata> {
  try {
    return merkleizeMetadata(v15.slice(), TOKEN);
  } catch (cause) {
    throw new WalletError('chain/no-metadata', { digest: false }, { cause });
  }
}

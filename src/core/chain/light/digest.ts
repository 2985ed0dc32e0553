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
    return `0x${bytesToHex(merkleizeMetadata(v15.slice(), TOKEN).digest())}`;
  } catch (cause) {
    throw new WalletError('chain/no-metadata', { digest: false }, { cause });
  }
}

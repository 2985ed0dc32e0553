import { u8aToHex } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { MetadataStore } from '../../../../src/engine/storage/metadata-store.js';

/** RFC-0078 digest of the metadata the engine stored, as the background would compute it. */
export async function getMetadataDigest(genesisHash: string, specVersion: number): Promise<string> {
  const stored = await new MetadataStore().read(genesisHash, specVersion);
  if (stored?.version !== 15) throw new Error('the engine stored no V15 metadata');
  const merkle = merkleizeMetadata(stored.bytes, {
    base58Prefix: 42,
    decimals: 9,
    tokenSymbol: 'TAO',
    specName: 'node-subtensor',
    specVersion,
  });
  return u8aToHex(merkle.digest());
}

import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';

/** What Finney's release builds bake into the digest beside the metadata (name and version come from System.Version). */
const TOKEN = { base58Prefix: 42, decimals: 9, tokenSymbol: 'TAO' };

/**
 * RFC-0078 digest of V15 metadata. Never feed it V16: the library accepts that and yields a digest no chain knows.
 *
 * @throws when the bytes are V14 or lack System.Version or SS58Prefix.
 */
export function digestOfV15(v15: Uint8Array, specName: string, specVersion: number): Uint8Array {
  return merkleizeMetadata(new Uint8Array(v15), { ...TOKEN, specName, specVersion }).digest();
}

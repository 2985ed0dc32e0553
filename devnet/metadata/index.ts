import { encodeMetadata, type ServedMetadata, serveMetadata } from '../codec/index.js';
import { apis } from './apis/index.js';
import { buildMetadata } from './dsl/build-metadata.js';
import { extensions } from './extensions.js';
import { pallets } from './pallets/index.js';
import { types } from './types/index.js';

let served: ServedMetadata | undefined;

/**
 * Devnet's own metadata: the part of Finney's spec 424 that a wallet meets, with the chain's names, indices and types
 * (opentensor/subtensor runtime/src/lib.rs and the pallets it lists). Made once.
 *
 * @param version 14, 15 or 16.
 * @throws for any other version.
 */
export function declaredMetadata(version = 16): Uint8Array {
  served ??= serveMetadata(encodeMetadata({ tag: 'v16', value: declare() }));
  const bytes = served.at(version);
  if (!bytes) throw new Error(`metadata version ${version} cannot be made`);
  return bytes;
}

function declare() {
  return buildMetadata({
    types,
    pallets,
    apis,
    extensions,
    // The runtime takes both, though devnet and the wallet speak signed v4 only.
    extrinsicVersions: [4, 5],
    address: 'MultiAddress',
    signature: 'MultiSignature',
  });
}

import { apis } from '../apis/index.js';
import type { RuntimeDeclaration } from '../dsl/build-metadata.js';
import { extensions } from '../extensions.js';
import { pallets } from '../pallets/index.js';
import { types } from '../types/index.js';

/** The part of Finney's spec 424 that a wallet meets (opentensor/subtensor runtime/src/lib.rs). */
export const finney424: RuntimeDeclaration = {
  types,
  pallets,
  apis,
  extensions: [extensions],
  // The runtime takes both, though devnet and the wallet speak signed v4 only.
  extrinsicVersions: [4, 5],
  address: 'MultiAddress',
  signature: 'MultiSignature',
};

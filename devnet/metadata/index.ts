import { encodeMetadata, type ServedMetadata, serveMetadata } from '../codec/index.js';
import { buildMetadata } from './dsl/build-metadata.js';
import { type MetadataProfile, PROFILES } from './profiles/index.js';

export type { MetadataProfile } from './profiles/index.js';

const served = new Map<MetadataProfile, ServedMetadata>();

/**
 * Devnet's own metadata: the part of a Finney runtime that a wallet meets, with the chain's names, indices and types
 * (opentensor/subtensor runtime/src/lib.rs and the pallets it lists). Each made once.
 *
 * @param version 14, 15 or 16.
 * @param profile spec 424, or `newer`: spec 475.
 * @throws for any other version.
 */
export function declaredMetadata(version = 16, profile: MetadataProfile = '424'): Uint8Array {
  let metadata = served.get(profile);
  if (!metadata) {
    metadata = serveMetadata(encodeMetadata({ tag: 'v16', value: buildMetadata(PROFILES[profile]) }));
    served.set(profile, metadata);
  }
  const bytes = metadata.at(version);
  if (!bytes) throw new Error(`metadata version ${version} cannot be made`);
  return bytes;
}

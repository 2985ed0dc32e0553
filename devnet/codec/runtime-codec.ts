import type { RuntimeCodec } from '../types.js';
import { createApiCodec } from './api-codec.js';
import { createCallCodec } from './call-codec.js';
import { digestOfV15 } from './digest.js';
import { createEventCodec } from './event-codec.js';
import { createExtrinsicCodec } from './extrinsic-codec.js';
import { indexMetadata, memoise } from './metadata-index.js';
import { serveMetadata } from './served-metadata.js';
import { createStorageCodec } from './storage-codec.js';

/**
 * Reads and writes everything through one metadata blob (V14, V15 or V16, with the `meta` magic). Codecs are built
 * when first used, so that creating one is cheap.
 *
 * Native values are those of @polkadot-api/metadata-builders; note that `[u8; N]`, H256 and H160 are hex strings,
 * `Vec<u8>` is a Uint8Array, a BTreeMap a list of pairs, a struct of one field that field itself, `Option::None`
 * undefined. The extra of CheckMortality is the era's own bytes.
 *
 * @throws when the bytes are not such metadata or lack the System.Version constant.
 */
export function createRuntimeCodec(metadataBytes: Uint8Array): RuntimeCodec {
  const served = serveMetadata(metadataBytes);
  const index = indexMetadata(served);
  const storage = createStorageCodec(index);
  const calls = createCallCodec(index);
  const { specName, specVersion, transactionVersion, runtimeVersion } = readVersion(storage);

  const digest = memoise(() => {
    const v15 = served.at(15);
    if (!v15 || !index.metadata.extrinsic.extensions.CheckMetadataHash) return undefined;
    return digestOfV15(v15, specName, specVersion);
  });

  return {
    specName,
    specVersion,
    transactionVersion,
    runtimeVersion,
    metadataVersions: served.versions,
    metadataAt: served.at,
    digest,
    hasPallet: (pallet) => index.pallet(pallet) !== undefined,
    ...storage,
    ...calls,
    ...createExtrinsicCodec(index, calls.decodeCall),
    ...createEventCodec(index),
    ...createApiCodec(index),
  };
}

function readVersion(storage: Pick<RuntimeCodec, 'constant'>) {
  const version = storage.constant('System', 'Version');
  if (typeof version !== 'object' || version === null) throw new Error('metadata lacks System.Version');
  const runtimeVersion = version as Record<string, unknown>;
  const { spec_name: specName, spec_version: specVersion, transaction_version } = runtimeVersion;
  if (
    typeof specName !== 'string' ||
    typeof specVersion !== 'number' ||
    typeof transaction_version !== 'number'
  ) {
    throw new Error('System.Version is not a RuntimeVersion');
  }
  return { specName, specVersion, transactionVersion: transaction_version, runtimeVersion };
}

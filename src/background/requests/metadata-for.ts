import { isWalletError } from '../../core/errors/wallet-error.js';
import type { BuiltPayload, StoredMetadata } from '../../protocol/engine/index.js';
import type { EngineHost, MetadataReader } from '../types.js';

/**
 * Metadata of the runtime a payload was made for. When it is not stored the engine is asked to fetch its own chain's once.
 * @throws WalletError chain/no-metadata: nothing is decoded, so nothing is signed
 */
export async function metadataFor(
  deps: { metadata: MetadataReader; engine: Pick<EngineHost, 'ask'> },
  { genesisHash, specVersion }: Pick<BuiltPayload, 'genesisHash' | 'specVersion'>,
): Promise<StoredMetadata> {
  try {
    return await deps.metadata.read(genesisHash, specVersion);
  } catch (error) {
    if (!isWalletError(error) || error.code !== 'chain/no-metadata') throw error;
  }
  await deps.engine.ask('ensureMetadata', { genesisHash });
  return deps.metadata.read(genesisHash, specVersion);
}

import { openDB } from 'idb';
import { WalletError } from '../../../core/errors/wallet-error.js';
import { METADATA_DB, METADATA_STORE, type StoredMetadata } from '../../../protocol/engine/index.js';

const DATABASE_VERSION = 1;

/**
 * The runtime's metadata as the engine keeps it for every page, at version 15.
 * @throws WalletError device/no-proof when there is none, or only an older version, from which no digest can be made
 */
export async function storedV15(genesisHash: string, specVersion: number): Promise<Uint8Array> {
  const key = `${genesisHash.toLowerCase()}-${specVersion}`;
  const stored = await read(key).catch((cause) => {
    throw new WalletError('device/no-proof', { stored: false }, { cause });
  });
  if (stored?.version !== 15) throw new WalletError('device/no-proof', { stored: stored !== undefined });
  return stored.bytes;
}

async function read(key: string): Promise<StoredMetadata | undefined> {
  const database = await openDB(METADATA_DB, DATABASE_VERSION, {
    // A page may be the first to open it; the engine must find its store all the same.
    upgrade: (fresh) => void fresh.createObjectStore(METADATA_STORE, { keyPath: 'key' }),
  });
  try {
    return (await database.get(METADATA_STORE, key)) as StoredMetadata | undefined;
  } finally {
    database.close();
  }
}

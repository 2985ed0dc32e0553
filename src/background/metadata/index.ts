import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { WalletError } from '../../core/errors/wallet-error.js';
import { METADATA_DB, METADATA_STORE, type StoredMetadata } from '../../protocol/engine/index.js';
import type { MetadataReader } from '../types.js';

interface MetadataDatabase extends DBSchema {
  [METADATA_STORE]: { key: string; value: StoredMetadata };
}

/** Version and shape are the engine's, which writes; whoever comes first creates the store. */
const DATABASE_VERSION = 1;

/**
 * Reads the metadata that the engine stored. One connection per question: the worker may die at any time, and an open
 * one would hold up the engine's next upgrade.
 */
export function createMetadataReader(): MetadataReader {
  return {
    async read(genesisHash, specVersion) {
      const key = `${genesisHash.toLowerCase()}-${specVersion}`;
      const stored = await withDatabase((database) => database.get(METADATA_STORE, key));
      if (!isStored(stored, key)) throw new WalletError('chain/no-metadata', { genesisHash, specVersion });
      return stored;
    },
    async known() {
      const keys = await withDatabase((database) => database.getAllKeys(METADATA_STORE));
      return keys.flatMap((key) => {
        const match = /^(0x[0-9a-f]{64})-(\d{1,10})$/.exec(key);
        return match?.[1] && match[2] ? [{ genesisHash: match[1], specVersion: Number(match[2]) }] : [];
      });
    },
  };
}

async function withDatabase<T>(work: (database: IDBPDatabase<MetadataDatabase>) => Promise<T>): Promise<T> {
  const database = await openDB<MetadataDatabase>(METADATA_DB, DATABASE_VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore(METADATA_STORE, { keyPath: 'key' });
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** What lies in the store was written by another context: it must be what it is filed as. */
function isStored(stored: StoredMetadata | undefined, key: string): stored is StoredMetadata {
  return (
    stored?.bytes instanceof Uint8Array &&
    `${stored.genesisHash.toLowerCase()}-${stored.specVersion}` === key &&
    (stored.version === 14 || stored.version === 15)
  );
}

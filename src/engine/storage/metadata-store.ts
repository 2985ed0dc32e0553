import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { METADATA_DB, METADATA_STORE, type StoredMetadata } from '../../protocol/engine/index.js';

interface Schema extends DBSchema {
  [METADATA_STORE]: { key: string; value: StoredMetadata };
}

/** Raw metadata by chain and spec version, shared with the background, which only reads it. */
export class MetadataStore {
  private db: Promise<IDBPDatabase<Schema>> | null = null;

  async read(genesisHash: string, specVersion: number): Promise<StoredMetadata | null> {
    const found = await (await this.open()).get(METADATA_STORE, `${genesisHash}-${specVersion}`);
    return found ?? null;
  }

  async write(entry: Omit<StoredMetadata, 'key' | 'storedAtMs'>): Promise<StoredMetadata> {
    const stored = { ...entry, key: `${entry.genesisHash}-${entry.specVersion}`, storedAtMs: Date.now() };
    await (await this.open()).put(METADATA_STORE, stored);
    return stored;
  }

  private open(): Promise<IDBPDatabase<Schema>> {
    this.db ??= openDB<Schema>(METADATA_DB, 1, {
      upgrade(db) {
        if (!db.objectStoreNames.contains(METADATA_STORE))
          db.createObjectStore(METADATA_STORE, { keyPath: 'key' });
      },
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
      terminated: () => {
        this.db = null;
      },
    });
    return this.db;
  }
}

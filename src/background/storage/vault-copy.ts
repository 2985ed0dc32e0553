import { openDB } from 'idb';

/**
 * A second copy of the vault file in another storage engine. Browsers have lost `storage.local` before
 * (MetaMask/metamask-extension issues 39010 and 41398); one lost engine must not cost the wallet.
 */
export interface VaultCopy {
  /** The last copy, or undefined when there is none. Rejects when the engine cannot be read: that is not "none". */
  read(): Promise<unknown>;
  write(file: unknown): Promise<void>;
  remove(): Promise<void>;
}

const STORE = 'files';
const KEY = 'latest';

/** The copy in IndexedDB. The database is opened for each use: it is needed rarely, and an idle worker should hold nothing. */
export function indexedDbCopy(databaseName = 'kelvin-vault'): VaultCopy {
  async function open() {
    return openDB(databaseName, 1, { upgrade: (database) => void database.createObjectStore(STORE) });
  }
  return {
    async read() {
      const database = await open();
      try {
        return await database.get(STORE, KEY);
      } finally {
        database.close();
      }
    },
    async write(file) {
      const database = await open();
      try {
        await database.put(STORE, file, KEY);
      } finally {
        database.close();
      }
    },
    async remove() {
      const database = await open();
      try {
        await database.delete(STORE, KEY);
      } finally {
        database.close();
      }
    },
  };
}

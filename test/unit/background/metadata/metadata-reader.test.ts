import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { createMetadataReader } from '../../../../src/background/metadata/index.js';
import { METADATA_DB, METADATA_STORE, type StoredMetadata } from '../../../../src/protocol/engine/index.js';

const GENESIS = `0x${'ab'.repeat(32)}`;
const stored = (change: Partial<StoredMetadata> = {}): StoredMetadata => ({
  key: `${GENESIS}-424`,
  genesisHash: GENESIS,
  specVersion: 424,
  transactionVersion: 1,
  version: 15,
  bytes: Uint8Array.of(1, 2, 3),
  storedAtMs: 5,
  ...change,
});

/** Writes as the engine does: version 1, keyed by `key`. */
async function write(...entries: object[]): Promise<void> {
  const database = await openDB(METADATA_DB, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(METADATA_STORE, { keyPath: 'key' }),
  });
  for (const entry of entries) await database.put(METADATA_STORE, entry);
  database.close();
}

afterEach(async () => {
  await new Promise((resolve, reject) => {
    const gone = indexedDB.deleteDatabase(METADATA_DB);
    gone.onsuccess = resolve;
    gone.onerror = reject;
  });
});

describe('metadata reader', () => {
  it('reads what the engine stored, however the hash is spelled', async () => {
    await write(stored());
    const reader = createMetadataReader();
    expect(await reader.read(GENESIS, 424)).toEqual(stored());
    expect(await reader.read(`0x${'AB'.repeat(32)}`, 424)).toEqual(stored());
    expect(await reader.known()).toEqual([{ genesisHash: GENESIS, specVersion: 424 }]);
  });

  it('S76: says that there is none, for another spec or an empty database', async () => {
    await expect(createMetadataReader().read(GENESIS, 424)).rejects.toMatchObject({
      code: 'chain/no-metadata',
    });
    expect(await createMetadataReader().known()).toEqual([]);
    await write(stored());
    await expect(createMetadataReader().read(GENESIS, 425)).rejects.toMatchObject({
      code: 'chain/no-metadata',
    });
  });

  it('leaves a database behind that the engine can write to when it comes second', async () => {
    await createMetadataReader().known();
    await write(stored());
    expect((await createMetadataReader().read(GENESIS, 424)).bytes).toEqual(Uint8Array.of(1, 2, 3));
  });

  it('refuses an entry that is not what it is filed as', async () => {
    await write(stored({ specVersion: 425 }));
    await expect(createMetadataReader().read(GENESIS, 424)).rejects.toMatchObject({
      code: 'chain/no-metadata',
    });
    await write({ ...stored(), bytes: 'text' }, { key: 'something else' });
    await expect(createMetadataReader().read(GENESIS, 424)).rejects.toMatchObject({
      code: 'chain/no-metadata',
    });
    expect(await createMetadataReader().known()).toEqual([{ genesisHash: GENESIS, specVersion: 424 }]);
  });
});

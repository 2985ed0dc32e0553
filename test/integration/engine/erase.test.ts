import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { startEngine } from './support/engine-harness.js';

const closers: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** Every key and value of a database, as one text. */
async function dump(name: string): Promise<string> {
  const db = await openDB(name);
  const parts = await Promise.all(
    [...db.objectStoreNames].map(async (store) => [await db.getAllKeys(store), await db.getAll(store)]),
  );
  db.close();
  return JSON.stringify(parts, (_, value) => (typeof value === 'bigint' ? `${value}` : value));
}

describe('an engine told to forget', () => {
  it('S15 keeps no address of the person, and the chain’s metadata', async () => {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', pastDays: 2 });
    closers.push(() => devnet.close());
    await devnet.produceBlock();
    const engine = startEngine();
    closers.push(() => engine.stop());
    await engine.client.configure(localChoice(devnet.url));
    const [account] = devnet.accounts;
    const addresses = [account?.address ?? ''];
    await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    await engine.event('valueHistory', { addresses, range: '24h' }, ({ state }) => state === 'complete');
    const names = ['kelvin-engine', 'kelvin-history'];
    const before = await Promise.all(names.map(dump));
    for (const text of before) expect(text).toContain(addresses[0]);
    await engine.client.call('erase', null);
    const after = await Promise.all(names.map(dump));
    for (const text of after) expect(text).not.toContain(addresses[0]);
    expect(await dump('kelvin-metadata')).toContain(devnet.genesisHash);
  });
});

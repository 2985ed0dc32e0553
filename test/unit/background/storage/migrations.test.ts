import { describe, expect, it } from 'vitest';
import {
  MIGRATIONS,
  type Migration,
  migrate,
  schemaAfter,
} from '../../../../src/background/storage/index.js';
import { FakeStore } from '../../../support/fake-storage.js';
import { refused } from '../wallet/wallet-world.js';

const STEPS: Migration[] = [
  {
    from: 1,
    reads: ['sites'],
    accepts: ({ sites }) => Array.isArray(sites),
    apply: ({ sites }) => ({ origins: (sites as string[]).map((origin) => ({ origin })) }),
  },
  {
    from: 2,
    reads: ['origins'],
    accepts: ({ origins }) => Array.isArray(origins),
    apply: ({ origins }) => ({ count: (origins as unknown[]).length }),
  },
];

async function storeWith(entries: Record<string, unknown>): Promise<FakeStore> {
  const store = new FakeStore();
  await store.set(entries);
  store.writes = 0;
  return store;
}

describe('migrate', () => {
  it('S7 takes the first layout through every step, once', async () => {
    const store = await storeWith({ schema: 1, sites: ['https://a.example'] });
    await migrate(store, STEPS);
    const migrated = store.dump();
    expect(await store.get('schema')).toBe(3);
    expect(await store.get('count')).toBe(1);
    await migrate(store, STEPS);
    expect(store.dump()).toBe(migrated);
    expect(store.writes).toBe(2);
  });

  it('S8 goes on where a killed worker stopped', async () => {
    const store = await storeWith({ schema: 1, sites: ['https://a.example', 'https://b.example'] });
    const [first] = STEPS;
    await migrate(store, first ? [first] : []);
    await migrate(store, STEPS);
    expect(await store.get('count')).toBe(2);
  });

  it('S6 writes nothing when a later version was here', async () => {
    const store = await storeWith({ schema: 4 });
    expect((await refused(migrate(store, STEPS))).code).toBe('vault/newer');
    expect(store.writes).toBe(0);
  });

  it.each([{ schema: 'one' }, { schema: 0 }, { schema: 1.5 }, { schema: 1, sites: 'not a list' }])(
    'S11 writes nothing when it finds %j',
    async (entries) => {
      const store = await storeWith(entries);
      expect((await refused(migrate(store, STEPS))).code).toBe('vault/unreadable');
      expect(store.writes).toBe(0);
    },
  );

  it('leaves untouched storage untouched', async () => {
    const store = new FakeStore();
    await migrate(store, STEPS);
    expect(store.writes).toBe(0);
  });

  it('numbers the released steps without a gap', () => {
    expect(MIGRATIONS.map(({ from }) => from)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(schemaAfter(MIGRATIONS)).toBe(MIGRATIONS.length + 1);
  });
});

import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import {
  eraseStores,
  indexedDbCopy,
  openStores,
  restrictStores,
  type StorageArea,
} from '../../../../src/background/storage/index.js';

function area(levels?: unknown[]): StorageArea {
  const entries: Record<string, unknown> = {};
  return {
    get: async (key) => (key in entries ? { [key]: entries[key] } : {}),
    set: async (added) => void Object.assign(entries, added),
    remove: async (keys) => {
      for (const key of keys) delete entries[key];
    },
    clear: async () => {
      for (const key of Object.keys(entries)) delete entries[key];
    },
    ...(levels ? { setAccessLevel: async (level: unknown) => void levels.push(level) } : {}),
  };
}

describe('openStores', () => {
  it('keeps the two areas apart and reads missing keys as undefined', async () => {
    const { local, session } = openStores({ local: area(), session: area() });
    await local.set({ a: 1, b: { c: [2] } });
    expect(await local.get('b')).toEqual({ c: [2] });
    expect(await session.get('a')).toBeUndefined();
    await local.remove(['a']);
    expect(await local.get('a')).toBeUndefined();
  });
});

describe('restrictStores', () => {
  it('closes each area that can be closed, and starts without where it cannot', async () => {
    const levels: unknown[] = [];
    await restrictStores({ local: area(levels), session: area() });
    await restrictStores({ local: area(levels), session: area(levels) });
    expect(levels).toEqual(Array.from({ length: 3 }, () => ({ accessLevel: 'TRUSTED_CONTEXTS' })));
  });
});

describe('eraseStores', () => {
  it('leaves nothing in either area', async () => {
    const storage = { local: area(), session: area() };
    const { local, session } = openStores(storage);
    await local.set({ 'vault.a': 1, 'a key of a room to come': 2 });
    await session.set({ 'wallet.session': 1 });
    await eraseStores(storage);
    expect(await local.get('vault.a')).toBeUndefined();
    expect(await local.get('a key of a room to come')).toBeUndefined();
    expect(await session.get('wallet.session')).toBeUndefined();
  });
});

describe('indexedDbCopy', () => {
  it('has nothing at first, then the last file written, also for the next worker', async () => {
    expect(await indexedDbCopy().read()).toBeUndefined();
    await indexedDbCopy().write({ revision: 1 });
    await indexedDbCopy().write({ revision: 2 });
    expect(await indexedDbCopy().read()).toEqual({ revision: 2 });
    await indexedDbCopy().remove();
    expect(await indexedDbCopy().read()).toBeUndefined();
  });
});

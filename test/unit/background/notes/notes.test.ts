import { describe, expect, it } from 'vitest';
import { createNotes } from '../../../../src/background/notes/index.js';
import { MAX_NOTES } from '../../../../src/protocol/ui/notes.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';
import { BACKUP_KEY, BackupWorld, everyKind } from '../backup/backup-world.js';

const HASH = `0x${'a'.repeat(64)}`;

function room(store = new FakeStore()) {
  const lock = { unlocked: true };
  const clock = new FakeClock();
  const notes = createNotes({ local: store, isUnlocked: async () => lock.unlocked, clock });
  return { store, lock, clock, notes, ...notes };
}

describe('H4 notes on transactions', () => {
  it('H4 survive the worker, cleaned to one line, and are replaced and removed', async () => {
    const { store, handlers } = room();
    const { note } = await handlers['notes.set']({ key: HASH, text: ' rent\u202e\n of  May ' });
    expect(note).toMatchObject({ key: HASH, text: 'rent of May' });
    expect(await room(store).all()).toEqual([note]);
    await handlers['notes.set']({ key: HASH, text: 'rent' });
    expect(await room(store).all()).toMatchObject([{ text: 'rent' }]);
    expect(await handlers['notes.set']({ key: HASH, text: '\u200b' })).toEqual({ note: null });
    expect(await room(store).all()).toEqual([]);
  });

  it('H4 are read and changed only while the wallet is open', async () => {
    const { handlers, lock, notes } = room();
    lock.unlocked = false;
    const locked = { code: 'vault/locked' };
    await expect(handlers['notes.list']({})).rejects.toMatchObject(locked);
    await expect(handlers['notes.set']({ key: HASH, text: 'x' })).rejects.toMatchObject(locked);
    await expect(notes.merge([])).rejects.toMatchObject(locked);
  });

  it('H4 are so many and no more; what cannot be read stays', async () => {
    const { store, handlers } = room();
    const others = Array.from({ length: MAX_NOTES - 1 }, (_, at) => ({
      key: `local:${at}:1:x`,
      text: 'n',
      changedAtMs: 1,
    }));
    await store.set({ notes: [...others, { of: 'later' }] });
    await expect(handlers['notes.set']({ key: HASH, text: 'one more' })).rejects.toMatchObject({
      code: 'notes/too-many',
    });
    await handlers['notes.set']({ key: 'local:0:1:x', text: 'other' });
    expect(await store.get('notes')).toContainEqual({ of: 'later' });
  });

  it('S3 H4 a list that is no list is kept beside what is added', async () => {
    const { store, all, handlers } = room();
    await store.set({ notes: { of: 'later' } });
    expect(await all()).toEqual([]);
    await handlers['notes.set']({ key: HASH, text: 'rent' });
    expect(await store.get('notes')).toMatchObject([{ of: 'later' }, { text: 'rent' }]);
  });

  it('K14 H4 one that a file holds twice is added once; of more than fit the latest are taken', async () => {
    const { merge, all, handlers } = room();
    const note = (at: number, text = 'n') => ({ key: `local:${at}:1:x`, text, changedAtMs: at });
    await handlers['notes.set']({ key: HASH, text: 'mine' });
    expect(await merge([note(1, 'first'), note(1, 'second')])).toBe(1);
    const file = Array.from({ length: MAX_NOTES }, (_, at) => note(at + 2));
    expect(await merge(file)).toBe(MAX_NOTES - 2);
    const kept = new Set((await all()).map(({ key }) => key));
    expect([kept.size, kept.has(HASH), kept.has(note(1).key)]).toEqual([MAX_NOTES, true, true]);
    expect(file.filter(({ key }) => !kept.has(key))).toEqual(file.slice(0, 2));
    expect(await merge(file)).toBe(0);
  });

  it('K14 H4 too many for this wallet keep no key from being restored', async () => {
    const old = await BackupWorld.with(everyKind());
    await old.notes.handlers['notes.set']({ key: HASH, text: 'rent' });
    const file = await old.make();
    const fresh = await BackupWorld.with(everyKind().slice(0, 1));
    const full = Array.from({ length: MAX_NOTES }, (_, at) => ({
      key: `local:${at}:1:x`,
      text: 'n',
      changedAtMs: 1,
    }));
    await fresh.store.set({ notes: full });
    const accountIds = (await old.wallet.accounts()).map(({ accountId }) => accountId);
    const { outcomes } = await fresh.restore(file, { accountIds, vault: null });
    expect(outcomes).toEqual(['present', ...accountIds.slice(1).map(() => 'added')]);
    expect(await fresh.notes.all()).toEqual(full);
  });

  it('H4 come with the backup, and none that is there is replaced', async () => {
    const old = await BackupWorld.with(everyKind());
    await old.notes.handlers['notes.set']({ key: HASH, text: 'rent' });
    await old.notes.handlers['notes.set']({ key: 'local:9:1:x', text: 'gift' });
    const file = await old.make();
    const fresh = await BackupWorld.with(everyKind().slice(0, 1));
    await fresh.notes.handlers['notes.set']({ key: HASH, text: 'mine' });
    expect((await fresh.handlers['backup.inspect']({ file, backupKey: BACKUP_KEY })).notes).toBe(2);
    const chosen = { accountIds: [], contacts: false, settings: false, vault: null };
    await fresh.handlers['backup.restore']({ file, backupKey: BACKUP_KEY, ...chosen });
    expect((await fresh.notes.all()).map(({ text }) => text)).toEqual(['mine', 'gift']);
  });
});

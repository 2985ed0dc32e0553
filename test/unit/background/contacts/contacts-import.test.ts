import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContacts } from '../../../../src/background/contacts/index.js';
import { addressOf, encodeAddress } from '../../../../src/core/address/index.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

const idOf = (number: number): `0x${string}` => `0x${number.toString(16).padStart(64, '0')}`;
const line = (number: number, name: string, note = '') => ({ address: addressOf(idOf(number)), name, note });

function room(store = new FakeStore()) {
  const lock = { unlocked: true };
  const contacts = createContacts({
    local: store,
    isUnlocked: async () => lock.unlocked,
    clock: new FakeClock(),
  });
  const list = async () => (await contacts.handlers['contacts.list']({})).contacts;
  return { store, lock, list, handlers: contacts.handlers, contacts };
}

describe('S5 the verified mark', () => {
  it('S5 survives renaming, is taken back, and is no part of what is stored without it', async () => {
    const { handlers, list, store } = room();
    await handlers['contacts.add'](line(1, 'Anna'));
    const plain = store.dump();
    const update = (patch: { name: string; verified?: boolean }) =>
      handlers['contacts.update']({ accountId: idOf(1), note: '', ...patch });
    await update({ name: 'Anna', verified: true });
    await update({ name: 'Anne' });
    expect(await list()).toMatchObject([{ name: 'Anne', verified: true }]);
    await update({ name: 'Anna', verified: false });
    expect(await list()).toMatchObject([{ verified: false }]);
    expect(store.dump()).toBe(plain);
  });

  it('S5 goes along with a backup that has it, and is absent from one that has not', async () => {
    const { contacts, list } = room();
    await contacts.merge([
      { accountId: idOf(1), name: 'Anna', note: '', createdAtMs: 1, verified: true },
      { accountId: idOf(2), name: 'Bob', note: '', createdAtMs: 1 },
    ]);
    expect(await list()).toMatchObject([{ verified: true }, { verified: false }]);
  });
});

describe('S5 importing contacts', () => {
  it('S5 adds who is new in one write and leaves who is there', async () => {
    const { handlers, list, store } = room();
    await handlers['contacts.add'](line(1, 'Anna', 'mine'));
    const writes = store.writes;
    const done = await handlers['contacts.importAll']({
      contacts: [line(1, 'Other'), line(2, 'Bob'), line(3, 'Cleo')],
      replace: false,
    });
    expect(done).toEqual({ added: 2, changed: 0 });
    expect(store.writes).toBe(writes + 1);
    expect((await list()).map(({ name, note }) => `${name} ${note}`)).toEqual(['Anna mine', 'Bob ', 'Cleo ']);
  });

  it('S5 replaces names when asked to; an address under another name is not verified any more', async () => {
    const { handlers, list } = room();
    for (const [number, name] of [
      [1, 'Anna'],
      [2, 'Bob'],
    ] as const) {
      await handlers['contacts.add'](line(number, name));
      await handlers['contacts.update']({ accountId: idOf(number), name, note: '', verified: true });
    }
    const done = await handlers['contacts.importAll']({
      contacts: [line(1, 'Anna', 'a note'), line(2, 'Anna too')],
      replace: true,
    });
    expect(done).toEqual({ added: 0, changed: 2 });
    expect(await list()).toMatchObject([
      { name: 'Anna', note: 'a note', verified: true },
      { name: 'Anna too', verified: false },
    ]);
  });

  it('S5 writes nothing when nothing changes', async () => {
    const { handlers, store } = room();
    await handlers['contacts.add'](line(1, 'Anna'));
    const writes = store.writes;
    const again = { contacts: [line(1, 'Anna')], replace: true };
    expect(await handlers['contacts.importAll'](again)).toEqual({ added: 0, changed: 0 });
    expect(store.writes).toBe(writes);
  });

  it.each([
    ['another prefix', encodeAddress(new Uint8Array(32).fill(7), 0), 'address/prefix'],
    ['a typing error', `${addressOf(idOf(1)).slice(0, -1)}1`, 'address/checksum'],
  ])('S83 takes none of a file with %s in it', async (_, address, code) => {
    const { handlers, store } = room();
    const contacts = [line(2, 'Bob'), { address, name: 'x', note: '' }];
    await expect(handlers['contacts.importAll']({ contacts, replace: false })).rejects.toMatchObject({
      code,
    });
    expect(store.writes).toBe(0);
  });

  it('S5 goes in whole or not at all at 2,000, and not while locked', async () => {
    const { handlers, list, lock } = room();
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => line(from + at, `p${from + at}`));
    await handlers['contacts.importAll']({ contacts: many(1, 1_999), replace: false });
    await expect(
      handlers['contacts.importAll']({ contacts: many(1_999, 3), replace: false }),
    ).rejects.toMatchObject({ code: 'contact/too-many', context: { max: 2_000 } });
    expect(await list()).toHaveLength(1_999);
    lock.unlocked = false;
    await expect(
      handlers['contacts.importAll']({ contacts: many(2_000, 1), replace: false }),
    ).rejects.toMatchObject({ code: 'vault/locked' });
  });

  it('S3 leaves what it cannot read where it is', async () => {
    const store = new FakeStore();
    const damaged = [null, { accountId: idOf(1), name: 7 }];
    await store.set({ contacts: damaged });
    const { handlers } = room(store);
    await handlers['contacts.importAll']({ contacts: [line(1, 'Anna')], replace: true });
    expect(await store.get('contacts')).toEqual([...damaged, expect.objectContaining({ name: 'Anna' })]);
  });

  it('S5 never loses or doubles an account, whatever the file holds', async () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('a', 'b', 'c')), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(lines, lines, fc.boolean(), async (before, file, replace) => {
        const { handlers, list } = room();
        const put = (all: Array<[number, string]>, replaces: boolean) =>
          handlers['contacts.importAll']({
            contacts: all.map(([number, name]) => line(number, name)),
            replace: replaces,
          });
        await put(before, true);
        await put(file, replace);
        const wanted = new Map([
          ...before,
          ...file.filter(([n]) => replace || !before.some(([b]) => b === n)),
        ]);
        const found = (await list()).map(({ accountId, name }) => [accountId, name]);
        expect(new Map(found as Array<[string, string]>)).toEqual(
          new Map([...wanted].map(([number, name]) => [idOf(number), name])),
        );
        expect(found).toHaveLength(wanted.size);
      }),
      { numRuns: 300 },
    );
  });
});

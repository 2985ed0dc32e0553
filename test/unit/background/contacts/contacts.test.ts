import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createContacts } from '../../../../src/background/contacts/index.js';
import { addressOf, encodeAddress } from '../../../../src/core/address/index.js';
import { FakeClock } from '../../../support/fake-clock.js';
import { FakeStore } from '../../../support/fake-storage.js';

const idOf = (number: number): `0x${string}` => `0x${number.toString(16).padStart(64, '0')}`;
const ALICE = idOf(1);
const BOB = idOf(2);
const person = (accountId: `0x${string}`, name: string, note = '') => ({
  address: addressOf(accountId),
  name,
  note,
});

function room(store = new FakeStore()) {
  const clock = new FakeClock();
  const lock = { unlocked: true };
  const contacts = createContacts({ local: store, isUnlocked: async () => lock.unlocked, clock });
  return { store, clock, lock, contacts, handlers: contacts.handlers };
}

const entry = (number: number, name = `p${number}`) => ({
  accountId: idOf(number),
  name,
  note: '',
  createdAtMs: 1,
});

describe('contacts', () => {
  it('H4 survive the worker with name and note, and are listed by name', async () => {
    const { store, clock, handlers } = room();
    await handlers['contacts.add'](person(BOB, 'zoe', 'rent'));
    clock.advance(1_000);
    const { contact } = await handlers['contacts.add'](person(ALICE, 'Anna'));
    const at = clock.nowMs();
    const marks = { verified: false, exchange: false };
    expect(contact).toEqual({ accountId: ALICE, ...person(ALICE, 'Anna'), createdAtMs: at, ...marks });
    expect(await room(store).handlers['contacts.list']({})).toEqual({
      contacts: [
        contact,
        { accountId: BOB, ...person(BOB, 'zoe', 'rent'), createdAtMs: at - 1_000, ...marks },
      ],
    });
  });

  it('S2 H4 are marked as exchanges, whose mark stays until it is taken away', async () => {
    const { handlers, contacts } = room();
    const { contact } = await handlers['contacts.add']({ ...person(ALICE, 'Anna'), exchange: true });
    const update = { accountId: contact.accountId, name: 'Anna', note: '' };
    await handlers['contacts.update'](update);
    expect(await contacts.all()).toMatchObject([{ exchange: true }]);
    await handlers['contacts.update']({ ...update, exchange: false });
    expect(await contacts.all()).toMatchObject([{ exchange: false }]);
    const file = [{ ...person(ALICE, 'Anna'), exchange: true }];
    expect(await handlers['contacts.importAll']({ contacts: file, replace: true })).toEqual({
      added: 0,
      changed: 1,
    });
    expect(await contacts.all()).toMatchObject([{ exchange: true }]);
  });

  it('H4 are one entry per account: the second is refused with the name of the first', async () => {
    const { handlers, store } = room();
    await handlers['contacts.add'](person(ALICE, 'Anna'));
    const before = store.dump();
    await expect(handlers['contacts.add'](person(ALICE, 'Other'))).rejects.toMatchObject({
      code: 'contact/exists',
      context: { name: 'Anna' },
    });
    expect(store.dump()).toBe(before);
  });

  it.each([
    ['another prefix', encodeAddress(new Uint8Array(32).fill(7), 0), 'address/prefix'],
    ['hex', `0x${'07'.repeat(20)}`, 'address/syntax'],
    ['a typing error', `${addressOf(ALICE).slice(0, -1)}1`, 'address/checksum'],
  ])('refuse %s', async (_, address, code) => {
    const { handlers, store } = room();
    await expect(handlers['contacts.add']({ address, name: 'x', note: '' })).rejects.toMatchObject({ code });
    expect(store.writes).toBe(0);
  });

  it('H4 can be renamed and removed, the id in either case', async () => {
    const { handlers, contacts } = room();
    const id = idOf(0xabc);
    const upper = `0x${id.slice(2).toUpperCase()}` as const;
    await handlers['contacts.add'](person(id, 'Anna'));
    await handlers['contacts.update']({ accountId: upper, name: 'Anne', note: 'moved' });
    expect(await contacts.all()).toMatchObject([{ accountId: id, name: 'Anne', note: 'moved' }]);
    await handlers['contacts.remove']({ accountId: upper });
    expect(await contacts.all()).toEqual([]);
    await expect(handlers['contacts.remove']({ accountId: id })).rejects.toMatchObject({
      code: 'contact/unknown',
    });
    await expect(handlers['contacts.update']({ accountId: id, name: 'x', note: '' })).rejects.toMatchObject({
      code: 'contact/unknown',
    });
  });

  it('lose characters that hide or reorder others', async () => {
    const { handlers } = room();
    const { contact } = await handlers['contacts.add'](
      person(ALICE, '\u202eEve\u200b\u0000 \n  Ltd\u2066', 'a\u2028b'),
    );
    expect(contact).toMatchObject({ name: 'Eve Ltd', note: 'a b' });
    await expect(handlers['contacts.add'](person(BOB, '\u200b\u200e'))).rejects.toMatchObject({
      code: 'invalid-message',
    });
  });

  it('are always read back, whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (name, note) => {
        const { contacts } = room();
        await contacts.merge([{ accountId: ALICE, name, note, createdAtMs: 5 }]);
        const [read] = await contacts.all();
        expect(read?.name).toMatch(/\S/);
        expect(`${read?.name}${read?.note}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(read?.name.length).toBeLessThanOrEqual(48);
        expect(read?.note.length).toBeLessThanOrEqual(200);
      }),
      { numRuns: 500 },
    );
  });

  it('are neither shown nor changed while locked; erasing still works', async () => {
    const { handlers, contacts, lock, store } = room();
    await handlers['contacts.add'](person(ALICE, 'Anna'));
    lock.unlocked = false;
    const before = store.dump();
    const locked = { code: 'vault/locked' };
    await expect(handlers['contacts.list']({})).rejects.toMatchObject(locked);
    await expect(handlers['contacts.add'](person(BOB, 'B'))).rejects.toMatchObject(locked);
    await expect(handlers['contacts.remove']({ accountId: ALICE })).rejects.toMatchObject(locked);
    await expect(
      handlers['contacts.update']({ accountId: ALICE, name: 'x', note: '' }),
    ).rejects.toMatchObject(locked);
    await expect(contacts.merge([entry(3)])).rejects.toMatchObject(locked);
    await expect(contacts.all()).rejects.toMatchObject(locked);
    expect(store.dump()).toBe(before);
    await contacts.erase();
    expect(store.dump()).toBe('[]');
  });

  it('S3 a damaged entry is not shown, and no change writes over it', async () => {
    const store = new FakeStore();
    const damaged = [{ ...entry(9), note: 7 }, null, 'text', { ...entry(8), stray: 1 }];
    await store.set({ contacts: [...damaged, entry(1)] });
    const { handlers, contacts } = room(store);
    expect(await contacts.all()).toMatchObject([{ accountId: ALICE }]);
    await handlers['contacts.add'](person(BOB, 'Bob'));
    await handlers['contacts.update']({ accountId: BOB, name: 'Rob', note: '' });
    await handlers['contacts.remove']({ accountId: ALICE });
    expect(await store.get('contacts')).toEqual([...damaged, expect.objectContaining({ name: 'Rob' })]);
  });

  it('S3 a list that is no list is kept beside what is added', async () => {
    const store = new FakeStore();
    await store.set({ contacts: { was: 'something' } });
    const { contacts } = room(store);
    expect(await contacts.all()).toEqual([]);
    await contacts.merge([entry(1)]);
    expect(await store.get('contacts')).toEqual([{ was: 'something' }, entry(1)]);
  });

  it('a failing read is an error, and nothing is written', async () => {
    const { store, handlers } = room();
    void store.fail('get', 'contacts', { times: 2 });
    await expect(handlers['contacts.list']({})).rejects.toThrow();
    await expect(handlers['contacts.add'](person(ALICE, 'Anna'))).rejects.toThrow();
    expect(store.writes).toBe(0);
  });

  it('changes at once are all kept', async () => {
    const { handlers, contacts } = room();
    await Promise.all([1, 2, 3, 4].map((number) => handlers['contacts.add'](person(idOf(number), 'x'))));
    expect(await contacts.all()).toHaveLength(4);
  });
});

describe('contacts of a backup', () => {
  it('K14 add who is unknown and replace nobody', async () => {
    const { handlers, contacts } = room();
    await handlers['contacts.add'](person(ALICE, 'Anna'));
    const added = await contacts.merge([entry(1, 'Impostor'), entry(2, 'Bob'), entry(2, 'Bob again')]);
    expect(added).toBe(1);
    expect((await contacts.all()).map(({ name }) => name)).toEqual(['Anna', 'Bob']);
  });

  it('K14 who is named by nothing visible is named by the address', async () => {
    const { contacts } = room();
    await contacts.merge([entry(1, '\u200b')]);
    expect((await contacts.all())[0]?.name).toMatch(/^5\w{5}…\w{6}$/);
  });

  it('K14 go in whole or not at all at 2,000', async () => {
    const { contacts, handlers, store } = room();
    await contacts.merge(Array.from({ length: 1_999 }, (_, at) => entry(at + 10)));
    const before = store.dump();
    const full = { code: 'contact/too-many', context: { max: 2_000 } };
    await expect(contacts.merge([entry(1), entry(2)])).rejects.toMatchObject(full);
    expect(store.dump()).toBe(before);
    await handlers['contacts.add'](person(ALICE, 'last'));
    await expect(handlers['contacts.add'](person(BOB, 'one more'))).rejects.toMatchObject(full);
    await handlers['contacts.remove']({ accountId: ALICE });
    expect(await contacts.all()).toHaveLength(1_999);
  });
});

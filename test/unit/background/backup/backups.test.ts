import { describe, expect, it } from 'vitest';
import { addressOf } from '../../../../src/core/address/index.js';
import { DEFAULT_SETTINGS } from '../../../../src/protocol/ui/settings.js';
import {
  BACKUP_KEY,
  BackupWorld,
  everyKind,
  FRIEND,
  KDF,
  SECRETS,
  SEED,
  STRANGER,
  WALLET_KEY,
  WRONG_KEY,
} from './backup-world.js';

const KEPT = ['name', 'role', 'hidden', 'colour', 'backedUp', 'cryptoType', 'source'] as const;
const NOTE = { name: 'Anna', note: 'rent, first of the month' };

/** A full wallet with marks, a contact and settings of its own. */
async function fullWorld(): Promise<BackupWorld> {
  const world = await BackupWorld.with(everyKind());
  const [first, , third] = await world.wallet.accounts();
  await world.wallet.updateAccount(first?.accountId ?? '', { colour: 3 });
  await world.wallet.updateAccount(third?.accountId ?? '', { hidden: true, colour: 8 });
  await world.contacts.handlers['contacts.add']({ address: addressOf(FRIEND), ...NOTE });
  await world.settings.update({ theme: 'dark', autoLockMinutes: 7 });
  return world;
}
const idsOf = async (world: BackupWorld) => (await world.wallet.accounts()).map(({ accountId }) => accountId);
const manyWatched = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'watch' as const,
    name: `w${at}`,
    role: 'coldkey' as const,
    address: addressOf(`0x${(at + 1).toString(16).padStart(64, '0')}`),
    cryptoType: null,
  }));

describe('a backup', () => {
  it('K14 brings every kind of account into a new wallet, in order, with secrets and marks', async () => {
    const old = await fullWorld();
    const file = await old.make();
    const fresh = new BackupWorld();
    const { accounts, outcomes } = await fresh.restore(file, { accountIds: await idsOf(old) });
    expect(fresh.wallet.entries.map(({ secret }) => secret)).toEqual([...Object.values(SECRETS), null, null]);
    const [before, after] = [await old.wallet.accounts(), await fresh.wallet.accounts()];
    expect(after.map(({ accountId }) => accountId)).toEqual(before.map(({ accountId }) => accountId));
    for (const field of KEPT) expect(after.map((one) => one[field])).toEqual(before.map((one) => one[field]));
    expect(accounts).toEqual(after);
    expect(outcomes).toEqual(after.map(() => 'added'));
  });

  it('K14 H4 brings contacts with their notes, and settings', async () => {
    const old = await fullWorld();
    const fresh = new BackupWorld();
    await fresh.restore(await old.make(), { accountIds: await idsOf(old) });
    expect(await fresh.contacts.all()).toEqual(await old.contacts.all());
    expect(await fresh.contacts.all()).toMatchObject([NOTE]);
    expect(await fresh.settings.read()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', autoLockMinutes: 7 });
  });

  it('K14 shows what it holds before anything is written', async () => {
    const old = await fullWorld();
    const file = await old.make();
    const fresh = new BackupWorld();
    const shown = await fresh.inspect(file);
    const expected = (await old.wallet.accounts()).map(({ accountId, address, name, role, source }) => ({
      accountId,
      address,
      name,
      role,
      source,
      presence: 'none',
    }));
    expect(shown).toEqual({
      createdAtMs: old.clock.nowMs(),
      accounts: expected,
      contacts: 1,
      settings: true,
    });
    expect(fresh.dump()).toBe(new BackupWorld().dump());
    expect((await old.inspect(file)).accounts.map(({ presence }) => presence)).toEqual([
      ...Object.keys(SECRETS).map(() => 'held'),
      'watched',
      'watched',
    ]);
  });

  it('K14 restores the chosen parts only', async () => {
    const old = await fullWorld();
    const file = await old.make();
    const second = (await idsOf(old))[1] ?? STRANGER;
    const fresh = new BackupWorld();
    const upper = `0x${second.slice(2).toUpperCase()}` as const;
    await fresh.restore(file, { accountIds: [upper, second], contacts: false, settings: false });
    expect(await idsOf(fresh)).toEqual([second]);
    expect(await fresh.contacts.all()).toEqual([]);
    expect(await fresh.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('K14 replaces nothing that is there; a watched address gets its key', async () => {
    const old = await fullWorld();
    const file = await old.make();
    const [held, watched, added] = await idsOf(old);
    const [first, second] = everyKind();
    if (!held || !watched || !added || !first || !second) throw new Error('the wallet has accounts');
    const here = await BackupWorld.with([
      { ...first, name: 'Mine' },
      { kind: 'watch', name: 'Seen', role: 'hotkey', address: addressOf(watched), cryptoType: null },
    ]);
    await here.wallet.updateAccount(watched, { colour: 5 });
    await here.contacts.merge([{ accountId: FRIEND, name: 'Known', note: '', createdAtMs: 1 }]);
    const { outcomes } = await here.restore(file, {
      accountIds: [added, watched, held],
      settings: false,
      vault: null,
    });
    expect(outcomes).toEqual(['present', 'upgraded', 'added']);
    expect(await here.wallet.accounts()).toMatchObject([
      { name: 'Mine', colour: 0, hidden: false },
      { name: 'Seen', role: 'hotkey', colour: 5, source: 'phrase' },
      { name: 'seed with path', hidden: true, colour: 8 },
    ]);
    expect(await here.contacts.all()).toMatchObject([{ name: 'Known' }]);
    expect(await here.settings.read()).toEqual(DEFAULT_SETTINGS);
  });

  it('K14 more than 200 accounts arrive in several writes, in order', async () => {
    const old = await BackupWorld.with(manyWatched(200));
    await old.wallet.addAccounts(manyWatched(450).slice(200, 400));
    await old.wallet.addAccounts(manyWatched(450).slice(400));
    const fresh = new BackupWorld();
    const ids = await idsOf(old);
    const { outcomes } = await fresh.restore(await old.make(), { accountIds: [...ids].reverse() });
    expect(fresh.wallet.batches).toEqual([200, 200, 50]);
    expect(outcomes).toHaveLength(450);
    expect(await idsOf(fresh)).toEqual(ids);
  });

  it('K14 a restore that storage cut short is finished by doing it again', async () => {
    const old = await BackupWorld.with(manyWatched(200));
    await old.wallet.addAccounts(manyWatched(201).slice(200));
    const [file, accountIds] = [await old.make(), await idsOf(old)];
    const fresh = new BackupWorld();
    fresh.wallet.failAtBatch = 1;
    await expect(fresh.restore(file, { accountIds })).rejects.toMatchObject({ code: 'vault/write-failed' });
    fresh.wallet.failAtBatch = Number.POSITIVE_INFINITY;
    const { outcomes } = await fresh.restore(file, { accountIds, vault: null });
    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(1);
    expect(await idsOf(fresh)).toEqual(accountIds);
  });

  it('K14 nothing is stored when the first write fails or the contacts do not fit', async () => {
    const old = await fullWorld();
    const [file, accountIds] = [await old.make(), await idsOf(old)];
    const fresh = new BackupWorld();
    fresh.wallet.failAtBatch = 0;
    await expect(fresh.restore(file, { accountIds })).rejects.toMatchObject({ code: 'vault/write-failed' });
    expect(fresh.dump()).toBe(new BackupWorld().dump());

    const full = await BackupWorld.with(manyWatched(1));
    await full.contacts.merge(
      Array.from({ length: 2_000 }, (_, at) => ({
        accountId: `0x${(at + 9).toString(16).padStart(64, '0')}` as const,
        name: 'x',
        note: '',
        createdAtMs: 1,
      })),
    );
    const before = full.dump();
    await expect(full.restore(file, { accountIds, vault: null })).rejects.toMatchObject({
      code: 'contact/too-many',
    });
    expect(full.dump()).toBe(before);
  });
});

describe('a backup is refused', () => {
  it('K14 while the vault is locked, and nothing is stored', async () => {
    const old = await fullWorld();
    const [file, accountIds] = [await old.make(), await idsOf(old)];
    old.wallet.unlocked = false;
    const before = old.dump();
    const locked = { code: 'vault/locked' };
    await expect(old.make()).rejects.toMatchObject(locked);
    await expect(old.inspect(file)).rejects.toMatchObject(locked);
    await expect(old.restore(file, { accountIds, vault: null })).rejects.toMatchObject(locked);
    await expect(old.restore(file, { accountIds })).rejects.toMatchObject(locked);
    expect(old.dump()).toBe(before);
  });

  it('K14 a new vault where there is one, without accounts, or none where there is none', async () => {
    const old = await fullWorld();
    const [file, accountIds] = [await old.make(), await idsOf(old)];
    const before = old.dump();
    await expect(old.restore(file, { accountIds })).rejects.toMatchObject({ code: 'vault/exists' });
    expect(old.dump()).toBe(before);
    const fresh = new BackupWorld();
    await expect(fresh.restore(file)).rejects.toMatchObject({ code: 'invalid-message' });
    await expect(fresh.restore(file, { accountIds, vault: null })).rejects.toMatchObject({
      code: 'vault/locked',
    });
    await expect(fresh.restore(file, { accountIds: [`0x${'ee'.repeat(32)}`] })).rejects.toMatchObject({
      code: 'keys/unknown-account',
    });
    expect(fresh.dump()).toBe(new BackupWorld().dump());
  });

  it('K14 is not made for a wrong password, with a weak derivation or with a secret missing', async () => {
    const world = await fullWorld();
    const make = (change: object) =>
      world.handlers['backup.make']({ wrappingKey: WALLET_KEY, kdf: KDF, backupKey: BACKUP_KEY, ...change });
    await expect(make({ wrappingKey: WRONG_KEY })).rejects.toMatchObject({ code: 'vault/wrong-password' });
    await expect(make({ kdf: { ...KDF, memoryKiB: 32_768 } })).rejects.toMatchObject({
      code: 'vault/kdf-out-of-bounds',
    });
    const [first] = world.wallet.entries;
    if (!first) throw new Error('the wallet has accounts');
    first.secret = null;
    await expect(make({})).rejects.toMatchObject({ code: 'vault/corrupt' });
  });

  it('K14 is not made when a stored secret gives another account: the file would be refused', async () => {
    const world = await fullWorld();
    const [first] = world.wallet.entries;
    if (!first) throw new Error('the wallet has accounts');
    first.secret = {
      kind: 'phrase',
      phrase: SECRETS['phrase, ed25519'].phrase,
      path: '',
      cryptoType: 'sr25519',
    };
    await expect(world.make()).rejects.toMatchObject({
      code: 'backup/damaged',
      context: { part: 'account' },
    });
  });

  it('K14 is not made larger than a message that could give it back', async () => {
    const world = await BackupWorld.with(manyWatched(1));
    const [first] = world.wallet.entries;
    if (!first) throw new Error('the wallet has accounts');
    world.wallet.entries = Array.from({ length: 10_000 }, (_, at) => ({
      ...first,
      account: { ...first.account, accountId: `0x${at.toString(16).padStart(64, '0')}` as const },
    }));
    await expect(world.make()).rejects.toMatchObject({
      code: 'backup/too-large',
      context: { max: 4_194_304 },
    });
  });
});

describe('the text of a backup', () => {
  it('K14 holds no phrase, key, name, note or address in the clear', async () => {
    const world = await fullWorld();
    const file = await world.make();
    const accounts = await world.wallet.accounts();
    const texts = [
      ...accounts.flatMap(({ accountId, address, name }) => [accountId.slice(2), address, name]),
      ...SECRETS['phrase, ed25519'].phrase.split(' '),
      SEED,
      SECRETS['key, sr25519'].kind === 'key' ? SECRETS['key, sr25519'].secretHex : '',
      'hunter2',
      NOTE.name,
      NOTE.note,
      addressOf(FRIEND),
      BACKUP_KEY,
      WALLET_KEY,
    ];
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(2);
      expect(file).not.toContain(text);
      expect(file).not.toContain(Buffer.from(text).toString('hex'));
    }
    expect(Object.keys(JSON.parse(file))).toEqual([
      'magic',
      'format',
      'createdAtMs',
      'kdf',
      'cipher',
      'keyCheck',
      'iv',
      'ct',
    ]);
  });

  it('K14 differs each time, under a fresh IV', async () => {
    const world = await fullWorld();
    const [one, other] = [JSON.parse(await world.make()), JSON.parse(await world.make())];
    expect(one.iv).not.toBe(other.iv);
    expect(one.ct).not.toBe(other.ct);
  });

  it('K14 names its derivation before a password is asked', async () => {
    const world = await fullWorld();
    expect(await world.handlers['backup.kdf']({ file: await world.make() })).toEqual(KDF);
  });

  it('K9 K14 takes calls along of which the chain has only the hash, and gives back those that are missing', async () => {
    const world = await fullWorld();
    const genesisHash = `0x${'01'.repeat(32)}`;
    const call = (callHex: string) => ({
      callHex,
      genesisHash,
      actor: addressOf(STRANGER),
      from: 'own' as const,
    });
    await world.calls.hold([call('0x0702'), call('0x0703')]);
    const file = await world.make();
    expect((await world.inspect(file)).calls).toBe(2);
    const other = await BackupWorld.with(everyKind());
    await other.calls.hold([call('0x0703'), call('0x0704')]);
    await other.restore(file, { vault: null });
    expect((await other.calls.all()).map(({ callHex }) => callHex)).toEqual(['0x0703', '0x0704', '0x0702']);
    expect((await other.calls.all())[2]).toEqual((await world.calls.all())[0]);
  });
});

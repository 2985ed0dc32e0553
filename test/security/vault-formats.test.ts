import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseVault, type VaultFile } from '../../src/background/vault/index.js';
import { deriveKey } from '../../src/popup/kdf/argon.js';
import { holding, refused, secret, WalletWorld, WRONG_KEY } from '../unit/background/wallet/wallet-world.js';
import { FIRST_FORMAT_KEY } from './support/vaults.js';

const snapshotOf = (name: string) => JSON.parse(readFileSync(`test/fixtures/${name}.json`, 'utf8'));
const FIRST = snapshotOf('storage-layout-1');
const SECOND = snapshotOf('storage-vault-2');

/** A browser with a snapshot in it, and what the page derives from the snapshot's password. */
async function worldWith(snapshot: Record<string, unknown>) {
  const world = new WalletWorld();
  await world.local.set(snapshot);
  const params = await world.start().handlers['wallet.kdfForUnlock']({});
  // Composed and decomposed spellings of one password are one password.
  const wrappingKey = await deriveKey({ password: 'vier alte A\u0308pfel', params });
  return { world, wrappingKey, params };
}

const FIRST_ACCOUNTS = [
  ['Main', 'sr25519', '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX', true],
  ['Cold ed', 'ed25519', expect.stringMatching(/^5/), false],
];

describe('vaults of every format', () => {
  it('S7 turns a vault of the first format into one of today, once', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    expect(wrappingKey).toBe(FIRST_FORMAT_KEY);
    const { accounts } = await world.start().handlers['wallet.unlock']({ wrappingKey });
    expect(accounts.map((one) => [one.name, one.cryptoType, one.address, one.backedUp])).toEqual(
      FIRST_ACCOUNTS,
    );
    for (const account of accounts)
      expect(account).toMatchObject({ role: 'coldkey', source: 'phrase', hidden: false, colour: 0 });
    const { file } = await world.storedVault();
    expect(file).toMatchObject({ format: 2, passkey: null, id: FIRST['vault.b'].id });
    expect(file.records).toEqual(FIRST['vault.b'].records);
    // What was there stays as the previous version.
    expect(await world.local.get('vault.b')).toEqual(FIRST['vault.b']);
    const upgraded = world.local.dump();
    await world.start().handlers['wallet.lock']({});
    const again = await world.start().handlers['wallet.unlock']({ wrappingKey });
    expect(again.accounts).toEqual(accounts);
    expect(world.local.dump()).toBe(upgraded);
  });

  it('S7 works with an upgraded vault: signs, shows the phrase, takes another account', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    const room = world.start();
    const { accounts } = await room.handlers['wallet.unlock']({ wrappingKey });
    const accountIds = accounts.map(({ accountId }) => accountId);
    for (const accountId of accountIds)
      expect(await room.wallet.sign(accountId, new Uint8Array(8))).toHaveLength(64);
    const { secrets } = await room.handlers['wallet.revealSecrets']({ accountIds, wrappingKey });
    expect(secrets.map((one) => one.secret.kind)).toEqual(['phrase', 'phrase']);
    const added = { accounts: [holding('third', secret('//third'))] };
    expect((await room.handlers['wallet.addAccounts'](added)).outcomes).toEqual(['added']);
  });

  it('S7 lists the accounts of the first format while it is still locked, and changes nothing for it', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    const writes = world.local.writes;
    const room = world.start();
    expect((await room.wallet.accounts()).map(({ name }) => name)).toEqual(['Main', 'Cold ed']);
    expect(await room.handlers['wallet.passkeyForUnlock']({})).toEqual({ passkey: null });
    expect(world.local.writes).toBe(writes);
    const wrong = await refused(room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY }));
    expect(wrong.code).toBe('vault/wrong-password');
    world.clock.advance(1_000);
    expect(await world.local.get('vault.b')).toEqual(FIRST['vault.b']);
    expect((await room.handlers['wallet.unlock']({ wrappingKey })).vault).toBe('unlocked');
  });

  it('S7 asks for a stronger derivation where the stored one is below today’s least', async () => {
    const { world, wrappingKey, params } = await worldWith(FIRST);
    const room = world.start();
    expect((await refused(room.handlers['wallet.kdfUpgrade']({}))).code).toBe('vault/locked');
    await room.handlers['wallet.unlock']({ wrappingKey });
    const { kdf } = await room.handlers['wallet.kdfUpgrade']({});
    expect(kdf).toMatchObject({ memoryKiB: 65_536, passes: 3 });
    expect(kdf?.salt).not.toBe(params.salt);
    if (!kdf) return;
    const change = { oldWrappingKey: wrappingKey, kdf, wrappingKey: 'e1'.repeat(32) };
    await room.handlers['wallet.changePassword'](change);
    expect(await room.handlers['wallet.kdfUpgrade']({})).toEqual({ kdf: null });
    const cheaper = { ...change, oldWrappingKey: change.wrappingKey, kdf: { ...kdf, passes: 2 } };
    const downgrade = await refused(room.handlers['wallet.changePassword'](cheaper));
    expect(downgrade.code).toBe('vault/kdf-out-of-bounds');
  });

  it.each([
    ['while the upgraded file is written', 'vault.a'],
    ['between the upgraded file and the swap', 'vault.pointer'],
  ])('S8 has the first format whole when the worker is killed %s', async (_when, key) => {
    const { world, wrappingKey } = await worldWith(FIRST);
    const killed = world.local.fail('set', key, { outcome: 'hang' });
    void world.start().handlers['wallet.unlock']({ wrappingKey });
    await killed;
    expect((await world.storedVault()).file).toEqual(FIRST['vault.b']);
    const { accounts } = await world.start().handlers['wallet.unlock']({ wrappingKey });
    expect(accounts.map((one) => one.name)).toEqual(['Main', 'Cold ed']);
    expect((await world.storedVault()).file.format).toBe(2);
  });

  it('S9 stays locked in the first format when the upgrade cannot be stored', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    const before = world.local.dump();
    void world.local.fail('set', 'vault.');
    const room = world.start();
    expect((await refused(room.handlers['wallet.unlock']({ wrappingKey }))).code).toBe('vault/write-failed');
    expect(world.local.dump()).toBe(before);
    expect(await room.wallet.isUnlocked()).toBe(false);
  });

  it('S10 restores a copy of the first format as one of today', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    await world.copyStore.set({ vault: FIRST['vault.b'] });
    await world.local.set({ 'vault.b': { magic: 'KELVIN', format: 2 } });
    await world.local.remove(['vault.a']);
    const status = await world.start().handlers['wallet.restoreBackup']({ wrappingKey });
    expect(status.accounts.map((one) => one.name)).toEqual(['Main', 'Cold ed']);
    expect((await world.storedVault()).file.format).toBe(2);
  });

  it('S3 notices a changed name in the first format', async () => {
    const { world, wrappingKey } = await worldWith(FIRST);
    await world.tamper((file) => ({
      ...file,
      accounts: (file.accounts as Array<{ name: string }>).map((one) => ({ ...one, name: 'mine' })),
    }));
    const error = await refused(world.start().handlers['wallet.unlock']({ wrappingKey }));
    expect(error.code).toBe('vault/corrupt');
  });

  it('S7 opens the second format with accounts of every kind, by password and by passkey', async () => {
    const { world, wrappingKey } = await worldWith(SECOND);
    const before = world.local.dump();
    const room = world.start();
    const { accounts, passkey } = await room.handlers['wallet.unlock']({ wrappingKey });
    expect(passkey).toBe(true);
    expect(accounts.map((one) => [one.name, one.cryptoType, one.source, one.role])).toEqual([
      ['Main', 'sr25519', 'phrase', 'coldkey'],
      ['Hard and soft', 'sr25519', 'phrase', 'coldkey'],
      ['Phrase ed', 'ed25519', 'phrase', 'coldkey'],
      ['Seed', 'sr25519', 'seed', 'coldkey'],
      ['Seed ed', 'ed25519', 'seed', 'coldkey'],
      ['Key', 'sr25519', 'key', 'hotkey'],
      ['Key ed', 'ed25519', 'key', 'coldkey'],
      ['Watched', null, null, 'coldkey'],
    ]);
    expect(accounts[4]).toMatchObject({ hidden: true, colour: 3 });
    const held = accounts.filter((one) => one.source !== null).map((one) => one.accountId);
    const { secrets } = await room.handlers['wallet.revealSecrets']({ accountIds: held, wrappingKey });
    expect(secrets.map(({ secret: one }) => ('path' in one ? one.path : null))).toEqual([
      '',
      '//hard/soft///word',
      '//7',
      '//1/2',
      '',
      null,
      null,
    ]);
    await room.handlers['wallet.lock']({});
    const byPasskey = await world.start().handlers['wallet.unlockWithPasskey']({ prfKey: 'c4'.repeat(32) });
    expect(byPasskey.accounts).toEqual(accounts);
    expect(world.local.dump()).toBe(before);
  });

  it.each(['storage-layout-1', 'storage-vault-2'])('S3 reads %s only as it was written', (name) => {
    const snapshot = snapshotOf(name);
    const file = snapshot[snapshot['vault.pointer']] as VaultFile;
    expect(parseVault(file).kind).toBe('file');
    expect(parseVault({ ...file, extra: 1 }).kind).toBe('damaged');
    for (const key of Object.keys(file)) {
      const { [key as keyof VaultFile]: _left, ...rest } = file;
      expect(parseVault(rest).kind, key).toBe('damaged');
    }
    // One format's file under the other's number is neither.
    expect(parseVault({ ...file, format: 3 - file.format }).kind).toBe('damaged');
    expect(parseVault({ ...file, format: 3 }).kind).toBe('newer');
  });
});

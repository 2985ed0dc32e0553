import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { indexedDbCopy } from '../../src/background/storage/index.js';
import type { WalletRoom } from '../../src/background/wallet/index.js';
import {
  creation,
  holding,
  KDF,
  KEY,
  OTHER_PHRASE,
  refused,
  secret,
  WalletWorld,
} from '../unit/background/wallet/wallet-world.js';

const SECOND = holding('second', secret('//second'));
const NEW_ACCOUNT = { accounts: [SECOND] };

async function names(room: WalletRoom): Promise<string[]> {
  return (await room.wallet.accounts()).map(({ name }) => name);
}

describe('storage of the vault', () => {
  it.each([
    ['while the new file is written', 'vault.'],
    ['between the new file and the swap', 'vault.pointer'],
  ])('S8 has the old vault whole when the worker is killed %s', async (_when, key) => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const killed = world.local.fail('set', key, { outcome: 'hang' });
    void room.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    await killed;
    const { handlers, wallet } = world.start();
    const next = world.start();
    expect(await names(next)).toEqual(['account ']);
    expect((await handlers['wallet.unlock']({ wrappingKey: KEY })).vault).toBe('unlocked');
    expect(await wallet.isUnlocked()).toBe(true);
    await next.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    expect(await names(world.start())).toEqual(['account ', 'second']);
  });

  it('S8 has the new vault whole when the worker is killed before the second copy', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const killed = world.copyStore.fail('set', 'vault', { outcome: 'hang' });
    void room.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    await killed;
    expect(await names(world.start())).toEqual(['account ', 'second']);
    const restarted = world.start();
    expect((await restarted.handlers['wallet.unlock']({ wrappingKey: KEY })).accounts).toHaveLength(2);
    expect(world.copyStore.dump()).toContain('second');
  });

  it('S8 keeps a first vault whose pointer was never written, and the next write does not touch its slot', async () => {
    const world = new WalletWorld();
    const killed = world.local.fail('set', 'vault.pointer', { outcome: 'hang' });
    void world.withAccounts('');
    await killed;
    const room = world.start();
    await room.handlers['wallet.unlock']({ wrappingKey: KEY });
    const first = await world.local.get('vault.a');
    await room.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    expect(await names(world.start())).toEqual(['account ', 'second']);
    expect(await world.local.get('vault.a')).toEqual(first);
  });

  it.each([
    ['the new file', 'vault.'],
    ['the swap', 'vault.pointer'],
  ])('S9 undoes everything when storage refuses %s', async (_what, key) => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//kept');
    const before = world.local.dump();
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    void world.local.fail('set', key);
    const adding = await refused(room.handlers['wallet.addAccounts'](NEW_ACCOUNT));
    expect(adding).toEqual({ code: 'vault/write-failed', context: { step: 'store' } });
    expect(world.local.dump()).toBe(before);
    expect(await names(room)).toEqual(['account ', 'account //kept']);
    expect(changes).toEqual([]);
    await room.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    expect(await names(world.start())).toHaveLength(3);
  });

  it('S9 notices a write that storage reported done and did not keep', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//kept');
    const before = world.local.dump();
    void world.local.fail('set', 'vault.', { outcome: 'lose' });
    const { code } = await refused(room.handlers['wallet.addAccounts'](NEW_ACCOUNT));
    expect(code).toBe('vault/write-failed');
    expect(world.local.dump()).toBe(before);
  });

  it('S9 stores no record that decrypts to something else than was meant', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const before = world.local.dump();
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    // A platform fault: the 64-byte key is encrypted as zeros.
    const fault = vi.spyOn(crypto.subtle, 'encrypt').mockImplementation(async (algorithm, key, plain) => {
      return encrypt(algorithm, key, plain.byteLength === 64 ? new Uint8Array(64) : plain);
    });
    const error = await refused(room.handlers['wallet.addAccounts'](NEW_ACCOUNT));
    fault.mockRestore();
    expect(error).toEqual({ code: 'vault/write-failed', context: { step: 'verify' } });
    expect(world.local.dump()).toBe(before);
  });

  it.each(['vault.a', 'vault.pointer'])(
    'S9 leaves nothing of a first vault when %s is refused',
    async (key) => {
      const world = new WalletWorld();
      void world.local.fail('set', key);
      const { code } = await refused(world.withAccounts(''));
      expect(code).toBe('vault/write-failed');
      expect((await world.start().handlers['wallet.status']({})).vault).toBe('empty');
      await world.withAccounts('');
      expect(await names(world.start())).toHaveLength(1);
    },
  );

  it('S9 saves although the second copy cannot be written, and catches up at the next unlock', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    void world.copyStore.fail('set', 'vault');
    await room.handlers['wallet.addAccounts'](NEW_ACCOUNT);
    expect(world.copyStore.dump()).not.toContain('second');
    await room.handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(world.copyStore.dump()).toContain('second');
  });

  it('S10 offers recovery, not onboarding, when only the copy in IndexedDB is left', async () => {
    const world = new WalletWorld();
    const copy = indexedDbCopy('s10');
    await world.start({ copy }).handlers['wallet.create'](creation());
    world.local.clear();
    world.closeBrowser();
    const room = world.start({ copy });
    const writes = world.local.writes;
    expect((await room.handlers['wallet.status']({})).vault).toBe('unreadable');
    const input = creation(holding('new', secret('', OTHER_PHRASE)));
    const again = await refused(room.handlers['wallet.create'](input));
    expect(again).toEqual({ code: 'vault/corrupt', context: { backup: true } });
    expect(world.local.writes).toBe(writes);
    expect(await room.handlers['wallet.kdfForUnlock']({})).toEqual(KDF);
    await room.handlers['wallet.restoreBackup']({ wrappingKey: KEY });
    const status = await world.start({ copy }).handlers['wallet.status']({});
    expect(status).toMatchObject({ vault: 'unlocked', accounts: [{ name: 'first' }] });
  });

  it('S10 restores from the previous version when the current one is damaged, and keeps the damaged one', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    world.copyStore.clear();
    await world.tamper(({ records: _records, ...rest }) => rest);
    expect((await room.handlers['wallet.status']({})).vault).toBe('unreadable');
    expect((await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe('vault/corrupt');
    expect(
      (await refused(room.handlers['wallet.restoreBackup']({ wrappingKey: '00'.repeat(32) }))).code,
    ).toBe('vault/wrong-password');
    world.clock.advance(1_000);
    await room.handlers['wallet.restoreBackup']({ wrappingKey: KEY });
    expect(await names(room)).toEqual(['account ']);
  });

  it('S10 restores from the second copy when only the key can tell that the current one is damaged', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    await world.tamper((file) => ({ ...file, revision: 99 }));
    expect((await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe('vault/corrupt');
    await room.handlers['wallet.restoreBackup']({ wrappingKey: KEY });
    const { vault, accounts } = await room.handlers['wallet.status']({});
    expect(vault).toBe('unlocked');
    expect(accounts).toHaveLength(2);
  });

  it('S10 says that there is no backup when there is none', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    world.copyStore.clear();
    await world.tamper(() => ({ magic: 'KELVIN', format: 1 }));
    for (const attempt of [
      room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }),
      room.handlers['wallet.kdfForUnlock']({}),
    ]) {
      expect(await refused(attempt)).toEqual({ code: 'vault/corrupt', context: { backup: false } });
    }
  });

  it('S10 restores nothing over a vault that opens', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    expect((await refused(room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }))).code).toBe(
      'vault/exists',
    );
  });

  it.each(['vault.', 'schema'])(
    'S11 shows recovery and writes nothing when reading %s throws',
    async (key) => {
      const world = new WalletWorld();
      await world.withAccounts('');
      await world.start().handlers['wallet.lock']({});
      const writes = world.local.writes;
      void world.local.fail('get', key, { times: Number.POSITIVE_INFINITY });
      const room = world.start();
      await room.start();
      expect((await room.handlers['wallet.status']({})).vault).toBe('unreadable');
      for (const attempt of [
        room.handlers['wallet.unlock']({ wrappingKey: KEY }),
        room.handlers['wallet.create'](creation()),
        room.handlers['wallet.kdfForUnlock']({}),
        room.handlers['wallet.previewSecret']({ secret: secret() }),
        room.wallet.accounts(),
        room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }),
      ]) {
        expect((await refused(attempt)).code).toBe('vault/unreadable');
      }
      expect(world.local.writes).toBe(writes);
    },
  );

  it('S11 does not take an unreadable second copy for an empty wallet', async () => {
    const world = new WalletWorld();
    void world.copyStore.fail('get', 'vault', { times: Number.POSITIVE_INFINITY });
    expect((await world.start().handlers['wallet.status']({})).vault).toBe('unreadable');
  });

  it('S13 applies two saves that were asked for at once', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const paths = ['//1', '//2', '//3', '//4', '//5'];
    await Promise.all(
      paths.map((path) => room.handlers['wallet.addAccounts']({ accounts: [holding(path, secret(path))] })),
    );
    expect(await names(world.start())).toEqual(['account ', ...paths]);
    await room.handlers['wallet.lock']({});
    expect((await room.handlers['wallet.unlock']({ wrappingKey: KEY })).accounts).toHaveLength(6);
  });

  it('S13 applies saves of every kind that were asked for at once, in their order', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('//a', '//b', '//c');
    const [a, b, c] = (await room.accounts()).map(({ accountId }) => accountId);
    if (!a || !b || !c) throw new Error('three accounts');
    const newKey = 'c9'.repeat(32);
    const passkey = { credentialId: 'AA', prfSalt: 'BB', prfKey: '5e'.repeat(32) };
    const kdf = { ...KDF, salt: '1e'.repeat(16) };
    await Promise.all([
      room.addAccounts([holding('new', secret('//new'))]),
      room.updateAccount(b, { name: 'renamed' }),
      room.handlers['wallet.changePassword']({ oldWrappingKey: KEY, kdf, wrappingKey: newKey }),
      room.handlers['wallet.setPasskey']({ wrappingKey: newKey, ...passkey }),
      room.handlers['wallet.forgetAccount']({ accountId: a, wrappingKey: newKey }),
      room.updateAccount(c, { colour: 2 }),
    ]);
    const next = world.start();
    await next.handlers['wallet.lock']({});
    const { accounts } = await next.handlers['wallet.unlock']({ wrappingKey: newKey });
    expect(accounts.map(({ name, colour }) => [name, colour])).toEqual([
      ['renamed', 0],
      ['account //c', 2],
      ['new', 0],
    ]);
    await next.handlers['wallet.lock']({});
    const byPasskey = await next.handlers['wallet.unlockWithPasskey']({ prfKey: passkey.prfKey });
    expect(byPasskey.accounts).toEqual(accounts);
  });

  it('S13 creates one vault when asked twice at once', async () => {
    const room = new WalletWorld().start();
    const first = room.handlers['wallet.create'](creation());
    const second = refused(room.handlers['wallet.create'](creation(SECOND)));
    await first;
    expect((await second).code).toBe('vault/exists');
    expect(await names(room)).toEqual(['first']);
  });
});

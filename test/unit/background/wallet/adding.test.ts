import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../src/core/address/index.js';
import { openSecret, type Secret } from '../../../../src/core/keys/secret.js';
import {
  creation,
  holding,
  KEY,
  OTHER_PHRASE,
  PHRASE,
  refused,
  secret,
  WalletWorld,
  watching,
} from './wallet-world.js';

const SEED: Secret = { kind: 'seed', seedHex: '5A'.repeat(32), path: '//1/2', cryptoType: 'sr25519' };
const KEY_SECRET: Secret = {
  kind: 'key',
  secretHex: bytesToHex(openSecret(secret('//bare', OTHER_PHRASE)).secretKey),
  cryptoType: 'sr25519',
};
const addressOfSecret = (held: Secret): string => encodeAddress(openSecret(held).publicKey);
const STRANGER = encodeAddress(new Uint8Array(32).fill(7));

describe('adding accounts', () => {
  it('K3 takes every kind in one write and answers in order', async () => {
    const world = new WalletWorld();
    const room = world.start();
    const { outcomes } = await room.handlers['wallet.create'](
      creation(holding('phrase'), holding('seed', SEED), watching('watched', STRANGER)),
    );
    expect(outcomes).toEqual(['added', 'added', 'added']);
    const { file: before } = await world.storedVault();
    const added = await room.handlers['wallet.addAccounts']({
      accounts: [
        holding('again', SEED),
        holding('key', KEY_SECRET, { role: 'hotkey', backedUp: false }),
        holding('twice', KEY_SECRET),
        watching('watched again', STRANGER),
      ],
    });
    expect(added.outcomes).toEqual(['present', 'added', 'present', 'present']);
    expect(added.accounts.map(({ name }) => name)).toEqual(['seed', 'key', 'key', 'watched']);
    const { file: after } = await world.storedVault();
    expect(after.revision).toBe(Number(before.revision) + 1);
    const all = await world.start().wallet.accounts();
    expect(all.map((one) => [one.name, one.source, one.role, one.backedUp])).toEqual([
      ['phrase', 'phrase', 'coldkey', true],
      ['seed', 'seed', 'coldkey', true],
      ['watched', null, 'coldkey', true],
      ['key', 'key', 'hotkey', false],
    ]);
  });

  it('K3 upgrades a watched address in its place, under its name and marks', async () => {
    const world = new WalletWorld();
    const room = world.start();
    await room.create(
      creation(
        holding('first'),
        watching('Cold storage', addressOfSecret(SEED)),
        holding('last', KEY_SECRET),
      ),
    );
    const watched = (await room.accounts())[1];
    await room.updateAccount(watched?.accountId ?? '', { colour: 5, hidden: true, role: 'hotkey' });
    const { outcomes, accounts } = await room.addAccounts([holding('new name', SEED, { backedUp: false })]);
    expect(outcomes).toEqual(['upgraded']);
    const upgraded = {
      ...watched,
      cryptoType: 'sr25519',
      source: 'seed',
      backedUp: false,
      colour: 5,
      hidden: true,
      role: 'hotkey',
    };
    expect(accounts).toEqual([upgraded]);
    expect((await world.start().wallet.accounts())[1]).toEqual(upgraded);
    expect(await room.wallet.sign(watched?.accountId ?? '', new Uint8Array(3))).toHaveLength(64);
    await room.handlers['wallet.lock']({});
    expect((await room.handlers['wallet.unlock']({ wrappingKey: KEY })).accounts).toHaveLength(3);
  });

  it('K3 upgrades within one list too', async () => {
    const room = await new WalletWorld().withAccounts('');
    const { outcomes, accounts } = await room.addAccounts([
      watching('mine', addressOfSecret(SEED)),
      holding('seed', SEED),
    ]);
    expect(outcomes).toEqual(['added', 'upgraded']);
    expect(accounts.map(({ name, source }) => [name, source])).toEqual([
      ['mine', 'seed'],
      ['mine', 'seed'],
    ]);
    expect(await room.wallet.accounts()).toHaveLength(2);
  });

  it.each([
    ['a bad secret', holding('bad', { ...SEED, seedHex: '5a' }), 'keys/bad-hex'],
    ['an address of another chain', watching('dot', encodeAddress(new Uint8Array(32), 0)), 'address/prefix'],
    ['a mistyped address', watching('typo', STRANGER.replace(/.$/, '1')), 'address/checksum'],
  ])('K3 adds none of a list with %s in it', async (_what, wrong, code) => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const before = world.local.dump();
    expect((await refused(room.addAccounts([holding('fine', SEED), wrong]))).code).toBe(code);
    expect(world.local.dump()).toBe(before);
  });

  it('K2 says beforehand whether an address is held, watched or new', async () => {
    const room = new WalletWorld().start();
    await room.create(creation(holding('first'), watching('watched', addressOfSecret(SEED))));
    const presence = async (held: Secret) =>
      (await room.handlers['wallet.previewSecret']({ secret: held })).presence;
    expect(await presence(secret())).toBe('held');
    expect(await presence(SEED)).toBe('watched');
    expect(await presence(KEY_SECRET)).toBe('none');
  });

  it('a watched address signs nothing, whoever asks', async () => {
    const room = new WalletWorld().start();
    const { accounts } = await room.create(creation(watching('watched', STRANGER), holding('held')));
    const accountId = accounts[0]?.accountId ?? '0x';
    expect((await refused(room.wallet.sign(accountId, new Uint8Array(1)))).code).toBe('keys/watch-only');
    const reveal = { accountIds: [accountId], wrappingKey: KEY };
    expect((await refused(room.handlers['wallet.revealSecrets'](reveal))).code).toBe('keys/watch-only');
  });
});

describe('deriving accounts', () => {
  const derive = (path: string, cryptoType: 'sr25519' | 'ed25519' = 'sr25519') => ({ path, cryptoType });

  it('K4 previews paths from the root with the phrase’s own password, and stores nothing', async () => {
    const world = new WalletWorld();
    const room = world.start();
    const { accounts } = await room.create(creation(holding('deep', secret('//0//9///word'))));
    const accountId = accounts[0]?.accountId ?? '0x';
    const before = world.local.dump();
    const { previews } = await room.handlers['wallet.previewDerived']({
      accountId,
      derivations: [derive(''), derive('//1'), derive('//1', 'ed25519'), derive('//0//9')],
    });
    expect(previews.map(({ address }) => address)).toEqual([
      addressOfSecret(secret('///word')),
      addressOfSecret(secret('//1///word')),
      addressOfSecret(secret('//1///word', PHRASE, 'ed25519')),
      addressOfSecret(secret('//0//9///word')),
    ]);
    expect(previews.map(({ presence }) => presence)).toEqual(['none', 'none', 'none', 'held']);
    expect(world.local.dump()).toBe(before);
  });

  it.each([false, true])(
    'K4 adds accounts that count as backed up like their phrase (%s)',
    async (backedUp) => {
      const world = new WalletWorld();
      const room = world.start();
      const parent = holding('parent', secret('//0///word'), { backedUp });
      const { accounts } = await room.create(creation(parent));
      const derivations = [
        { ...derive('//1'), name: 'one' },
        { ...derive('//0'), name: 'there' },
      ];
      const added = await room.handlers['wallet.deriveAccounts']({
        accountId: accounts[0]?.accountId ?? '0x',
        derivations,
      });
      expect(added.outcomes).toEqual(['added', 'present']);
      expect(added.accounts[0]).toMatchObject({ name: 'one', source: 'phrase', backedUp, role: 'coldkey' });
      const accountIds = added.accounts.map((one) => one.accountId);
      const { secrets } = await world
        .start()
        .handlers['wallet.revealSecrets']({ accountIds, wrappingKey: KEY });
      expect(secrets[0]?.secret).toEqual(secret('//1///word'));
      expect(await room.wallet.sign(accountIds[0] ?? '', new Uint8Array(2))).toHaveLength(64);
    },
  );

  it('K4 derives from a seed as well', async () => {
    const room = await new WalletWorld().withAccounts('');
    const { accounts } = await room.addAccounts([holding('seed', SEED)]);
    const { previews } = await room.handlers['wallet.previewDerived']({
      accountId: accounts[0]?.accountId ?? '0x',
      derivations: [derive('//2')],
    });
    expect(previews[0]?.address).toBe(addressOfSecret({ ...SEED, path: '//2' }));
  });

  it.each([
    ['a password in the path', '//1///other', 'sr25519', 'keys/bad-path'],
    ['an empty password in the path', '//1///', 'sr25519', 'keys/bad-path'],
    ['no path at all', 'stash', 'sr25519', 'keys/bad-path'],
    ['a path that could never be typed back', `//${'x'.repeat(252)}`, 'sr25519', 'keys/bad-path'],
    ['a soft step of ed25519', '/1', 'ed25519', 'keys/soft-path-ed25519'],
  ] as const)('K4 refuses %s', async (_what, path, cryptoType, code) => {
    const room = new WalletWorld().start();
    const { accounts } = await room.create(creation(holding('deep', secret('//0///word'))));
    const accountId = accounts[0]?.accountId ?? '0x';
    const input = { accountId, derivations: [{ path, cryptoType, name: 'x' }] };
    expect((await refused(room.handlers['wallet.previewDerived'](input))).code).toBe(code);
    expect((await refused(room.handlers['wallet.deriveAccounts'](input))).code).toBe(code);
    expect(await room.wallet.accounts()).toHaveLength(1);
  });

  it.each([
    ['a bare key', holding('key', KEY_SECRET)],
    ['a watched address', watching('watched', STRANGER)],
  ])('K4 derives nothing from %s', async (_what, account) => {
    const room = new WalletWorld().start();
    const { accounts } = await room.create(creation(account));
    const input = {
      accountId: accounts[0]?.accountId ?? '0x',
      derivations: [{ ...derive('//1'), name: 'x' }],
    };
    expect((await refused(room.handlers['wallet.previewDerived'](input))).code).toBe('keys/no-phrase');
    expect((await refused(room.handlers['wallet.deriveAccounts'](input))).code).toBe('keys/no-phrase');
  });
});

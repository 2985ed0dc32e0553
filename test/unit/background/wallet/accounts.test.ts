import { ed25519 } from '@noble/curves/ed25519.js';
import { hexToBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import { describe, expect, it } from 'vitest';
import {
  creation,
  holding,
  KEY,
  OTHER_PHRASE,
  PHRASE,
  refused,
  secret,
  WalletWorld,
} from './wallet-world.js';

const MESSAGE = new TextEncoder().encode('kelvin');

describe('creating and adding accounts', () => {
  it('K1 leaves a new wallet unlocked with its account', async () => {
    const world = new WalletWorld();
    const room = world.start();
    expect((await room.handlers['wallet.status']({})).vault).toBe('empty');
    expect(await room.wallet.accounts()).toEqual([]);
    const { phrase } = await room.handlers['wallet.generatePhrase']({ words: 24 });
    expect(phrase.split(' ')).toHaveLength(24);
    const kdf = await room.handlers['wallet.kdfForCreate']({});
    const main = holding('Main', secret('', phrase), { backedUp: false });
    const { accounts, outcomes } = await room.handlers['wallet.create']({ ...creation(main), kdf });
    expect(outcomes).toEqual(['added']);
    expect(await room.handlers['wallet.status']({})).toEqual({
      vault: 'unlocked',
      accounts,
      activeAccountId: accounts[0]?.accountId,
      lockAtMs: world.clock.nowMs() + 15 * 60_000,
      retryInMs: 0,
      pendingApprovals: 0,
      passkey: false,
    });
  });

  it('asks for strong parameters and another salt each time', async () => {
    const { handlers } = new WalletWorld().start();
    const [first, second] = [
      await handlers['wallet.kdfForCreate']({}),
      await handlers['wallet.kdfForCreate']({}),
    ];
    expect(first).toMatchObject({ alg: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 });
    expect(first.salt).toMatch(/^[0-9a-f]{32}$/);
    expect(first.salt).not.toBe(second.salt);
  });

  it('K2 shows the address first and says when the wallet has it', async () => {
    const room = await new WalletWorld().withAccounts('');
    const known = await room.handlers['wallet.previewSecret']({ secret: secret() });
    expect(known).toEqual({
      address: '5HDvhV6WDCjCKyrXqGQSDYqQAzkzabNhctmiDYEqgBC66BsX',
      accountId: '0xe4359ad3e2716c539a1d663ebd0a51bdc5c98a12e663bb4c4402db47828c9446',
      presence: 'held',
    });
    const ed = await room.handlers['wallet.previewSecret']({ secret: secret('', PHRASE, 'ed25519') });
    expect(ed).toMatchObject({
      address: '5HhFH9GvwCST4kRVoFREE7qDJcjYteR5unhQCrBGhhGuRgNb',
      presence: 'none',
    });
  });

  it('K2 leaves an account that is there already as it is', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const before = world.local.dump();
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    const again = await room.handlers['wallet.addAccounts']({ accounts: [holding('again')] });
    expect(again).toMatchObject({ outcomes: ['present'], accounts: [{ name: 'account ' }] });
    expect(changes).toEqual([]);
    expect(world.local.dump()).toBe(before);
  });

  it('K2 changes nothing when the phrase is wrong', async () => {
    const world = new WalletWorld();
    const wrong = { ...secret(), phrase: PHRASE.replace('review', 'reveiw') };
    const input = creation(holding('fine', secret('//fine')), holding('a', wrong));
    const error = await refused(world.start().handlers['wallet.create'](input));
    expect(error).toEqual({ code: 'keys/bad-phrase-word', context: { position: 12, suggestion: 'review' } });
    expect(world.local.writes + world.session.writes + world.copyStore.writes).toBe(0);
  });

  it('keeps names and order, and tells the listeners', async () => {
    const room = await new WalletWorld().withAccounts('', '//b');
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    const [, second] = await room.wallet.accounts();
    const accountId = second?.accountId ?? '0x';
    // Hex digits of an id may come in capitals from a page.
    await room.handlers['wallet.updateAccount']({
      accountId: `0x${accountId.slice(2).toUpperCase()}`,
      patch: { name: 'Cold' },
    });
    await room.handlers['wallet.setActiveAccount']({ accountId });
    const status = await room.handlers['wallet.status']({});
    expect(status.accounts.map(({ name }) => name)).toEqual(['account ', 'Cold']);
    expect(status.activeAccountId).toBe(accountId);
    await room.handlers['wallet.lock']({});
    await room.handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(changes).toEqual(['accounts', 'accounts', 'locked', 'unlocked']);
  });

  it('refuses to name or choose an account it does not have', async () => {
    const room = await new WalletWorld().withAccounts('');
    const accountId = `0x${'11'.repeat(32)}` as const;
    for (const attempt of [
      () => room.handlers['wallet.updateAccount']({ accountId, patch: { name: 'x' } }),
      () => room.handlers['wallet.setActiveAccount']({ accountId }),
      () => room.handlers['wallet.forgetAccount']({ accountId, wrappingKey: KEY }),
      () => room.handlers['wallet.revealSecrets']({ accountIds: [accountId], wrappingKey: KEY }),
      () => room.wallet.sign(accountId, MESSAGE),
    ]) {
      expect((await refused(attempt())).code).toBe('keys/unknown-account');
    }
  });

  it('has no parameters and nothing to unlock before there is a vault', async () => {
    const { handlers } = new WalletWorld().start();
    expect((await refused(handlers['wallet.kdfForUnlock']({}))).code).toBe('vault/empty');
    expect((await refused(handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe('vault/empty');
  });

  it('passes on how many approvals wait', async () => {
    const room = new WalletWorld().start({ pendingApprovals: async () => 3 });
    expect((await room.handlers['wallet.status']({})).pendingApprovals).toBe(3);
  });
});

describe('signing', () => {
  it('S68 signs with the key of the account that was asked for', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//b');
    const ed = secret('//c', OTHER_PHRASE, 'ed25519');
    await room.handlers['wallet.addAccounts']({ accounts: [holding('ed', ed)] });
    const restarted = world.start();
    for (const { accountId, cryptoType } of await restarted.wallet.accounts()) {
      const signature = await restarted.wallet.sign(accountId, MESSAGE);
      const publicKey = hexToBytes(accountId.slice(2));
      const isValid =
        cryptoType === 'sr25519'
          ? sr25519.verify(MESSAGE, signature, publicKey)
          : ed25519.verify(signature, MESSAGE, publicKey);
      expect(isValid, String(cryptoType)).toBe(true);
    }
  });
});

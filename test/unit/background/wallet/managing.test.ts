import { describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../src/core/address/index.js';
import type { Secret } from '../../../../src/core/keys/secret.js';
import { creation, holding, KEY, refused, secret, WalletWorld, WRONG_KEY, watching } from './wallet-world.js';

const STRANGER = encodeAddress(new Uint8Array(32).fill(7));
const SEED: Secret = { kind: 'seed', seedHex: '5a'.repeat(32), path: '//1', cryptoType: 'ed25519' };

async function threeAccounts() {
  const world = new WalletWorld();
  const room = await world.withAccounts('//a', '//b', '//c');
  const ids = (await room.accounts()).map(({ accountId }) => accountId);
  const [a = '0x', b = '0x', c = '0x'] = ids;
  return { world, room, ids: [a, b, c] as const };
}

describe('what a person chose about an account', () => {
  it('is changed field by field and nothing else', async () => {
    const { world, room, ids } = await threeAccounts();
    const before = await room.accounts();
    await room.handlers['wallet.updateAccount']({ accountId: ids[1], patch: { hidden: true, colour: 8 } });
    await room.handlers['wallet.updateAccount']({
      accountId: ids[1],
      patch: { name: 'Hot', role: 'hotkey', colour: undefined },
    });
    const after = await world.start().wallet.accounts();
    expect(after).toEqual(
      before.with(1, { ...before[1], name: 'Hot', role: 'hotkey', hidden: true, colour: 8 } as never),
    );
    expect(await room.wallet.sign(ids[1], new Uint8Array(1))).toHaveLength(64);
  });

  it('a hidden account is not shown first', async () => {
    const { room, ids } = await threeAccounts();
    const active = async () => (await room.handlers['wallet.status']({})).activeAccountId;
    await room.handlers['wallet.setActiveAccount']({ accountId: ids[2] });
    expect(await active()).toBe(ids[2]);
    await room.updateAccount(ids[2], { hidden: true });
    expect(await active()).toBe(ids[0]);
    for (const accountId of ids) await room.updateAccount(accountId, { hidden: true });
    expect(await active()).toBe(ids[0]);
  });

  it('the order is kept, and lost accounts are not a way to order', async () => {
    const { world, room, ids } = await threeAccounts();
    const [a, b, c] = ids;
    await room.handlers['wallet.orderAccounts']({ accountIds: [c, a, b] });
    const before = world.local.dump();
    const stranger = `0x${'11'.repeat(32)}` as const;
    for (const accountIds of [
      [a, b],
      [a, b, c, c],
      [a, a, b],
      [a, b, stranger],
      [a, b, c, stranger],
    ]) {
      const { code } = await refused(room.handlers['wallet.orderAccounts']({ accountIds }));
      expect(code).toBe('keys/unknown-account');
    }
    expect(world.local.dump()).toBe(before);
    expect((await world.start().wallet.accounts()).map((one) => one.accountId)).toEqual([c, a, b]);
  });
});

describe('forgetting an account', () => {
  it('takes it, its secret and what sites had of it, everywhere', async () => {
    const { world, room, ids } = await threeAccounts();
    await room.handlers['wallet.setActiveAccount']({ accountId: ids[1] });
    const record = ((await world.storedVault()).file.records as Array<{ id: string; ct: string }>).find(
      (entry) => entry.id === ids[1],
    );
    await room.handlers['wallet.forgetAccount']({ accountId: ids[1], wrappingKey: KEY });
    expect(world.ended).toEqual([ids[1]]);
    const status = await room.handlers['wallet.status']({});
    expect(status.accounts.map((one) => one.accountId)).toEqual([ids[0], ids[2]]);
    expect(status.activeAccountId).toBe(ids[0]);
    const dump = world.local.dump() + world.copyStore.dump();
    expect(record?.ct).toMatch(/^[0-9a-f]{64,}$/);
    expect(dump).not.toContain(record?.ct);
    expect(dump).not.toContain(ids[1]);
    expect((await refused(room.wallet.sign(ids[1], new Uint8Array(1)))).code).toBe('keys/unknown-account');
    // Added again it is a new account, not the one shown first.
    await room.addAccounts([holding('back', secret('//b'))]);
    expect((await room.handlers['wallet.status']({})).activeAccountId).toBe(ids[0]);
  });

  it('S2 needs the password for what is held, and counts a wrong one', async () => {
    const { world, room, ids } = await threeAccounts();
    const before = (await world.storedVault()).file;
    const forget = (wrappingKey: string | null) =>
      refused(room.handlers['wallet.forgetAccount']({ accountId: ids[1], wrappingKey }));
    expect(await forget(null)).toEqual({ code: 'vault/wrong-password', context: { missing: true } });
    expect(await forget(WRONG_KEY)).toEqual({ code: 'vault/wrong-password', context: { retryInMs: 1_000 } });
    expect((await forget(KEY)).code).toBe('vault/too-many-attempts');
    expect((await world.storedVault()).file).toEqual(before);
    expect(world.ended).toEqual([]);
  });

  it('takes a watched address without a password', async () => {
    const room = await new WalletWorld().withAccounts('');
    const { accounts } = await room.addAccounts([watching('watched', STRANGER)]);
    await room.handlers['wallet.forgetAccount']({
      accountId: accounts[0]?.accountId ?? '0x',
      wrappingKey: null,
    });
    expect(await room.accounts()).toHaveLength(1);
  });

  it('never takes the last one', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const before = world.local.dump();
    const accountId = (await room.accounts())[0]?.accountId ?? '0x';
    const last = room.handlers['wallet.forgetAccount']({ accountId, wrappingKey: KEY });
    expect((await refused(last)).code).toBe('keys/last-account');
    expect(world.local.dump()).toBe(before);
  });

  it('S9 keeps it when the write fails', async () => {
    const { world, room, ids } = await threeAccounts();
    const before = world.local.dump();
    void world.local.fail('set', 'vault.');
    const forgetting = room.handlers['wallet.forgetAccount']({ accountId: ids[1], wrappingKey: KEY });
    expect((await refused(forgetting)).code).toBe('vault/write-failed');
    expect(world.local.dump()).toBe(before);
    expect(await room.wallet.sign(ids[1], new Uint8Array(1))).toHaveLength(64);
  });
});

describe('showing secrets', () => {
  it('S81 gives back exactly what was put in, in the order asked', async () => {
    const room = new WalletWorld().start();
    const held: Secret[] = [
      secret('//a/b///word'),
      SEED,
      { kind: 'key', secretHex: '5c'.repeat(32), cryptoType: 'ed25519' },
    ];
    const { accounts } = await room.create(creation(...held.map((one, at) => holding(`${at}`, one))));
    const accountIds = accounts.map((one) => one.accountId).reverse();
    const { secrets } = await room.handlers['wallet.revealSecrets']({ accountIds, wrappingKey: KEY });
    expect(secrets).toEqual(accountIds.map((accountId, at) => ({ accountId, secret: held[2 - at] })));
  });

  it('S81 S2 gives nothing for a wrong password, which counts, and nothing while locked', async () => {
    const { world, room, ids } = await threeAccounts();
    const reveal = (wrappingKey: string) =>
      refused(room.handlers['wallet.revealSecrets']({ accountIds: [ids[0]], wrappingKey }));
    expect(await reveal(WRONG_KEY)).toEqual({ code: 'vault/wrong-password', context: { retryInMs: 1_000 } });
    expect((await reveal(KEY)).code).toBe('vault/too-many-attempts');
    world.clock.advance(1_000);
    await room.handlers['wallet.lock']({});
    expect((await reveal(KEY)).code).toBe('vault/locked');
  });

  it('lends all of them with their accounts behind the password, to one borrower', async () => {
    const world = new WalletWorld();
    const room = world.start();
    await room.create(creation(holding('phrase'), watching('watched', STRANGER), holding('seed', SEED)));
    const lent = await room.lendSecrets(KEY, async (entries) =>
      entries.map(({ account, secret: one }) => [account.name, one]),
    );
    expect(lent).toEqual([
      ['phrase', secret()],
      ['watched', null],
      ['seed', SEED],
    ]);
    let wasLent = false;
    const refusal = await refused(
      room.lendSecrets(WRONG_KEY, async () => {
        wasLent = true;
      }),
    );
    expect(refusal.code).toBe('vault/wrong-password');
    expect(wasLent).toBe(false);
    // The borrower may use the wallet meanwhile.
    world.clock.advance(1_000);
    const added = await room.lendSecrets(KEY, () => room.addAccounts([holding('more', secret('//more'))]));
    expect(added.outcomes).toEqual(['added']);
  });
});

describe('erasing the wallet', () => {
  it.each(['unlocked', 'locked', 'damaged'])('leaves nothing, %s as it may be', async (state) => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//b');
    if (state === 'locked') await room.handlers['wallet.lock']({});
    if (state === 'damaged') await world.tamper(() => ({ magic: 'KELVIN' }));
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    await room.handlers['wallet.erase']({ confirmation: 'erase everything' });
    expect(changes).toEqual(['locked']);
    expect(world.ended).toEqual(['everything']);
    expect([world.local, world.session, world.copyStore].map((store) => store.dump())).toEqual([
      '[]',
      '[]',
      '[]',
    ]);
    expect(world.alarms.pending.size).toBe(0);
    expect((await world.start().handlers['wallet.status']({})).vault).toBe('empty');
    expect(await (await world.withAccounts('//new')).accounts()).toHaveLength(1);
  });

  it('S8 killed before the end, the vault is whole and can be erased again', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const killed = world.copyStore.fail('remove', 'vault', { outcome: 'hang' });
    void room.handlers['wallet.erase']({ confirmation: 'erase everything' });
    await killed;
    const next = world.start();
    expect((await next.handlers['wallet.unlock']({ wrappingKey: KEY })).accounts).toHaveLength(1);
    await next.handlers['wallet.erase']({ confirmation: 'erase everything' });
    expect(world.local.dump()).toBe('[]');
  });
});

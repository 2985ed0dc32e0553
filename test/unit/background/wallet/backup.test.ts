import { describe, expect, it } from 'vitest';
import type { WalletRoom } from '../../../../src/background/wallet/index.js';
import { KDF, KEY, OTHER_PHRASE, PHRASE, refused, secret, WalletWorld } from './wallet-world.js';

/** A wallet with one account whose phrase was not asked back yet. */
async function unconfirmed(path = '') {
  const world = new WalletWorld();
  const room = world.start();
  const input = { kdf: KDF, wrappingKey: KEY, name: 'Main', secret: secret(path), backedUp: false };
  const { account } = await room.handlers['wallet.create'](input);
  return { world, room, accountId: account.accountId };
}

async function backedUp(room: WalletRoom): Promise<boolean[]> {
  return (await room.wallet.accounts()).map((account) => account.backedUp);
}

describe('confirming a backup', () => {
  it('marks exactly that account, for good, and tells the listeners', async () => {
    const { world, room, accountId } = await unconfirmed();
    await room.handlers['wallet.addAccount']({ name: 'b', secret: secret('//b'), backedUp: false });
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    await room.handlers['wallet.confirmBackup']({ accountId, secret: secret() });
    expect(changes).toEqual(['accounts']);
    expect(await backedUp(room)).toEqual([true, false]);
    // Reads back, seal and all, by a new worker after a lock.
    await room.handlers['wallet.lock']({});
    const restarted = world.start();
    const { accounts } = await restarted.handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(accounts.map((account) => account.backedUp)).toEqual([true, false]);
    expect(await restarted.wallet.sign(accountId, new Uint8Array(1))).toHaveLength(64);
  });

  it.each([
    ['another phrase', secret('', OTHER_PHRASE)],
    ['another path', secret('//other')],
    ['another scheme', secret('', PHRASE, 'ed25519')],
  ])('changes nothing for %s', async (_, given) => {
    const { world, room, accountId } = await unconfirmed();
    const before = world.local.dump();
    const error = await refused(room.handlers['wallet.confirmBackup']({ accountId, secret: given }));
    expect(error).toMatchObject({ code: 'keys/unknown-account', context: { address: expect.any(String) } });
    expect(world.local.dump()).toBe(before);
    expect(await backedUp(room)).toEqual([false]);
  });

  it('needs the path where the account has one', async () => {
    const { room, accountId } = await unconfirmed('//cold');
    const bare = room.handlers['wallet.confirmBackup']({ accountId, secret: secret() });
    expect((await refused(bare)).code).toBe('keys/unknown-account');
    await room.handlers['wallet.confirmBackup']({ accountId, secret: secret('//cold') });
    expect(await backedUp(room)).toEqual([true]);
  });

  it('names the word that is wrong', async () => {
    const { room, accountId } = await unconfirmed();
    const misspelt = { ...secret(), phrase: PHRASE.replace('review', 'reveiw') };
    const error = await refused(room.handlers['wallet.confirmBackup']({ accountId, secret: misspelt }));
    expect(error).toEqual({ code: 'keys/bad-phrase-word', context: { position: 12, suggestion: 'review' } });
  });

  it('refuses an account that the wallet does not have, and a locked wallet', async () => {
    const { room, accountId } = await unconfirmed();
    const { accountId: stranger } = await room.handlers['wallet.previewSecret'](secret('//b'));
    const confirm = (id: string, path: string) =>
      refused(
        room.handlers['wallet.confirmBackup']({ accountId: id as `0x${string}`, secret: secret(path) }),
      );
    expect((await confirm(stranger, '//b')).code).toBe('keys/unknown-account');
    await room.handlers['wallet.lock']({});
    expect((await confirm(accountId, '')).code).toBe('vault/locked');
  });

  it('S9 stays unconfirmed when the write fails', async () => {
    const { world, room, accountId } = await unconfirmed();
    const set = world.local.set.bind(world.local);
    world.local.set = async () => {
      throw new Error('QUOTA_BYTES');
    };
    const error = await refused(room.handlers['wallet.confirmBackup']({ accountId, secret: secret() }));
    expect(error.code).toBe('vault/write-failed');
    world.local.set = set;
    expect(await backedUp(room)).toEqual([false]);
  });
});

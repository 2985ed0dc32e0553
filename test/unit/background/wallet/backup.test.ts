import { describe, expect, it } from 'vitest';
import type { WalletRoom } from '../../../../src/background/wallet/index.js';
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

const SEED = { kind: 'seed' as const, seedHex: '5a'.repeat(32), path: '', cryptoType: 'sr25519' as const };

/** A wallet with one account whose phrase was not asked back yet. */
async function unconfirmed(path = '') {
  const world = new WalletWorld();
  const room = world.start();
  const main = holding('Main', secret(path), { backedUp: false });
  const { accounts } = await room.handlers['wallet.create'](creation(main));
  const accountId = accounts[0]?.accountId ?? '0x';
  const confirm = (phrase: string, id = accountId) =>
    room.handlers['wallet.confirmBackup']({ accountId: id, phrase });
  return { world, room, accountId, confirm };
}

async function backedUp(room: WalletRoom): Promise<boolean[]> {
  return (await room.wallet.accounts()).map((account) => account.backedUp);
}

describe('confirming a backup', () => {
  it('marks every account of that phrase and no other, for good, and tells the listeners', async () => {
    const { world, room, accountId, confirm } = await unconfirmed();
    const more = { backedUp: false };
    await room.handlers['wallet.addAccounts']({
      accounts: [
        holding('b', secret('//b'), more),
        holding('other', secret('', OTHER_PHRASE), more),
        holding('seed', SEED, more),
        holding('c', secret('//c///word', PHRASE, 'ed25519'), more),
      ],
    });
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    await confirm(` ${PHRASE.toUpperCase()} `);
    expect(changes).toEqual(['accounts']);
    const marked = [true, true, false, false, true];
    expect(await backedUp(room)).toEqual(marked);
    // Reads back, seal and all, by a new worker after a lock.
    await room.handlers['wallet.lock']({});
    const restarted = world.start();
    const { accounts } = await restarted.handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(accounts.map((account) => account.backedUp)).toEqual(marked);
    expect(await restarted.wallet.sign(accountId, new Uint8Array(1))).toHaveLength(64);
  });

  it.each([
    ['another phrase', OTHER_PHRASE, 'keys/other-account'],
    ['a misspelt word', PHRASE.replace('review', 'reveiw'), 'keys/bad-phrase-word'],
    ['too few words', 'old leopard', 'keys/bad-phrase-length'],
  ])('changes nothing for %s', async (_, phrase, code) => {
    const { world, room, confirm } = await unconfirmed('//cold');
    const before = world.local.dump();
    expect((await refused(confirm(phrase))).code).toBe(code);
    expect(world.local.dump()).toBe(before);
    expect(await backedUp(room)).toEqual([false]);
  });

  it('names the word that is wrong', async () => {
    const { confirm } = await unconfirmed();
    const error = await refused(confirm(PHRASE.replace('review', 'reveiw')));
    expect(error).toEqual({ code: 'keys/bad-phrase-word', context: { position: 12, suggestion: 'review' } });
  });

  it('refuses what has no phrase, what is not there, and a locked wallet', async () => {
    const { room, accountId, confirm } = await unconfirmed();
    const added = await room.handlers['wallet.addAccounts']({ accounts: [holding('seed', SEED)] });
    expect((await refused(confirm(PHRASE, added.accounts[0]?.accountId))).code).toBe('keys/no-phrase');
    expect((await refused(confirm(PHRASE, `0x${'11'.repeat(32)}`))).code).toBe('keys/unknown-account');
    await room.handlers['wallet.lock']({});
    expect((await refused(confirm(PHRASE, accountId))).code).toBe('vault/locked');
  });

  it('S9 stays unconfirmed when the write fails', async () => {
    const { world, room, confirm } = await unconfirmed();
    void world.local.fail('set', 'vault.');
    expect((await refused(confirm(PHRASE))).code).toBe('vault/write-failed');
    expect(await backedUp(room)).toEqual([false]);
  });
});

import { describe, expect, it } from 'vitest';
import { headerSumOf, type VaultFile } from '../../src/background/vault/format.js';
import { KDF, KEY, refused, WalletWorld, WRONG_KEY } from '../unit/background/wallet/wallet-world.js';

const PARAMS = { credentialId: 'Y3JlZGVudGlhbA', prfSalt: 'c2FsdC1vZi10aGUtcGFzc2tleQ' };
const PRF = '5e'.repeat(32);
const OTHER_PRF = '6f'.repeat(32);

async function withPasskey() {
  const world = new WalletWorld();
  const room = await world.withAccounts('', '//second');
  await room.handlers['wallet.setPasskey']({ wrappingKey: KEY, prfKey: PRF, ...PARAMS });
  return { world, room };
}

const passkeyOf = (file: VaultFile) =>
  file.passkey ?? { credentialId: '', prfSalt: '', keyCheck: '', wrapIv: '', wrap: '' };

describe('a passkey', () => {
  it('S1 opens the vault beside the password, with the same accounts in the same order', async () => {
    const { world, room } = await withPasskey();
    const before = (await room.handlers['wallet.status']({})).accounts;
    await room.handlers['wallet.lock']({});
    const closed = world.start();
    expect(await closed.handlers['wallet.status']({})).toMatchObject({ vault: 'locked', passkey: true });
    expect(await closed.handlers['wallet.passkeyForUnlock']({})).toEqual({ passkey: PARAMS });
    const status = await closed.handlers['wallet.unlockWithPasskey']({ prfKey: PRF });
    expect(status).toMatchObject({ vault: 'unlocked', accounts: before });
    expect(await closed.wallet.sign(before[1]?.accountId ?? '', new Uint8Array(4))).toHaveLength(64);
    await closed.handlers['wallet.lock']({});
    expect((await world.start().handlers['wallet.unlock']({ wrappingKey: KEY })).vault).toBe('unlocked');
  });

  it('S2 another one counts as an attempt, in one row with wrong passwords', async () => {
    const { world, room } = await withPasskey();
    await room.handlers['wallet.lock']({});
    const first = await refused(room.handlers['wallet.unlockWithPasskey']({ prfKey: OTHER_PRF }));
    expect(first).toEqual({ code: 'passkey/unknown', context: { retryInMs: 1_000 } });
    const early = await refused(world.start().handlers['wallet.unlockWithPasskey']({ prfKey: PRF }));
    expect(early.code).toBe('vault/too-many-attempts');
    world.clock.advance(1_000);
    const second = await refused(room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY }));
    expect(second).toEqual({ code: 'vault/wrong-password', context: { retryInMs: 2_000 } });
    world.clock.advance(2_000);
    expect((await room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF })).vault).toBe('unlocked');
  });

  it('S2 counts as an attempt where there is none at all', async () => {
    const room = await new WalletWorld().withAccounts('');
    expect(await room.handlers['wallet.passkeyForUnlock']({})).toEqual({ passkey: null });
    const error = await refused(room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF }));
    expect(error).toEqual({ code: 'passkey/unknown', context: { retryInMs: 1_000 } });
  });

  it('is set by the password only, and while unlocked only', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const before = world.local.dump();
    const set = (wrappingKey: string) =>
      refused(room.handlers['wallet.setPasskey']({ wrappingKey, prfKey: PRF, ...PARAMS }));
    expect((await set(WRONG_KEY)).code).toBe('vault/wrong-password');
    expect((await set(KEY)).code).toBe('vault/too-many-attempts');
    world.clock.advance(1_000);
    await room.handlers['wallet.lock']({});
    expect((await set(KEY)).code).toBe('vault/locked');
    expect((await world.storedVault()).file.passkey).toBe(null);
    await room.handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(world.local.dump()).toBe(before);
  });

  it('S14 stays valid when the password changes, and knows nothing of it', async () => {
    const { world, room } = await withPasskey();
    const { file: before } = await world.storedVault();
    const change = {
      oldWrappingKey: KEY,
      kdf: { ...KDF, salt: '1e'.repeat(16) },
      wrappingKey: 'c9'.repeat(32),
    };
    await room.handlers['wallet.changePassword'](change);
    const { file: after } = await world.storedVault();
    expect(after.passkey).toEqual(before.passkey);
    expect(after.wrap).not.toBe(before.wrap);
    await room.handlers['wallet.lock']({});
    expect((await room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF })).vault).toBe('unlocked');
  });

  it('S14 opens nothing any more once removed or replaced, not even a previous version', async () => {
    const { world, room } = await withPasskey();
    const old = passkeyOf((await world.storedVault()).file as unknown as VaultFile).wrap;
    await room.handlers['wallet.setPasskey']({ wrappingKey: KEY, prfKey: OTHER_PRF, ...PARAMS });
    const replaced = passkeyOf((await world.storedVault()).file as unknown as VaultFile).wrap;
    const changes: string[] = [];
    room.wallet.onChange((change) => changes.push(change));
    await room.handlers['wallet.removePasskey']({});
    // A request that waits for approval is none of its business.
    expect(changes).toEqual(['access']);
    const dump = world.local.dump() + world.copyStore.dump();
    expect(dump).not.toContain(old);
    expect(dump).not.toContain(replaced);
    await room.handlers['wallet.lock']({});
    for (const prfKey of [PRF, OTHER_PRF]) {
      const { code } = await refused(room.handlers['wallet.unlockWithPasskey']({ prfKey }));
      expect(code).toBe('passkey/unknown');
      world.clock.advance(5_000);
    }
    expect(await room.handlers['wallet.status']({})).toMatchObject({ passkey: false });
  });

  it.each<[string, (file: VaultFile) => VaultFile, string]>([
    [
      'its wrap',
      (file) => ({ ...file, passkey: { ...passkeyOf(file), wrap: `00${passkeyOf(file).wrap.slice(2)}` } }),
      'vault/corrupt',
    ],
    [
      'its credential',
      (file) => ({ ...file, passkey: { ...passkeyOf(file), credentialId: 'AAAA' } }),
      'vault/corrupt',
    ],
    [
      'its salt',
      (file) => ({ ...file, passkey: { ...passkeyOf(file), prfSalt: 'AAAA' } }),
      'passkey/unknown',
    ],
    ['it, taken away', (file) => ({ ...file, passkey: null }), 'passkey/unknown'],
  ])(
    'S3 is refused with %s changed, plainly or with the checksum made to fit',
    async (_what, change, forged) => {
      const plain = await withPasskey();
      await plain.room.handlers['wallet.lock']({});
      await plain.world.tamper((file) => ({ ...change(file as unknown as VaultFile) }));
      expect((await refused(plain.room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF }))).code).toBe(
        'vault/corrupt',
      );
      const { world, room } = await withPasskey();
      await room.handlers['wallet.lock']({});
      await world.tamper((stored) => {
        const file = change(stored as unknown as VaultFile);
        return { ...file, headerSum: headerSumOf(file) };
      });
      expect((await refused(room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF }))).code).toBe(forged);
      world.clock.advance(1_000);
      // The seal covers it for the password too.
      expect((await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe(
        'vault/corrupt',
      );
      expect(await room.wallet.isUnlocked()).toBe(false);
    },
  );

  it('S4 a passkey of another vault, moved in with its wrap, opens nothing', async () => {
    const mine = await withPasskey();
    const other = new WalletWorld();
    const room = await other.withAccounts('');
    await room.handlers['wallet.setPasskey']({ wrappingKey: KEY, prfKey: OTHER_PRF, ...PARAMS });
    const { passkey } = (await other.storedVault()).file as unknown as VaultFile;
    await mine.room.handlers['wallet.lock']({});
    await mine.world.tamper((stored) => {
      const file = { ...(stored as unknown as VaultFile), passkey };
      return { ...file, headerSum: headerSumOf(file) };
    });
    const error = await refused(mine.room.handlers['wallet.unlockWithPasskey']({ prfKey: OTHER_PRF }));
    expect(error).toMatchObject({ code: 'vault/corrupt', context: { part: 'key' } });
  });

  it('S9 is not set when the write fails, and what was set stays', async () => {
    const { world, room } = await withPasskey();
    const before = world.local.dump();
    void world.local.fail('set', 'vault.');
    const set = room.handlers['wallet.setPasskey']({ wrappingKey: KEY, prfKey: OTHER_PRF, ...PARAMS });
    expect((await refused(set)).code).toBe('vault/write-failed');
    expect(world.local.dump()).toBe(before);
    await room.handlers['wallet.lock']({});
    expect((await room.handlers['wallet.unlockWithPasskey']({ prfKey: PRF })).vault).toBe('unlocked');
  });
});

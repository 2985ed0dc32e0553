import { describe, expect, it } from 'vitest';
import { headerSumOf, type VaultFile } from '../../src/background/vault/format.js';
import {
  creation,
  KDF,
  KEY,
  refused,
  WalletWorld,
  WRONG_KEY,
} from '../unit/background/wallet/wallet-world.js';

type Tampering = (file: VaultFile) => VaultFile;

function flipBit(hex: string, at = 0): string {
  const nibble = Number.parseInt(hex[at] ?? '0', 16) ^ 1;
  return hex.slice(0, at) + nibble.toString(16) + hex.slice(at + 1);
}

/** As an attacker would: the plain checksum follows the change. */
function withFreshSum(file: VaultFile): VaultFile {
  return { ...file, headerSum: headerSumOf(file) };
}

async function lockedAndTampered(change: Tampering) {
  const world = new WalletWorld();
  const room = await world.withAccounts('', '//second');
  await room.handlers['wallet.lock']({});
  await world.tamper((file) => ({ ...change(file as unknown as VaultFile) }));
  return { world, room: world.start() };
}

describe('opening the vault', () => {
  it('S1 gives the same accounts in the same order after lock and restart', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('//c', '//a', '//b');
    const before = (await room.handlers['wallet.status']({})).accounts;
    await room.handlers['wallet.lock']({});
    const status = await world.start().handlers['wallet.unlock']({ wrappingKey: KEY });
    expect(status.accounts).toEqual(before);
    expect(status.accounts.map(({ name }) => name)).toEqual(['account //c', 'account //a', 'account //b']);
  });

  it.each(['a lock', 'the deadline'])(
    'S1 U6 %s takes what a page last showed away in the same step as the key',
    async (by) => {
      const world = new WalletWorld();
      const room = await world.withAccounts('');
      await world.session.set({ shown: 'balances' });
      const { writes } = world.session;
      if (by === 'a lock') await room.handlers['wallet.lock']({});
      else {
        world.clock.advance(world.autoLockMinutes * 60_000);
        await room.handlers['wallet.status']({});
      }
      expect(await world.session.get('shown')).toBeUndefined();
      expect(world.session.writes).toBe(writes + 1);
    },
  );

  it('S2 delays after wrong passwords, doubling, across worker restarts', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    await room.handlers['wallet.lock']({});
    const delays: unknown[] = [];
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const { code, context } = await refused(
        world.start().handlers['wallet.unlock']({ wrappingKey: WRONG_KEY }),
      );
      expect(code).toBe('vault/wrong-password');
      delays.push(context.retryInMs);
      const early = await refused(world.start().handlers['wallet.unlock']({ wrappingKey: KEY }));
      expect(early).toEqual({ code: 'vault/too-many-attempts', context: { retryInMs: context.retryInMs } });
      expect((await world.start().handlers['wallet.status']({})).retryInMs).toBe(context.retryInMs);
      world.clock.advance(Number(context.retryInMs));
    }
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect((await world.start().handlers['wallet.unlock']({ wrappingKey: KEY })).vault).toBe('unlocked');
  });

  it('S2 starts over after the right password', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    for (let round = 0; round < 2; round += 1) {
      const { context } = await refused(room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY }));
      expect(context.retryInMs).toBe(1_000);
      world.clock.advance(1_000);
      await room.handlers['wallet.unlock']({ wrappingKey: KEY });
    }
  });

  it('S2 takes attempts one after the other, however many are sent at once', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const burst = Array.from({ length: 20 }, () =>
      refused(room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY })),
    );
    const codes = (await Promise.all(burst)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'vault/wrong-password')).toHaveLength(1);
    expect(codes.filter((code) => code === 'vault/too-many-attempts')).toHaveLength(19);
  });

  it.each<[string, Tampering]>([
    [
      'a record',
      (file) => ({ ...file, records: file.records.map((entry) => ({ ...entry, ct: flipBit(entry.ct) })) }),
    ],
    [
      'a record IV',
      (file) => ({ ...file, records: file.records.map((entry) => ({ ...entry, iv: flipBit(entry.iv) })) }),
    ],
    ['the seal', (file) => ({ ...file, seal: { ...file.seal, ct: flipBit(file.seal.ct, 7) } })],
    ['a name', (file) => ({ ...file, accounts: file.accounts.map((entry) => ({ ...entry, name: 'mine' })) })],
    ['the order', (file) => ({ ...file, accounts: [...file.accounts].reverse() })],
    ['the number of accounts', (file) => ({ ...file, accounts: file.accounts.slice(1) })],
    ['the revision', (file) => ({ ...file, revision: file.revision + 1 })],
    ['the wrapped key', (file) => withFreshSum({ ...file, wrap: flipBit(file.wrap) })],
    ['the wrapped key, plainly', (file) => ({ ...file, wrap: flipBit(file.wrap) })],
  ])('S3 calls a change of %s corrupt, overwrites nothing and offers the backup', async (_what, change) => {
    const { world, room } = await lockedAndTampered(change);
    const [localBefore, copyBefore] = [world.local.dump(), world.copyStore.dump()];
    const error = await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }));
    expect(error).toMatchObject({ code: 'vault/corrupt', context: { backup: true } });
    expect(world.local.dump()).toBe(localBefore);
    expect(world.copyStore.dump()).toBe(copyBefore);
    expect(await room.wallet.isUnlocked()).toBe(false);
  });

  it('S3 signs with no record that was exchanged for another account’s while unlocked', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    const [first] = await room.wallet.accounts();
    await world.tamper((stored) => {
      const { records } = stored as unknown as VaultFile;
      const keys = records.filter(({ kind }) => kind === 'key');
      const [mine, other] = keys;
      const exchanged = records.map((entry) =>
        entry === mine ? { ...entry, iv: other?.iv, ct: other?.ct } : entry,
      );
      return { ...stored, records: exchanged };
    });
    const { code } = await refused(room.wallet.sign(first?.accountId ?? '', new Uint8Array(32)));
    expect(code).toBe('vault/corrupt');
  });

  // The wrap itself refuses, long before the seal would: `part` says which.
  const wrapRefuses = { code: 'vault/corrupt', context: { part: 'key' } };
  const wrongPassword = { code: 'vault/wrong-password' };
  it.each<[string, Tampering, object]>([
    [
      'the cost',
      (file) => ({ ...file, kdf: { ...file.kdf, memoryKiB: file.kdf.memoryKiB + 1 } }),
      wrapRefuses,
    ],
    ['the salt', (file) => ({ ...file, kdf: { ...file.kdf, salt: flipBit(file.kdf.salt) } }), wrongPassword],
    ['the id', (file) => ({ ...file, id: flipBit(file.id) }), wrapRefuses],
    ['the check value', (file) => ({ ...file, keyCheck: flipBit(file.keyCheck) }), wrongPassword],
  ])(
    'S4 refuses a header with %s changed, also when the checksum was made to fit',
    async (_what, change, refusal) => {
      const plain = await lockedAndTampered(change);
      expect((await refused(plain.room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe(
        'vault/corrupt',
      );
      const forged = await lockedAndTampered((file) => withFreshSum(change(file)));
      const error = await refused(forged.room.handlers['wallet.unlock']({ wrappingKey: KEY }));
      expect(error).toMatchObject(refusal);
      expect(await forged.room.wallet.isUnlocked()).toBe(false);
    },
  );

  it.each([
    ['4 GiB', { memoryKiB: 4 * 1024 * 1024 }],
    ['one pass', { passes: 1 }],
    ['eleven passes', { passes: 11 }],
    ['8 MiB', { memoryKiB: 8 * 1024 }],
  ])('S5 refuses a header asking for %s before anybody derives with it', async (_what, cost) => {
    const { room } = await lockedAndTampered((file) =>
      withFreshSum({ ...file, kdf: { ...file.kdf, ...cost } }),
    );
    expect((await refused(room.handlers['wallet.kdfForUnlock']({}))).code).toBe('vault/kdf-out-of-bounds');
    expect((await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe(
      'vault/kdf-out-of-bounds',
    );
  });

  it('S5 creates no vault with such parameters either', async () => {
    for (const cheap of [{ passes: 2 }, { memoryKiB: 65_535 }, { memoryKiB: 262_145 }]) {
      const world = new WalletWorld();
      const input = { ...creation(), kdf: { ...KDF, ...cheap } };
      const { code } = await refused(world.start().handlers['wallet.create'](input));
      expect(code).toBe('vault/kdf-out-of-bounds');
      expect(world.local.writes).toBe(0);
    }
  });

  it('S6 leaves a vault of a newer format alone and says so', async () => {
    const { world, room } = await lockedAndTampered(
      (file) => ({ ...file, format: 3, extra: 'future' }) as unknown as VaultFile,
    );
    const before = world.local.dump();
    expect((await room.handlers['wallet.status']({})).vault).toBe('newer');
    for (const attempt of [
      room.handlers['wallet.unlock']({ wrappingKey: KEY }),
      room.handlers['wallet.create'](creation()),
      room.wallet.accounts(),
      room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }),
    ]) {
      expect((await refused(attempt)).code).toBe('vault/newer');
    }
    expect(world.local.dump()).toBe(before);
  });

  it('S14 opens with the new password only, keeps every record and starts a new session', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    const [before, sessionBefore] = [await world.storedVault(), world.session.dump()];
    world.clock.advance(60_000);
    const newKdf = { ...KDF, salt: '1e'.repeat(16), passes: 4 };
    const newKey = 'c9'.repeat(32);
    const wrong = room.handlers['wallet.changePassword']({
      oldWrappingKey: WRONG_KEY,
      kdf: newKdf,
      wrappingKey: newKey,
    });
    expect((await refused(wrong)).code).toBe('vault/wrong-password');
    // A password that was refused costs nothing, not even the previous version.
    expect(await world.storedVault()).toEqual(before);
    expect(await world.local.get('vault.a')).toMatchObject({ revision: 2 });
    world.clock.advance(1_000);
    await room.handlers['wallet.changePassword']({ oldWrappingKey: KEY, kdf: newKdf, wrappingKey: newKey });
    const after = await world.storedVault();
    expect(after.file.records).toEqual(before.file.records);
    expect(after.file.wrap).not.toEqual(before.file.wrap);
    expect(world.session.dump()).not.toBe(sessionBefore);
    expect(await room.wallet.isUnlocked()).toBe(true);
    await room.handlers['wallet.lock']({});
    expect(await room.handlers['wallet.kdfForUnlock']({})).toEqual(newKdf);
    expect((await refused(room.handlers['wallet.unlock']({ wrappingKey: KEY }))).code).toBe(
      'vault/wrong-password',
    );
    world.clock.advance(1_000);
    expect((await room.handlers['wallet.unlock']({ wrappingKey: newKey })).accounts).toHaveLength(2);
  });
});

describe('the old password', () => {
  it('S14 opens no previous version either', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('', '//second');
    const { file: before } = await world.storedVault();
    await room.handlers['wallet.changePassword']({ oldWrappingKey: KEY, kdf: KDF, wrappingKey: WRONG_KEY });
    const dump = world.local.dump() + world.copyStore.dump();
    expect(dump).not.toContain(String(before.wrap));
    expect((await refused(room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }))).code).toBe(
      'vault/wrong-password',
    );
  });

  it('S14 brings back no copy that missed the change', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    void world.copyStore.fail('set', 'vault');
    await room.handlers['wallet.changePassword']({ oldWrappingKey: KEY, kdf: KDF, wrappingKey: WRONG_KEY });
    expect((await refused(room.handlers['wallet.restoreBackup']({ wrappingKey: KEY }))).code).toBe(
      'vault/wrong-password',
    );
    world.clock.advance(1_000);
    expect((await room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY })).vault).toBe('unlocked');
  });

  it('S2 gives no verdict on a password whose failure cannot be counted', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    void world.local.fail('set', 'wallet.attempts');
    const { code } = await refused(room.handlers['wallet.unlock']({ wrappingKey: WRONG_KEY }));
    expect(code).toBe('vault/write-failed');
  });
});

describe('secrets', () => {
  it('S15 never stores the vault key outside session storage, not even while unlocked', async () => {
    const world = new WalletWorld();
    await world.withAccounts('');
    const { vaultKey } = (await world.session.get('wallet.session')) as { vaultKey: string };
    expect(vaultKey).toMatch(/^[0-9a-f]{64}$/);
    expect(world.local.dump() + world.copyStore.dump()).not.toContain(vaultKey);
  });

  it('S12 uses no IV twice in 1,000 saves and leaves records that did not change alone', async () => {
    const world = new WalletWorld();
    const room = await world.withAccounts('');
    const [account] = await room.wallet.accounts();
    const { file: first } = await world.storedVault();
    const passkey = { wrappingKey: KEY, credentialId: 'AA', prfSalt: 'BB', prfKey: '5e'.repeat(32) };
    const seen = new Map<string, string>();
    for (let save = 0; save < 1_000; save += 1) {
      if (save % 50 === 1) await room.handlers['wallet.setPasskey'](passkey);
      else if (save % 50 === 2)
        await room.handlers['wallet.changePassword']({ oldWrappingKey: KEY, kdf: KDF, wrappingKey: KEY });
      else await room.updateAccount(account?.accountId ?? '0x', { name: `name ${save}` });
      const file = (await world.storedVault()).file as unknown as VaultFile;
      expect(file.records).toEqual(first.records);
      // Each save has a seal of its own, and whatever else is encrypted anew has an IV that nothing had before.
      expect(seen.has(file.seal.iv)).toBe(false);
      const wraps = [file, ...(file.passkey ? [file.passkey] : [])];
      for (const { iv, ct } of [
        file.seal,
        ...file.records,
        ...wraps.map(({ wrapIv, wrap }) => ({ iv: wrapIv, ct: wrap })),
      ]) {
        expect(seen.get(iv) ?? ct).toBe(ct);
        seen.set(iv, ct);
      }
    }
    // Seals, the records, and twenty wraps of each kind beside the first.
    expect(seen.size).toBe(1_000 + (first.records as unknown[]).length + 1 + 20 + 20);
  });

  it('S18 refuses to make phrases from a random source that repeats itself', async () => {
    const world = new WalletWorld();
    world.random = (length) => new Uint8Array(length).fill(7);
    for (const words of [12, 24] as const) {
      const { code } = await refused(world.start().handlers['wallet.generatePhrase']({ words }));
      expect(code).toBe('vault/duplicate-entropy');
    }
  });

  it('S18 notices the same entropy after a worker restart', async () => {
    const world = new WalletWorld();
    const replaying = () => {
      let call = 0;
      return (length: number) => {
        call += 1;
        return new Uint8Array(length).fill(call);
      };
    };
    world.random = replaying();
    await world.start().handlers['wallet.generatePhrase']({ words: 12 });
    world.random = replaying();
    const { code } = await refused(world.start().handlers['wallet.generatePhrase']({ words: 12 }));
    expect(code).toBe('vault/duplicate-entropy');
  });
});

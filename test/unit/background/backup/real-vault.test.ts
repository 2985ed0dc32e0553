import { describe, expect, it } from 'vitest';
import { createBackups } from '../../../../src/background/backup/index.js';
import { createHeldCalls } from '../../../../src/background/calls/index.js';
import { createContacts } from '../../../../src/background/contacts/index.js';
import { createNotes } from '../../../../src/background/notes/index.js';
import { createSettings } from '../../../../src/background/settings/index.js';
import { createWordList, platformRandom } from '../../../../src/background/wallet/index.js';
import { readAsset } from '../../../support/read-asset.js';
import { KDF, KEY, WalletWorld } from '../wallet/wallet-world.js';
import { BACKUP_KEY, everyKind, FRIEND } from './backup-world.js';

/** The rooms over the stores of one browser, as the background joins them. */
function rooms(world = new WalletWorld()) {
  const wallet = world.start();
  const { local, clock } = world;
  const contacts = createContacts({ local, isUnlocked: wallet.isUnlocked, clock });
  const settings = createSettings(local);
  const words = createWordList(readAsset);
  const calls = createHeldCalls({ local, isUnlocked: wallet.isUnlocked, clock });
  const notes = createNotes({ local, isUnlocked: wallet.isUnlocked, clock });
  const others = { contacts, calls, notes, settings, clock, random: platformRandom, words };
  const { handlers } = createBackups({ wallet, ...others });
  return { world, wallet, contacts, handlers };
}

async function fullRooms() {
  const old = rooms();
  await old.wallet.create({ kdf: KDF, wrappingKey: KEY, accounts: everyKind() });
  const [first] = await old.wallet.accounts();
  await old.wallet.updateAccount(first?.accountId ?? '', { hidden: true, colour: 4 });
  await old.contacts.merge([{ accountId: FRIEND, name: 'Anna', note: 'rent', createdAtMs: 1 }]);
  const made = { wrappingKey: KEY, kdf: { ...KDF, salt: '77'.repeat(16) }, backupKey: BACKUP_KEY };
  const { file } = await old.handlers['backup.make'](made);
  return { ...old, file, accountIds: (await old.wallet.accounts()).map(({ accountId }) => accountId) };
}

describe('a backup of a real vault', () => {
  it('K14 gives another browser the same vault, which its own password opens', async () => {
    const old = await fullRooms();
    const fresh = rooms();
    expect((await fresh.handlers['backup.inspect']({ file: old.file, backupKey: BACKUP_KEY })).contacts).toBe(
      1,
    );
    const vault = { kdf: KDF, wrappingKey: 'c9'.repeat(32) };
    const { file, accountIds } = old;
    const chosen = { accountIds, contacts: true, settings: true, vault };
    await fresh.handlers['backup.restore']({ file, backupKey: BACKUP_KEY, ...chosen });
    const again = rooms(fresh.world);
    await again.wallet.lock();
    await again.wallet.handlers['wallet.unlock']({ wrappingKey: vault.wrappingKey });
    const restored = await again.wallet.lendSecrets(vault.wrappingKey, async (entries) => entries);
    expect(restored).toEqual(await old.wallet.lendSecrets(KEY, async (entries) => entries));
    expect(await again.contacts.all()).toEqual(await old.contacts.all());
  });

  it('K14 is neither shown nor restored while the vault is locked', async () => {
    const { handlers, wallet, world, file, accountIds } = await fullRooms();
    await wallet.lock();
    const before = world.local.dump();
    const locked = { code: 'vault/locked' };
    const opened = { file, backupKey: BACKUP_KEY };
    const chosen = { accountIds, contacts: true, settings: true };
    await expect(handlers['backup.inspect'](opened)).rejects.toMatchObject(locked);
    await expect(
      handlers['backup.restore']({ ...opened, ...chosen, vault: { kdf: KDF, wrappingKey: KEY } }),
    ).rejects.toMatchObject(locked);
    await expect(handlers['backup.restore']({ ...opened, ...chosen, vault: null })).rejects.toMatchObject(
      locked,
    );
    expect(world.local.dump()).toBe(before);
  });

  it('K14 a spoilt file makes no vault', async () => {
    const { file, accountIds } = await fullRooms();
    const fresh = rooms();
    const whole = JSON.parse(file);
    const spoilt = JSON.stringify({ ...whole, ct: whole.ct.slice(2) });
    const chosen = { accountIds, contacts: true, settings: true, vault: { kdf: KDF, wrappingKey: KEY } };
    await expect(
      fresh.handlers['backup.restore']({ file: spoilt, backupKey: BACKUP_KEY, ...chosen }),
    ).rejects.toMatchObject({ code: 'backup/damaged' });
    expect(fresh.world.local.writes + fresh.world.copyStore.writes + fresh.world.session.writes).toBe(0);
  });
});

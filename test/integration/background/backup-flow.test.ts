import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/core/accounts/types.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { settle } from '../../support/stepped-clock.js';

const WRAPPING_KEY = 'ab'.repeat(32);
const BACKUP_KEY = 'cd'.repeat(32);
const NEW_KEY = 'ef'.repeat(32);
const WATCHED = encodeAddress(new Uint8Array(32).fill(9));

describe('a backup', () => {
  it('carries accounts, contacts and settings from one browser to another', async () => {
    const old = new BackgroundWorld();
    await old.start();
    const [accountId] = await old.withAccounts(2);
    const ui = old.ui();
    const watched = { kind: 'watch', name: 'Watched', role: 'coldkey', address: WATCHED, cryptoType: null };
    await ui.ask('wallet.addAccounts', { accounts: [watched] });
    await ui.ask('wallet.updateAccount', { accountId, patch: { hidden: true, colour: 3 } });
    await ui.ask('contacts.add', { address: WATCHED, name: 'Friend', note: 'pays back' });
    await ui.ask('settings.update', { patch: { theme: 'dark' } });
    const kdf = await ui.ask<object>('wallet.kdfForCreate', {});
    const wrong = ui.ask('backup.make', { wrappingKey: BACKUP_KEY, kdf, backupKey: BACKUP_KEY });
    expect(await ui.codeOf(wrong)).toBe('vault/wrong-password');
    old.clock.jump(2_000);
    const made = { wrappingKey: WRAPPING_KEY, kdf, backupKey: BACKUP_KEY };
    const { file } = await ui.ask<{ file: string }>('backup.make', made);
    const { accounts } = await ui.ask<{ accounts: Account[] }>('wallet.status', {});

    const fresh = new BackgroundWorld();
    await fresh.start();
    const there = fresh.ui();
    const restored = await there.ask<{ outcomes: string[] }>('backup.restore', {
      file,
      backupKey: BACKUP_KEY,
      accountIds: accounts.map((one) => one.accountId),
      contacts: true,
      settings: true,
      vault: { kdf: await there.ask<object>('wallet.kdfForCreate', {}), wrappingKey: NEW_KEY },
    });
    await settle();
    expect(restored.outcomes).toEqual(['added', 'added', 'added']);
    const status = await there.ask<{ vault: string; accounts: Account[] }>('wallet.status', {});
    expect(status.vault).toBe('unlocked');
    const withoutTime = (all: Account[]) => all.map(({ createdAtMs: _time, ...rest }) => rest);
    expect(withoutTime(status.accounts)).toEqual(withoutTime(accounts));
    expect(await there.ask('contacts.list', {})).toMatchObject({ contacts: [{ name: 'Friend' }] });
    expect(await there.ask('settings.get', {})).toMatchObject({ theme: 'dark' });
    const accountIds = [accounts[0]?.accountId];
    const reveal = await there.ask<{ secrets: Array<{ secret: { kind: string } }> }>('wallet.revealSecrets', {
      accountIds,
      wrappingKey: NEW_KEY,
    });
    expect(reveal.secrets[0]?.secret.kind).toBe('phrase');
  });
});

import type { Account } from '../../core/accounts/types.js';
import { addressOf } from '../../core/address/index.js';
import type { InputOf, OutputOf } from '../../protocol/method.js';
import type { Presence } from '../../protocol/ui/accounts.js';
import type { BackupContents } from '../../protocol/ui/backup.js';
import type { Contact } from '../../protocol/ui/contacts.js';
import type { UiMethodName, UiMethods } from '../../protocol/ui/index.js';
import { assertNewKdf } from '../vault/index.js';
import { nameOf, toBackup } from './accounts.js';
import type { BackupDeps } from './deps.js';
import { openBackup, readFile, sealBackup } from './file.js';
import type { BackupContent } from './format-1.js';
import { openAccounts, restoreBackup } from './restore.js';
import { readSettings } from './settings.js';

type BackupMethodName = Extract<UiMethodName, `backup.${string}`>;

/** One handler for each `backup.*` method; inputs have passed their schema. */
export type BackupHandlers = {
  [Name in BackupMethodName]: (input: InputOf<UiMethods[Name]>) => Promise<OutputOf<UiMethods[Name]>>;
};

/** Makes and restores backup files. Nothing of a file is kept between calls. */
export function createBackups(deps: BackupDeps): { handlers: BackupHandlers } {
  return {
    handlers: {
      'backup.make': (input) => make(deps, input),
      'backup.kdf': async ({ file }) => readFile(file).kdf,
      'backup.inspect': (input) => inspect(deps, input),
      'backup.restore': (input) => restoreBackup(deps, input),
    },
  };
}

async function make(
  { wallet, contacts, calls, notes, settings, clock, random, words }: BackupDeps,
  { wrappingKey, kdf, backupKey }: InputOf<UiMethods['backup.make']>,
): Promise<{ file: string }> {
  assertNewKdf(kdf);
  // Read before the vault lends anything: whatever is asked meanwhile could wait for the vault, and it for that.
  const held = await calls.all();
  const written = await notes.all();
  const others = {
    contacts: (await contacts.all()).map(toEntry),
    settings: await settings.read(),
    // Where there is none, the file stays one that older versions read.
    ...(held.length > 0 && { calls: held }),
    ...(written.length > 0 && { notes: written }),
  };
  const file = await wallet.lendSecrets(wrappingKey, (lent) => {
    const content = { accounts: lent.map(toBackup), ...others };
    return sealBackup(content, { kdf, backupKey, createdAtMs: clock.nowMs() }, random, words);
  });
  return { file };
}

function toEntry(contact: Contact): BackupContent['contacts'][number] {
  const { accountId, name, note, createdAtMs, exchange } = contact;
  return { accountId, name, note, createdAtMs, ...(exchange && { exchange }) };
}

async function inspect(
  deps: BackupDeps,
  { file, backupKey }: InputOf<UiMethods['backup.inspect']>,
): Promise<BackupContents> {
  const there = await openAccounts(deps);
  const { createdAtMs, content } = await openBackup(file, backupKey, deps.words);
  return {
    createdAtMs,
    accounts: content.accounts.map(({ accountId, name, role, secret }) => ({
      accountId,
      address: addressOf(accountId),
      name: nameOf({ accountId, name }),
      role,
      source: secret?.kind ?? null,
      presence: presenceOf(there, accountId),
    })),
    contacts: content.contacts.length,
    ...(content.calls && { calls: content.calls.length }),
    ...(content.notes && { notes: content.notes.length }),
    settings: Object.keys(readSettings(content)).length > 0,
  };
}

function presenceOf(there: readonly Account[], accountId: string): Presence {
  const account = there.find((one) => one.accountId === accountId);
  if (!account) return 'none';
  return account.source === null ? 'watched' : 'held';
}

import * as v from 'valibot';
import type { Account } from '../../core/accounts/types.js';
import { method } from '../method.js';
import { hash, wrappingKey } from '../primitives.js';
import type { AddedAccounts, Presence } from './accounts.js';
import { type KdfParams, kdfParams } from './vault.js';

/** The whole backup file as text. 4 MiB is some 4,700 accounts. */
const file = v.pipe(v.string(), v.maxLength(4 * 1024 * 1024));

/** What a backup holds, shown before anything is written. */
export interface BackupContents {
  createdAtMs: number;
  accounts: Array<
    Pick<Account, 'accountId' | 'address' | 'name' | 'role' | 'source'> & { presence: Presence }
  >;
  contacts: number;
  /** Calls of which the chain has only the hash; they always come along. Absent is none. */
  calls?: number;
  /** Notes on transactions, which always come along too. Absent is none. */
  notes?: number;
  settings: boolean;
}

/**
 * One encrypted file with accounts and their secrets, names, order, contacts and settings. `wrappingKey` proves the
 * wallet's password; `backupKey` is derived with `kdf` from the backup's own. The secrets never pass through the page.
 */
export const makeBackup = method<{ file: string }>()(
  'backup.make',
  'ui',
  v.strictObject({ wrappingKey, kdf: kdfParams, backupKey: wrappingKey }),
);
/** Parameters of a backup file, checked. @throws backup/damaged, backup/newer, vault/kdf-out-of-bounds */
export const backupKdf = method<KdfParams>()('backup.kdf', 'ui', v.strictObject({ file }));
/** @throws backup/wrong-password, backup/damaged, backup/newer */
export const inspectBackup = method<BackupContents>()(
  'backup.inspect',
  'ui',
  v.strictObject({ file, backupKey: wrappingKey }),
);
/** Restores chosen parts into the unlocked vault, or into a new one made with `vault`. Nothing that is there is replaced. */
export const restoreFromBackup = method<AddedAccounts>()(
  'backup.restore',
  'ui',
  v.strictObject({
    file,
    backupKey: wrappingKey,
    accountIds: v.array(hash),
    contacts: v.boolean(),
    settings: v.boolean(),
    vault: v.nullable(v.strictObject({ kdf: kdfParams, wrappingKey })),
  }),
);

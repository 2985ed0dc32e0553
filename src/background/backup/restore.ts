import type { Account } from '../../core/accounts/types.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { InputOf } from '../../protocol/method.js';
import type { AddedAccounts } from '../../protocol/ui/accounts.js';
import type { restoreFromBackup } from '../../protocol/ui/backup.js';
import { MAX_NEW_ACCOUNTS } from '../../protocol/ui/secret.js';
import { toNew } from './accounts.js';
import type { BackupDeps } from './deps.js';
import { openBackup } from './file.js';
import type { BackupAccount, BackupContent } from './format-1.js';
import { readSettings } from './settings.js';

/** The accounts of the wallet. @throws WalletError vault/locked when there is a vault that is not open */
export async function openAccounts({ wallet }: Pick<BackupDeps, 'wallet'>): Promise<Account[]> {
  const [isUnlocked, accounts] = [await wallet.isUnlocked(), await wallet.accounts()];
  if (!isUnlocked && accounts.length > 0) throw new WalletError('vault/locked');
  return accounts;
}

/**
 * Restores chosen parts. Everything that can be refused is refused before an account is added to a wallet that is there. After
 * it only storage can fail; what was written until then stays, and the same restore once more adds what is missing. Notes
 * come last, as many as fit.
 *
 * Answers the accounts in the order of the backup.
 * @throws WalletError backup/*, vault/locked, vault/exists, vault/write-failed; keys/unknown-account when a chosen account is
 * not in the file; invalid-message when a new vault would have no account; contact/too-many, calls/full
 */
export async function restoreBackup(
  deps: BackupDeps,
  input: InputOf<typeof restoreFromBackup>,
): Promise<AddedAccounts> {
  const { content } = await openBackup(input.file, input.backupKey, deps.words);
  const chosen = choose(content, input.accountIds);
  await assertTarget(deps, input.vault !== null, chosen.length);

  const batches = inBatches(chosen);
  const added: AddedAccounts[] = [];
  if (input.vault) {
    const first = batches.shift() ?? [];
    added.push(await deps.wallet.create({ ...input.vault, accounts: first.map(toNew) }));
  }
  // Contacts first: they may be too many, and that should be said before an account is added.
  if (input.contacts) await deps.contacts.merge(content.contacts);
  // What was announced or approved can be carried out by nobody without its call.
  if (content.calls) await deps.calls.merge(content.calls);
  for (const batch of batches) added.push(await deps.wallet.addAccounts(batch.map(toNew)));
  const accounts = await withMarks(deps, chosen, added);
  if (input.settings) {
    const patch = readSettings(content);
    if (Object.keys(patch).length > 0) await deps.settings.update(patch);
  }
  // Never refused: no key waits for a note.
  if (content.notes) await deps.notes.merge(content.notes);
  return { accounts, outcomes: added.flatMap(({ outcomes }) => outcomes) };
}

function choose({ accounts }: BackupContent, accountIds: readonly string[]): BackupAccount[] {
  const wanted = new Set(accountIds.map((accountId) => accountId.toLowerCase()));
  const chosen = accounts.filter(({ accountId }) => wanted.has(accountId));
  if (chosen.length !== wanted.size) throw new WalletError('keys/unknown-account');
  return chosen;
}

async function assertTarget(deps: BackupDeps, isNew: boolean, accounts: number): Promise<void> {
  const there = await openAccounts(deps);
  if (isNew && there.length > 0) throw new WalletError('vault/exists');
  if (isNew && accounts === 0) throw new WalletError('invalid-message', { field: 'accountIds' });
  if (!isNew && !(await deps.wallet.isUnlocked())) throw new WalletError('vault/locked');
}

function inBatches(accounts: readonly BackupAccount[]): BackupAccount[][] {
  return Array.from({ length: Math.ceil(accounts.length / MAX_NEW_ACCOUNTS) }, (_, batch) =>
    accounts.slice(batch * MAX_NEW_ACCOUNTS, (batch + 1) * MAX_NEW_ACCOUNTS),
  );
}

/** Gives new accounts what adding them does not carry; one that was there before keeps what the person chose here. */
async function withMarks(
  { wallet }: BackupDeps,
  chosen: readonly BackupAccount[],
  added: readonly AddedAccounts[],
): Promise<Account[]> {
  const marks = new Map(chosen.map(({ accountId, hidden, colour }) => [accountId, { hidden, colour }]));
  const marked: Account[] = [];
  for (const { accounts, outcomes } of added) {
    for (const [at, account] of accounts.entries()) {
      const mark = outcomes[at] === 'added' ? marks.get(account.accountId) : undefined;
      if (mark && (mark.hidden || mark.colour !== 0)) await wallet.updateAccount(account.accountId, mark);
      marked.push({ ...account, ...mark });
    }
  }
  return marked;
}

import { type Account, canSign } from '../../core/accounts/types.js';
import { accountIdHex, addressOf } from '../../core/address/index.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { publicKeyWith, type Secret, secretWith } from '../../core/keys/open-secret.js';
import { entropyOfPhrase } from '../../core/keys/words.js';
import type { AddressPreview, Presence } from '../../protocol/ui/accounts.js';
import {
  accountOf,
  accountsOf,
  type StoredAccount,
  type VaultFile,
  type VaultKey,
  withEntries,
  withOrigin,
  withSecret,
} from '../vault/index.js';
import { changeAccounts, normalId, toAccount, type WalletContext, withVault } from './context.js';
import { checkPassword } from './password.js';
import { wordsFor } from './word-list.js';

/** The address a secret gives, and whether the wallet has it. @throws WalletError keys/*, vault/unreadable */
export async function previewSecret(context: WalletContext, secret: Secret): Promise<AddressPreview> {
  const accountId = accountIdHex(publicKeyWith(secret, await wordsFor([secret], context.deps.words)));
  const loaded = await context.store.load();
  if (loaded.state === 'unreadable') throw new WalletError('vault/unreadable');
  return previewOf(loaded.state === 'ready' ? accountsOf(loaded.file) : [], accountId);
}

/** How an account that may be added stands to those there are. */
export function previewOf(accounts: readonly StoredAccount[], accountId: `0x${string}`): AddressPreview {
  const account = accounts.find((entry) => entry.accountId === accountId);
  let presence: Presence = 'none';
  if (account) presence = account.source === null ? 'watched' : 'held';
  return { accountId, address: addressOf(accountId), presence };
}

/**
 * The secrets of accounts, behind the password.
 * @throws WalletError keys/watch-only, keys/unknown-account, vault/wrong-password, vault/too-many-attempts, vault/locked
 */
export async function revealSecrets(
  context: WalletContext,
  accountIds: readonly string[],
  wrappingKey: string,
): Promise<Array<{ accountId: `0x${string}`; secret: Secret }>> {
  await checkPassword(context, wrappingKey);
  return withVault(context, async (file, vaultKey) => {
    const secrets: Array<{ accountId: `0x${string}`; secret: Secret }> = [];
    for (const id of accountIds) {
      const account = accountOf(file, normalId(id));
      const secret = await readSecret(context, file, vaultKey, account);
      if (!secret) throw new WalletError('keys/watch-only');
      secrets.push({ accountId: account.accountId, secret });
    }
    return secrets;
  });
}

/**
 * Lends every account, in order, with its secret or null for a watched one, behind the password.
 * @throws WalletError vault/wrong-password, vault/too-many-attempts, vault/locked, or what `use` throws
 */
export async function lendSecrets<T>(
  context: WalletContext,
  wrappingKey: string,
  use: (entries: Array<{ account: Account; secret: Secret | null }>) => Promise<T>,
): Promise<T> {
  await checkPassword(context, wrappingKey);
  const entries = await withVault(context, async (file, vaultKey) => {
    const read: Array<{ account: Account; secret: Secret | null }> = [];
    for (const account of file.accounts) {
      read.push({ account: toAccount(account), secret: await readSecret(context, file, vaultKey, account) });
    }
    return read;
  });
  return use(entries);
}

/**
 * Ends the backup reminder of every account of a phrase that was typed back.
 * @throws WalletError keys/bad-phrase-*, keys/no-phrase, keys/other-account, keys/unknown-account, vault/locked,
 * vault/write-failed
 */
export async function confirmBackup(context: WalletContext, id: string, phrase: string): Promise<void> {
  const typed = entropyOfPhrase(phrase, await context.deps.words());
  const isTyped = (origin: Uint8Array): boolean => sameBytes(origin, typed);
  try {
    await changeAccounts(context, async (file, vaultKey) => {
      const asked = accountOf(file, normalId(id));
      if (asked.source !== 'phrase') throw new WalletError('keys/no-phrase');
      if (!(await withOrigin(file, vaultKey, asked, isTyped))) throw new WalletError('keys/other-account');
      const accounts: StoredAccount[] = [];
      for (const account of file.accounts) {
        const isConfirmed =
          account.source === 'phrase' && (await withOrigin(file, vaultKey, account, isTyped));
        accounts.push(isConfirmed ? { ...account, backedUp: true } : account);
      }
      return withEntries(file, vaultKey, accounts, context.deps.random);
    });
  } finally {
    typed.fill(0);
  }
}

async function readSecret(
  { deps }: WalletContext,
  file: VaultFile,
  vaultKey: VaultKey,
  stored: StoredAccount,
): Promise<Secret | null> {
  const account = toAccount(stored);
  if (!canSign(account)) return null;
  const { accountId, source, cryptoType } = account;
  const list = source === 'phrase' ? await deps.words() : [];
  if (source === 'key') {
    return withSecret(file, vaultKey, accountId, 'key', (key) =>
      secretWith('key', key, '', cryptoType, list),
    );
  }
  return withOrigin(file, vaultKey, stored, (origin, path) =>
    secretWith(stored.source ?? 'key', origin, path, cryptoType, list),
  );
}

/** In a time that does not tell how far two phrases agree. */
function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  let difference = 0;
  for (const [at, byte] of one.entries()) difference |= byte ^ (other[at] ?? 0);
  return difference === 0;
}

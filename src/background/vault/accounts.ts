/** Accounts and their records in a vault file. Pure but for randomness: a changed file is a new one, ready to be stored. */
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { decrypt, encrypt, type RandomBytes } from './cipher.js';
import type { AnyVaultFile, RecordKind, StoredAccount, VaultFile, VaultRecord } from './format.js';
import { assertSame, seal, type VaultKey } from './seal.js';

/** The secret bytes of an account; the holder zeroes them. */
export interface AccountSecret {
  /** sr25519: 64 bytes, ed25519: 32-byte seed. */
  secretKey: Uint8Array;
  /** Entropy of a phrase or the seed; empty for a bare key. */
  origin: Uint8Array;
  path: string;
}

/** An account to be stored: with its secret, or watched. One with this id that is there already is replaced in its place. */
export interface Addition {
  account: StoredAccount;
  secret: AccountSecret | null;
}

/**
 * The file with these accounts; the new records are decrypted again and compared before anybody may store it.
 * @throws WalletError vault/write-failed
 */
export async function withAccounts(
  file: VaultFile,
  vaultKey: VaultKey,
  additions: readonly Addition[],
  random: RandomBytes,
): Promise<VaultFile> {
  const accounts = [...file.accounts];
  const secrets: Array<{ id: string; kind: RecordKind; plain: Uint8Array }> = [];
  try {
    for (const { account, secret } of additions) {
      const at = accounts.findIndex(({ accountId }) => accountId === account.accountId);
      accounts.splice(at < 0 ? accounts.length : at, at < 0 ? 0 : 1, account);
      if (secret) secrets.push(...recordsOf(account, secret));
    }
    const added: VaultRecord[] = [];
    for (const { id, kind, plain } of secrets) {
      const context = recordContext(file.id, id, kind);
      added.push({ id, kind, ...(await encrypt(vaultKey, plain, context, random)) });
    }
    const next = await seal({ ...file, accounts, records: [...file.records, ...added] }, vaultKey, random);
    for (const { id, kind, plain } of secrets) {
      await withSecret(next, vaultKey, id, kind, (read) => assertSame(read, plain));
    }
    return next;
  } finally {
    for (const { plain } of secrets) plain.fill(0);
  }
}

/**
 * The file with other entries, another order, or without some accounts, whose records go with them. Nothing is added.
 * @throws WalletError keys/unknown-account for an account that is not there or comes twice; vault/write-failed
 */
export async function withEntries(
  file: VaultFile,
  vaultKey: VaultKey,
  accounts: StoredAccount[],
  random: RandomBytes,
): Promise<VaultFile> {
  const ids = new Set<string>(accounts.map(({ accountId }) => accountOf(file, accountId).accountId));
  if (ids.size !== accounts.length) throw new WalletError('keys/unknown-account');
  const records = file.records.filter(({ id }) => ids.has(id));
  return seal({ ...file, accounts, records }, vaultKey, random);
}

/** The account with this id. @throws WalletError keys/unknown-account */
export function accountOf(file: VaultFile, accountId: string): StoredAccount {
  const account = file.accounts.find((entry) => entry.accountId === accountId);
  if (!account) throw new WalletError('keys/unknown-account');
  return account;
}

/**
 * Decrypts one record, lends it to `use` and zeroes it, whatever happens.
 * @throws WalletError keys/unknown-account, vault/corrupt, or what `use` throws
 */
export async function withSecret<T>(
  file: AnyVaultFile,
  vaultKey: VaultKey,
  accountId: string,
  kind: RecordKind,
  use: (secret: Uint8Array) => T | Promise<T>,
): Promise<T> {
  const record = file.records.find((entry) => entry.id === accountId && entry.kind === kind);
  if (!record) throw new WalletError('keys/unknown-account');
  const secret = await decrypt(vaultKey, record, recordContext(file.id, accountId, kind));
  if (!secret) throw new WalletError('vault/corrupt', { part: 'record' });
  try {
    return await use(secret);
  } finally {
    secret.fill(0);
  }
}

/**
 * Lends what a key was made of: entropy or seed, and the path.
 * @throws WalletError keys/no-phrase for a bare key or a watched address; vault/corrupt
 */
export function withOrigin<T>(
  file: VaultFile,
  vaultKey: VaultKey,
  account: StoredAccount,
  use: (origin: Uint8Array, path: string) => T | Promise<T>,
): Promise<T> {
  const { accountId, source } = account;
  if (source !== 'phrase' && source !== 'seed') throw new WalletError('keys/no-phrase');
  return withSecret(file, vaultKey, accountId, source, (record) => {
    const end = 1 + (record[0] ?? 0);
    return use(record.subarray(1, end), new TextDecoder().decode(record.subarray(end)));
  });
}

function recordsOf({ accountId, source }: StoredAccount, { secretKey, origin, path }: AccountSecret) {
  const key = { id: accountId, kind: 'key' as const, plain: secretKey.slice() };
  if (source !== 'phrase' && source !== 'seed') return [key];
  const plain = concatBytes(Uint8Array.of(origin.length), origin, utf8ToBytes(path));
  return [key, { id: accountId, kind: source, plain }];
}

function recordContext(vaultId: string, accountId: string, kind: RecordKind): string {
  return `kelvin/record/${vaultId}/${accountId}/${kind}`;
}

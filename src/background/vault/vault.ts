/** Everything done with a vault file in memory: create, open, change, prove, use one secret. No storage, no clock. */
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { accountIdHex } from '../../core/address/ss58.js';
import { WalletError } from '../../core/errors/wallet-error.js';
import { decrypt, encrypt, type RandomBytes, type Sealed, sameHex, splitWrappingKey } from './cipher.js';
import {
  canonical,
  headerOf,
  headerSumOf,
  parseVault,
  type RecordKind,
  type StoredAccount,
  type VaultFile,
  type VaultHeader,
  type VaultRecord,
} from './format.js';
import { assertKdfBounds, type KdfHeader } from './kdf.js';
import type { DerivedKey } from '../../core/keys/keys.js';

/** 32 bytes; whoever holds one zeroes it. */
export type VaultKey = Uint8Array;

/**
 * A new, empty vault under a password's derived key.
 * @throws WalletError vault/kdf-out-of-bounds
 */
export async function createVault(
  kdf: KdfHeader,
  derived: Uint8Array,
  random: RandomBytes,
): Promise<{ file: VaultFile; vaultKey: VaultKey }> {
  const vaultKey = random(32);
  const wrapped = await wrap({ kdf, id: bytesToHex(random(16)) }, derived, vaultKey, random);
  const file = await seal({ ...wrapped, revision: 0, accounts: [], records: [] }, vaultKey, random);
  return { file, vaultKey };
}

/**
 * Opens a vault with the derived key. Wrong password and damage are told apart: the check value speaks for the
 * password, wrap and seal for the file (its checksum has spoken when it was parsed).
 * @throws WalletError vault/kdf-out-of-bounds, vault/wrong-password, vault/corrupt `{part}`
 */
export async function openVault(file: VaultFile, derived: Uint8Array): Promise<VaultKey> {
  assertKdfBounds(file.kdf);
  const { wrapKey, keyCheck } = splitWrappingKey(derived, file.kdf.salt);
  try {
    if (!sameHex(keyCheck, file.keyCheck)) throw new WalletError('vault/wrong-password');
    const vaultKey = await decrypt(wrapKey, { iv: file.wrapIv, ct: file.wrap }, wrapContext(file));
    if (!vaultKey) throw new WalletError('vault/corrupt', { part: 'key' });
    await assertSealed(file, vaultKey);
    return vaultKey;
  } finally {
    wrapKey.fill(0);
  }
}

/**
 * The file with one more account; the new records are decrypted again and compared before anybody may store it.
 * @throws WalletError keys/duplicate-account, vault/write-failed
 */
export async function withAccount(
  file: VaultFile,
  vaultKey: VaultKey,
  account: Omit<StoredAccount, 'accountId'>,
  key: DerivedKey & { path: string },
  random: RandomBytes,
): Promise<VaultFile> {
  const accountId = accountIdHex(key.publicKey);
  if (file.accounts.some((existing) => existing.accountId === accountId)) {
    throw new WalletError('keys/duplicate-account');
  }
  const phrase = concatBytes(Uint8Array.of(key.entropy.length), key.entropy, utf8ToBytes(key.path));
  try {
    const secrets: Array<[RecordKind, Uint8Array]> = [
      ['key', key.secretKey],
      ['phrase', phrase],
    ];
    const added: VaultRecord[] = [];
    for (const [kind, plain] of secrets) {
      const context = recordContext(file.id, accountId, kind);
      added.push({ id: accountId, kind, ...(await encrypt(vaultKey, plain, context, random)) });
    }
    const next = await seal(
      {
        ...file,
        accounts: [...file.accounts, { accountId, ...account }],
        records: [...file.records, ...added],
      },
      vaultKey,
      random,
    );
    for (const [kind, plain] of secrets) {
      await withSecret(next, vaultKey, accountId, kind, (read) => assertSame(read, plain));
    }
    return next;
  } finally {
    phrase.fill(0);
  }
}

/** The file with one account renamed. @throws WalletError keys/unknown-account, vault/write-failed */
export async function withName(
  file: VaultFile,
  vaultKey: VaultKey,
  accountId: string,
  name: string,
  random: RandomBytes,
): Promise<VaultFile> {
  return seal(withEntry(file, accountId, { name }), vaultKey, random);
}

/** The file with one account marked as backed up. @throws WalletError keys/unknown-account, vault/write-failed */
export async function withBackedUp(
  file: VaultFile,
  vaultKey: VaultKey,
  accountId: string,
  random: RandomBytes,
): Promise<VaultFile> {
  return seal(withEntry(file, accountId, { backedUp: true }), vaultKey, random);
}

/** The file under another password: one wrap changes, no record does. @throws WalletError vault/kdf-out-of-bounds */
export async function withPassword(
  file: VaultFile,
  vaultKey: VaultKey,
  kdf: KdfHeader,
  derived: Uint8Array,
  random: RandomBytes,
): Promise<VaultFile> {
  const wrapped = await wrap({ kdf, id: file.id }, derived, vaultKey, random);
  const next = await seal({ ...file, ...wrapped }, vaultKey, random);
  const reopened = await openVault(next, derived);
  assertSame(reopened, vaultKey);
  reopened.fill(0);
  return next;
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
  file: VaultFile,
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

function withEntry(
  file: VaultFile,
  accountId: string,
  change: Partial<Pick<StoredAccount, 'name' | 'backedUp'>>,
): VaultFile {
  const changed = { ...accountOf(file, accountId), ...change };
  const accounts = file.accounts.map((entry) => (entry.accountId === accountId ? changed : entry));
  return { ...file, accounts };
}

async function wrap(
  { kdf, id }: { kdf: KdfHeader; id: string },
  derived: Uint8Array,
  vaultKey: VaultKey,
  random: RandomBytes,
): Promise<VaultHeader & { wrapIv: string; wrap: string; headerSum: string }> {
  assertKdfBounds(kdf);
  const { wrapKey, keyCheck } = splitWrappingKey(derived, kdf.salt);
  const header: VaultHeader = { magic: 'KELVIN', format: 1, id, kdf, cipher: 'AES-256-GCM', keyCheck };
  const { iv, ct } = await encrypt(wrapKey, vaultKey, wrapContext(header), random);
  wrapKey.fill(0);
  const wrapped = { ...header, wrapIv: iv, wrap: ct };
  return { ...wrapped, headerSum: headerSumOf(wrapped) };
}

// One revision up, a new seal, and a proof that the stored form reads back as meant.
async function seal(
  unsealed: Omit<VaultFile, 'seal'> & { seal?: Sealed },
  vaultKey: VaultKey,
  random: RandomBytes,
): Promise<VaultFile> {
  const { seal: _previous, ...body } = unsealed;
  const counted = { ...body, revision: body.revision + 1 };
  const next = { ...counted, seal: await encrypt(vaultKey, new Uint8Array(), canonical(counted), random) };
  const reread = parseVault(JSON.parse(JSON.stringify(next)));
  if (reread.kind !== 'file') throw new WalletError('vault/write-failed', { step: 'verify' });
  await assertSealed(reread.file, vaultKey);
  return next;
}

async function assertSealed({ seal: tag, ...body }: VaultFile, vaultKey: VaultKey): Promise<void> {
  if ((await decrypt(vaultKey, tag, canonical(body))) === null) {
    throw new WalletError('vault/corrupt', { part: 'records' });
  }
}

function assertSame(read: Uint8Array, meant: Uint8Array): void {
  if (bytesToHex(read) !== bytesToHex(meant)) throw new WalletError('vault/write-failed', { step: 'verify' });
}

function wrapContext(header: VaultHeader): string {
  return `kelvin/wrap/${canonical(headerOf(header))}`;
}

function recordContext(vaultId: string, accountId: string, kind: RecordKind): string {
  return `kelvin/record/${vaultId}/${accountId}/${kind}`;
}

/** The vault file as it rests in storage: plain JSON, every byte string as hex. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../core/accounts/types.js';
import type { Sealed } from './cipher.js';
import type { KdfHeader } from './kdf.js';

/** What stays the same while records change; authenticated by the wrap. */
export interface VaultHeader {
  magic: 'KELVIN';
  format: 1;
  /** Random, 16 bytes: binds records and session to this vault. */
  id: string;
  kdf: KdfHeader;
  cipher: 'AES-256-GCM';
  /** Public value derived beside the wrapping key. */
  keyCheck: string;
}

/** Names and account ids are not secret, but nobody may change them unseen: the seal covers them. */
export interface StoredAccount {
  accountId: `0x${string}`;
  name: string;
  cryptoType: CryptoType;
  createdAtMs: number;
  backedUp: boolean;
}

/** `key` is what signs; `phrase` (entropy and path) is opened only to show the phrase again. */
export type RecordKind = 'key' | 'phrase';

export interface VaultRecord extends Sealed {
  /** Account id the secret belongs to. */
  id: string;
  kind: RecordKind;
}

export interface VaultFile extends VaultHeader {
  /** The random vault key under the wrapping key. */
  wrapIv: string;
  wrap: string;
  /** Plain checksum of header and wrap: tells damage from a wrong password without knowing the password. */
  headerSum: string;
  /** Counts up with every write. */
  revision: number;
  accounts: StoredAccount[];
  records: VaultRecord[];
  /** Tag over everything else, under the vault key. */
  seal: Sealed;
}

export type ParsedVault = { kind: 'file'; file: VaultFile } | { kind: 'newer' } | { kind: 'damaged' };

/** JSON with sorted keys and no spaces: the same data always gives the same bytes to authenticate and compare. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

export function headerOf({ magic, format, id, kdf, cipher, keyCheck }: VaultHeader): VaultHeader {
  return { magic, format, id, kdf, cipher, keyCheck };
}

export function headerSumOf(file: VaultHeader & { wrapIv: string; wrap: string }): string {
  const covered = { header: headerOf(file), wrapIv: file.wrapIv, wrap: file.wrap };
  return bytesToHex(sha256(utf8ToBytes(canonical(covered))));
}

/** Reads what storage holds. Damage that needs no key to be seen is seen here; nothing is repaired or guessed. */
export function parseVault(stored: unknown): ParsedVault {
  if (!isRecord(stored) || stored.magic !== 'KELVIN') return { kind: 'damaged' };
  if (typeof stored.format === 'number' && stored.format > 1) return { kind: 'newer' };
  if (!isVaultFile(stored) || stored.headerSum !== headerSumOf(stored)) return { kind: 'damaged' };
  return { kind: 'file', file: stored };
}

type Check = (value: unknown) => boolean;

const hexOf =
  (bytes?: number): Check =>
  (value) =>
    typeof value === 'string' && /^(?:[0-9a-f]{2})+$/.test(value) && (!bytes || value.length === bytes * 2);
const natural: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const text: Check = (value) => typeof value === 'string';
const accountId: Check = (value) => typeof value === 'string' && /^0x[0-9a-f]{64}$/.test(value);
const oneOf =
  (...allowed: unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const shape =
  (fields: Record<string, Check>): Check =>
  (value) =>
    isRecord(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, check]) => check(value[name]));

const sealed = { iv: hexOf(12), ct: hexOf() };
const checkVaultFile = shape({
  magic: oneOf('KELVIN'),
  format: oneOf(1),
  id: hexOf(16),
  kdf: shape({
    alg: oneOf('argon2id'),
    salt: hexOf(16),
    memoryKiB: natural,
    passes: natural,
    lanes: oneOf(1),
  }),
  cipher: oneOf('AES-256-GCM'),
  keyCheck: hexOf(16),
  wrapIv: hexOf(12),
  wrap: hexOf(48),
  headerSum: hexOf(32),
  revision: natural,
  accounts: listOf(
    shape({
      accountId,
      name: text,
      cryptoType: oneOf('sr25519', 'ed25519'),
      createdAtMs: natural,
      backedUp: oneOf(true, false),
    }),
  ),
  records: listOf(shape({ id: accountId, kind: oneOf('key', 'phrase'), ...sealed })),
  seal: shape(sealed),
});

function isVaultFile(value: unknown): value is VaultFile {
  return checkVaultFile(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

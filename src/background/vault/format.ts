/** The vault file as it rests in storage: plain JSON, every byte string as hex. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { type Custody, isCustody } from '../../core/accounts/custody.js';
import type { AccountRole, CryptoType } from '../../core/accounts/types.js';
import type { Sealed } from './cipher.js';
import { accountsFrom1, isVaultFile1, type VaultFile1 } from './format-1.js';
import type { KdfHeader } from './kdf.js';
import {
  accountId,
  canonical,
  hexOf,
  isRecord,
  kdf,
  listOf,
  natural,
  nullOr,
  oneOf,
  sealed,
  shape,
  text,
} from './shape.js';
import type { Wrap } from './wrap.js';

export const FORMAT = 2;

/** What stays the same while records change; authenticated by the wrap. */
export interface VaultHeader extends Pick<Wrap, 'keyCheck'> {
  magic: 'KELVIN';
  format: typeof FORMAT;
  /** Random, 16 bytes: binds records and session to this vault. */
  id: string;
  kdf: KdfHeader;
  cipher: 'AES-256-GCM';
}

/** Names and account ids are not secret, but nobody may change them unseen: the seal covers them. */
export interface StoredAccount {
  accountId: `0x${string}`;
  name: string;
  /** Null for a watched address that did not say. */
  cryptoType: CryptoType | null;
  createdAtMs: number;
  backedUp: boolean;
  role: AccountRole;
  /** Which records there are beside the key; null for a watched address, which has none at all. */
  source: 'phrase' | 'seed' | 'key' | null;
  hidden: boolean;
  colour: number;
  custody?: Custody;
}

/**
 * `key` is what signs. `phrase` and `seed` are what it was made of, opened only to show it or to derive from it: a length
 * byte, entropy or seed, and the path in UTF-8.
 */
export type RecordKind = 'key' | 'phrase' | 'seed';

export interface VaultRecord extends Sealed {
  /** Account id the secret belongs to. */
  id: string;
  kind: RecordKind;
}

/** The vault key a second time, under what a passkey gives. */
export interface PasskeyWrap extends Wrap {
  /** Base64url, as WebAuthn takes them. */
  credentialId: string;
  prfSalt: string;
}

/** The wrap in it is the password's. */
export interface VaultFile extends VaultHeader, Wrap {
  passkey: PasskeyWrap | null;
  /** Plain checksum of header and wraps: tells damage from a wrong password without knowing the password. */
  headerSum: string;
  /** Counts up with every write. */
  revision: number;
  accounts: StoredAccount[];
  records: VaultRecord[];
  /** Tag over everything else, under the vault key. */
  seal: Sealed;
}

/** A file that can be opened; one of the first format is upgraded right after. */
export type AnyVaultFile = VaultFile | VaultFile1;
export type ParsedVault = { kind: 'file'; file: AnyVaultFile } | { kind: 'newer' } | { kind: 'damaged' };

/** What the wrap authenticates, for either format. */
export function headerOf(file: Omit<VaultHeader, 'format'> & { format: AnyVaultFile['format'] }) {
  const { magic, format, id, kdf, cipher, keyCheck } = file;
  return { magic, format, id, kdf, cipher, keyCheck };
}

export function headerSumOf(file: VaultHeader & Pick<VaultFile, 'wrapIv' | 'wrap' | 'passkey'>): string {
  const { wrapIv, wrap, passkey } = file;
  return bytesToHex(sha256(utf8ToBytes(canonical({ header: headerOf(file), wrapIv, wrap, passkey }))));
}

/** Reads what storage holds. Damage that needs no key to be seen is seen here; nothing is repaired or guessed. */
export function parseVault(stored: unknown): ParsedVault {
  if (!isRecord(stored) || stored.magic !== 'KELVIN') return { kind: 'damaged' };
  if (typeof stored.format === 'number' && stored.format > FORMAT) return { kind: 'newer' };
  if (isVaultFile1(stored)) return { kind: 'file', file: stored };
  if (!isVaultFile(stored) || stored.headerSum !== headerSumOf(stored)) return { kind: 'damaged' };
  return { kind: 'file', file: stored };
}

/** The accounts of a file of either format, as today's. */
export function accountsOf(file: AnyVaultFile): StoredAccount[] {
  return file.format === 1 ? accountsFrom1(file) : file.accounts;
}

const isVaultFile = shape({
  magic: oneOf('KELVIN'),
  format: oneOf(FORMAT),
  id: hexOf(16),
  kdf,
  cipher: oneOf('AES-256-GCM'),
  keyCheck: hexOf(16),
  wrapIv: hexOf(12),
  wrap: hexOf(48),
  passkey: nullOr(
    shape({ credentialId: text, prfSalt: text, keyCheck: hexOf(16), wrapIv: hexOf(12), wrap: hexOf(48) }),
  ),
  headerSum: hexOf(32),
  revision: natural,
  accounts: listOf(
    shape({
      accountId,
      name: text,
      cryptoType: oneOf('sr25519', 'ed25519', null),
      createdAtMs: natural,
      backedUp: oneOf(true, false),
      role: oneOf('coldkey', 'hotkey'),
      source: oneOf('phrase', 'seed', 'key', null),
      hidden: oneOf(true, false),
      colour: natural,
      custody: (value) => value === undefined || isCustody(value),
    }),
  ),
  records: listOf(shape({ id: accountId, kind: oneOf('key', 'phrase', 'seed'), ...sealed })),
  seal: shape(sealed),
}) as (value: unknown) => value is VaultFile;

/**
 * The first format, as released. Frozen: nothing here follows a change of today's types. What it stored opens, and becomes
 * a file of the second format at unlock, because the header is authenticated and a new one needs the derived key.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { accountId, canonical, hexOf, kdf, listOf, natural, oneOf, sealed, shape, text } from './shape.js';

export interface VaultFile1 {
  magic: 'KELVIN';
  format: 1;
  id: string;
  kdf: { alg: 'argon2id'; salt: string; memoryKiB: number; passes: number; lanes: 1 };
  cipher: 'AES-256-GCM';
  keyCheck: string;
  wrapIv: string;
  wrap: string;
  headerSum: string;
  revision: number;
  accounts: Array<{
    accountId: `0x${string}`;
    name: string;
    cryptoType: 'sr25519' | 'ed25519';
    createdAtMs: number;
    backedUp: boolean;
  }>;
  records: Array<{ id: string; kind: 'key' | 'phrase'; iv: string; ct: string }>;
  seal: { iv: string; ct: string };
}

const isShaped = shape({
  magic: oneOf('KELVIN'),
  format: oneOf(1),
  id: hexOf(16),
  kdf,
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
}) as (stored: unknown) => stored is VaultFile1;

/** A whole file of the first format. */
export function isVaultFile1(stored: unknown): stored is VaultFile1 {
  return isShaped(stored) && stored.headerSum === headerSum1(stored);
}

/** Accounts of the first format in the second: all were made of phrases. Pure. */
export function accountsFrom1({ accounts }: Pick<VaultFile1, 'accounts'>) {
  return accounts.map((account) => ({
    ...account,
    role: 'coldkey' as const,
    source: 'phrase' as const,
    hidden: false,
    colour: 0,
  }));
}

function headerSum1({ magic, format, id, kdf, cipher, keyCheck, wrapIv, wrap }: VaultFile1): string {
  const covered = { header: { magic, format, id, kdf, cipher, keyCheck }, wrapIv, wrap };
  return bytesToHex(sha256(utf8ToBytes(canonical(covered))));
}

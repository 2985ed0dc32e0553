/** Content ⇄ the text of a backup file. */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { WalletError } from '../../core/errors/wallet-error.js';
import {
  assertKdfBounds,
  canonical,
  decrypt,
  encrypt,
  type KdfHeader,
  type RandomBytes,
  sameHex,
} from '../vault/index.js';
import { type ReadWords, wordsFor } from '../wallet/index.js';
import { assertWhole } from './accounts.js';
import {
  type BackupContent,
  type BackupFile,
  type BackupHeader,
  backupContent,
  backupFile,
  FORMAT,
  MAGIC,
} from './format-1.js';

/** What a message takes; a larger file could never be given back. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** An opened backup: when it was made, and what it holds, proven whole. */
export interface OpenedBackup {
  createdAtMs: number;
  content: BackupContent;
}

/**
 * Reads the clear part of a backup and refuses derivation settings that nobody here would have written, so that a page
 * never computes with them.
 * @throws WalletError backup/damaged `{part}`, backup/newer, vault/kdf-out-of-bounds
 */
export function readFile(text: string): BackupFile {
  const json = parsed(text, 'file');
  if (!isRecord(json) || json.magic !== MAGIC) throw damaged('file');
  if (Number.isSafeInteger(json.format) && Number(json.format) > FORMAT)
    throw new WalletError('backup/newer');
  const file = v.safeParse(backupFile, json);
  if (!file.success) throw damaged('header');
  assertKdfBounds(file.output.kdf);
  return file.output;
}

/**
 * Encrypts content under the 32 bytes derived with `kdf` (hex). The text is opened again and compared before it is answered:
 * a backup that cannot be restored is worse than none.
 * @throws WalletError keyfile/too-large `{characters, max}`; backup/damaged when it does not open
 */
export async function sealBackup(
  content: BackupContent,
  { kdf, backupKey, createdAtMs }: { kdf: KdfHeader; backupKey: string; createdAtMs: number },
  random: RandomBytes,
  words: ReadWords,
): Promise<string> {
  const { key, keyCheck } = keysOf(backupKey, kdf.salt);
  const plain = utf8ToBytes(canonical(content));
  try {
    const header: BackupHeader = {
      magic: MAGIC,
      format: FORMAT,
      createdAtMs,
      kdf,
      cipher: 'AES-256-GCM',
      keyCheck,
    };
    const text = JSON.stringify({ ...header, ...(await encrypt(key, plain, canonical(header), random)) });
    if (text.length > MAX_CHARACTERS)
      throw new WalletError('backup/too-large', { characters: text.length, max: MAX_CHARACTERS });
    const again = await openBackup(text, backupKey, words);
    if (canonical(again.content) !== canonical(content)) throw damaged('content');
    return text;
  } finally {
    key.fill(0);
    plain.fill(0);
  }
}

/**
 * Opens a backup and proves it whole: authenticated, of the schema, and every secret giving the account it stands beside.
 * @throws WalletError backup/wrong-password, backup/damaged `{part}`, backup/newer, vault/kdf-out-of-bounds
 */
export async function openBackup(text: string, backupKey: string, words: ReadWords): Promise<OpenedBackup> {
  const { iv, ct, ...header } = readFile(text);
  const { key, keyCheck } = keysOf(backupKey, header.kdf.salt);
  try {
    // With the check value this key gives instead of the stored one: when that opens the file, the password was right and
    // it is the stored value that is damaged.
    const plain = await decrypt(key, { iv, ct }, canonical({ ...header, keyCheck }));
    const isRightKey = sameHex(keyCheck, header.keyCheck);
    if (!plain) throw isRightKey ? damaged('ciphertext') : new WalletError('backup/wrong-password');
    try {
      if (!isRightKey) throw damaged('header');
      return { createdAtMs: header.createdAtMs, content: await readContent(plain, words) };
    } finally {
      plain.fill(0);
    }
  } finally {
    key.fill(0);
  }
}

async function readContent(plain: Uint8Array, words: ReadWords): Promise<BackupContent> {
  const content = v.safeParse(backupContent, parsed(decoded(plain), 'content'));
  if (!content.success) throw damaged('content');
  const { accounts } = content.output;
  assertWhole(
    accounts,
    await wordsFor(
      accounts.map(({ secret }) => secret),
      words,
    ),
  );
  return content.output;
}

/** One derived key, two uses; with words of its own, so that a vault's key opens no backup and the other way round. */
function keysOf(backupKey: string, salt: string): { key: Uint8Array; keyCheck: string } {
  const derived = hexToBytes(backupKey);
  try {
    const part = (use: string, length: number): Uint8Array =>
      hkdf(sha256, derived, hexToBytes(salt), utf8ToBytes(`kelvin/backup/${use}`), length);
    return { key: part('key', 32), keyCheck: bytesToHex(part('check', 16)) };
  } finally {
    derived.fill(0);
  }
}

/** The cause is dropped on purpose: a parser quotes what it stumbled over, which may be a secret. */
function parsed(text: string, part: 'file' | 'content'): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(part);
  }
}

function decoded(plain: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    throw damaged('content');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function damaged(part: 'file' | 'header' | 'ciphertext' | 'content'): WalletError {
  return new WalletError('backup/damaged', { part });
}

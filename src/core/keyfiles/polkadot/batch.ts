import { isWalletError, toErrorBody, WalletError } from '../../errors/wallet-error.js';
import type { SlowKdf } from '../slow-kdf.js';
import { MAX_ACCOUNTS, parseBoundedJson } from './bounded-json.js';
import { openContainer } from './container.js';
import { type OpenedAccount, openPolkadotAccount } from './open.js';
import { readExport } from './read.js';
import type { PolkadotFile } from './types.js';

/** A single export found in a batch, or why it cannot be read: an EVM account beside others is ordinary. */
export type BatchEntry = { file: PolkadotFile } | { error: WalletError };

/** What became of one entry. */
export type BatchResult = { index: number } & ({ result: OpenedAccount } | { error: WalletError });

export interface BatchOptions {
  onProgress?: (done: number, total: number) => void;
  /** Looked at between entries: a running hash is not interrupted. */
  signal?: AbortSignal;
}

/**
 * Opens the container of an all-accounts export. The accounts inside stay closed, each under its own password.
 * @throws WalletError keyfile/password-needed, keyfile/wrong-password, keyfile/damaged `{field: 'batch'}`,
 * keyfile/unrecognised for a single export, keyfile/too-large, keyfile/out-of-memory
 */
export async function openPolkadotBatch(
  file: PolkadotFile,
  password: string,
  kdf: SlowKdf,
): Promise<BatchEntry[]> {
  if (file.kind !== 'batch') throw new WalletError('keyfile/unrecognised');
  const bytes = await openContainer(file.container, password, kdf);
  try {
    return listIn(bytes).map(entryOf);
  } finally {
    bytes.fill(0);
  }
}

/**
 * Opens the accounts of a batch one after the other. A bad entry is reported in its place and the rest goes on.
 * @param passwordOf password of the entry at an index: the same for all, or one per account
 * @throws WalletError keyfile/cancelled once the signal is aborted; what came before stays valid
 */
export async function* openBatchAccounts(
  entries: readonly BatchEntry[],
  passwordOf: (index: number) => string | Promise<string>,
  kdf: SlowKdf,
  { onProgress, signal }: BatchOptions = {},
): AsyncGenerator<BatchResult, void, void> {
  for (const [index, entry] of entries.entries()) {
    refuseIfAborted(signal);
    const outcome = await outcomeOf(entry, async () => passwordOf(index), kdf);
    refuseIfAborted(signal);
    onProgress?.(index + 1, entries.length);
    yield { index, ...outcome };
  }
}

/** @throws WalletError keyfile/cancelled */
export function refuseIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new WalletError('keyfile/cancelled');
}

async function outcomeOf(
  entry: BatchEntry,
  password: () => Promise<string>,
  kdf: SlowKdf,
): Promise<{ result: OpenedAccount } | { error: WalletError }> {
  if ('error' in entry) return entry;
  try {
    return { result: await openPolkadotAccount(entry.file, await password(), kdf) };
  } catch (cause) {
    return { error: asWalletError(cause) };
  }
}

function listIn(bytes: Uint8Array): unknown[] {
  const list = parseList(bytes);
  if (!Array.isArray(list)) throw new WalletError('keyfile/damaged', { field: 'batch' });
  if (list.length > MAX_ACCOUNTS) throw new WalletError('keyfile/too-large', { limit: MAX_ACCOUNTS });
  return list;
}

function parseList(bytes: Uint8Array): unknown {
  try {
    return parseBoundedJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new WalletError('keyfile/damaged', { field: 'batch' });
  }
}

function entryOf(value: unknown): BatchEntry {
  try {
    const file = readExport(value);
    if (file.kind === 'batch') throw new WalletError('keyfile/unrecognised');
    return { file };
  } catch (cause) {
    return { error: asWalletError(cause) };
  }
}

function asWalletError(cause: unknown): WalletError {
  if (isWalletError(cause)) return cause;
  const { code, context } = toErrorBody(cause);
  return new WalletError(code, context, { cause });
}

import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { KeyWork, WorkOptions } from '../../../keywork/index.js';
import { isLocked } from '../accounts/rows.js';
import type { Source } from '../types.js';
import { type FileAccount, placed } from './opened-files.js';

/** What became of accounts that were tried again. */
export interface Retried {
  opened: number;
  left: number;
  /** Why a file could not be read again, which has nothing to do with the password. */
  error: ErrorBody | null;
}

interface Ask {
  /** Accounts of batches that stayed closed. */
  closed: readonly FileAccount[];
  /** Of these accounts. */
  password: string;
  /** Of the file they are in. */
  passwordOf(file: number): string | null;
}

/** Tries another password on accounts of batches, file by file. Never throws; after an abort it answers what is known. */
export async function retryLocked(
  keys: KeyWork,
  sources: readonly Source[],
  { closed, password, passwordOf }: Ask,
  { signal, onProgress }: WorkOptions & { signal: AbortSignal },
): Promise<Retried & { found: FileAccount[] }> {
  const found: FileAccount[] = [];
  let error: ErrorBody | null = null;
  let tried = 0;
  for (const file of new Set(closed.map((account) => account.file))) {
    const source = sources[file];
    if (!source || signal.aborted) continue;
    const only = closed.flatMap((account) => (account.file === file ? [account.entry] : []));
    try {
      const opened = await keys.open(
        { file: source.file, password: passwordOf(file), accountPassword: password, only },
        { signal, onProgress: (done) => onProgress?.(tried + done, closed.length) },
      );
      found.push(
        ...placed(opened, file, source).flatMap((account, at) => {
          const entry = only[at];
          return entry === undefined ? [] : [{ ...account, entry, key: `${file}.${entry}` }];
        }),
      );
    } catch (caught) {
      error = toErrorBody(caught);
    }
    tried += only.length;
  }
  const opened = found.filter(({ problem }) => !isLocked(problem)).length;
  return { found, opened, left: closed.length - opened, error };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CryptoType } from '../../../../core/accounts/types.js';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import { useServices } from '../../../app/services.js';
import type { OpenedAccount } from '../../../keywork/index.js';
import type { Source } from '../types.js';
import { planFiles } from './plan.js';

/** An account of a file, in place: file, and position in it. */
export interface FileAccount extends OpenedAccount {
  key: string;
  /** Place of its file in the list. */
  file: number;
}

export interface Progress {
  /** Units done, of how many: accounts of one batch, else files. */
  done: number;
  total: number;
  unit: 'accounts' | 'files';
}

export interface Opening {
  /** In the order of the files. */
  accounts: FileAccount[];
  /** Files that are still closed, with what was wrong with the last password. */
  locked: ReadonlyArray<{ file: number; error: ErrorBody | null }>;
  /** Files that are in the clear and could not be read all the same. */
  failed: ReadonlyMap<number, ErrorBody>;
  /** Null while nothing is being opened. */
  progress: Progress | null;
  /** Tries a password on files. One that opens leaves the list of locked ones. */
  open(files: readonly number[], password: string, cryptoType?: CryptoType): Promise<void>;
  /** Ends the Worker at once; what was open stays so. */
  cancel(): void;
}

/** Opens the files of a drop: those in the clear at once, the others with their passwords. Ends with the screen. */
export function useOpening(sources: readonly Source[]): Opening {
  const { keys } = useServices();
  const [accounts, setAccounts] = useState<FileAccount[]>([]);
  const [failed, setFailed] = useState<ReadonlyMap<number, ErrorBody>>(new Map());
  const [locked, setLocked] = useState<Opening['locked']>(() =>
    planFiles(sources).flatMap(({ use, index }) => (use === 'locked' ? [{ file: index, error: null }] : [])),
  );
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);

  const openOne = useCallback(
    async (
      file: number,
      request: { password: string | null; cryptoType?: CryptoType },
      options: { signal: AbortSignal; onProgress?: (done: number, total: number) => void },
    ): Promise<ErrorBody | null> => {
      const source = sources[file];
      if (!source) return null;
      try {
        const opened = await keys.open({ file: source.file, ...request }, options);
        const added = opened.map((account, index) => ({
          ...account,
          name: nameFor(account, source),
          file,
          key: `${file}.${index}`,
        }));
        if (options.signal.aborted) return { code: 'keyfile/cancelled', context: {} };
        setAccounts((old) => inOrder([...old.filter((account) => account.file !== file), ...added]));
        return null;
      } catch (error) {
        return toErrorBody(error);
      }
    },
    [keys, sources],
  );

  useEffect(() => {
    const ending = new AbortController();
    void (async () => {
      for (const { use, index } of planFiles(sources)) {
        if (use !== 'open' || ending.signal.aborted) continue;
        const error = await openOne(index, { password: null }, { signal: ending.signal });
        if (error && !ending.signal.aborted) setFailed((old) => new Map([...old, [index, error]]));
      }
    })();
    return () => {
      ending.abort();
      running.current?.abort();
    };
  }, [sources, openOne]);

  const open: Opening['open'] = async (files, password, cryptoType) => {
    if (running.current) return;
    const ending = new AbortController();
    running.current = ending;
    const { signal } = ending;
    const single = files.length === 1;
    setProgress({ done: 0, total: files.length, unit: 'files' });
    for (const [done, file] of files.entries()) {
      if (signal.aborted) break;
      const error = await openOne(
        file,
        { password, ...(cryptoType ? { cryptoType } : {}) },
        {
          signal,
          onProgress(part, parts) {
            if (single && !signal.aborted) setProgress({ done: part, total: parts, unit: 'accounts' });
          },
        },
      );
      // Cancelled: what the file said before still holds.
      if (signal.aborted) break;
      setLocked((old) =>
        error
          ? old.map((each) => (each.file === file ? { file, error } : each))
          : old.filter((each) => each.file !== file),
      );
      if (!single) setProgress({ done: done + 1, total: files.length, unit: 'files' });
    }
    running.current = null;
    setProgress(null);
  };

  const cancel = useCallback(() => running.current?.abort(), []);
  return { accounts, locked, failed, progress, open, cancel };
}

/** As the file says, or its place. Every wallet has a hotkey of the same name: theirs begin with the wallet's. */
function nameFor({ name, role }: OpenedAccount, { row }: Source): string | null {
  const own = name ?? row.name;
  return role === 'hotkey' && own !== null && row.wallet !== null ? `${row.wallet} / ${own}` : own;
}

function inOrder(accounts: FileAccount[]): FileAccount[] {
  const position = (key: string): [number, number] => {
    const [file = 0, index = 0] = key.split('.').map(Number);
    return [file, index];
  };
  return accounts.sort((a, b) => {
    const [fileA, indexA] = position(a.key);
    const [fileB, indexB] = position(b.key);
    return fileA - fileB || indexA - indexB;
  });
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CryptoType } from '../../../../core/accounts/types.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import { useServices } from '../../../app/services.js';
import type { OpenedFile } from '../../../keywork/index.js';
import { isLocked } from '../accounts/rows.js';
import type { Source } from '../types.js';
import { type FileAccount, merged, openEach, placed } from './opened-files.js';
import { planFiles, publicBeside } from './plan.js';
import { type Retried, retryLocked } from './retry-locked.js';

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
  /** Files in the clear being read; null when they are. */
  reading: Progress | null;
  /** Null while nothing is being opened. */
  progress: Progress | null;
  /** What became of the accounts that were tried again; null before. */
  retried: Retried | null;
  /** Files that are only watched, by the public file beside them. */
  watched: readonly number[];
  /** Tries a password on files. One that opens leaves the list of locked ones. */
  open(files: readonly number[], password: string, cryptoType?: CryptoType): Promise<void>;
  /** Tries another password on the accounts of batches that stayed closed. */
  retry(password: string): Promise<void>;
  /** Takes the public file beside each instead, and asks no longer for its password. */
  watch(files: readonly number[]): Promise<void>;
  /** Asks for the passwords of the watched ones after all. */
  unwatch(): void;
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
  const [reading, setReading] = useState<Progress | null>(() => clearProgress(clearOf(sources).length));
  const [progress, setProgress] = useState<Progress | null>(null);
  const [retried, setRetried] = useState<Retried | null>(null);
  const [watched, setWatched] = useState<readonly number[]>([]);
  const running = useRef<AbortController | null>(null);
  // Of batches with accounts that stayed closed: their file has to be opened again for these.
  const passwords = useRef(new Map<number, string>());

  const learn = useCallback(
    (known: ReadonlyMap<number, OpenedFile>): void => {
      const added = [...known].flatMap(([file, opened]) => {
        const source = sources[file];
        return source ? placed(opened.accounts, file, source) : [];
      });
      setAccounts((old) => merged(old, added));
    },
    [sources],
  );
  const readClear = useCallback(
    async (files: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, OpenedFile>> => {
      const onProgress = (done: number, total: number): void => {
        if (!signal.aborted && isStep(done, total)) setReading({ done, total, unit: 'files' });
      };
      const known = await openEach(keys, sources, files, null, { signal, onProgress });
      if (signal.aborted) return new Map();
      learn(known);
      setFailed((old) => new Map([...old, ...problemsOf(known)]));
      setReading(null);
      return known;
    },
    [keys, sources, learn],
  );

  useEffect(() => {
    const ending = new AbortController();
    void readClear(clearOf(sources), ending.signal);
    return () => {
      ending.abort();
      running.current?.abort();
    };
  }, [sources, readClear]);

  /** One at a time, with a way to end it. What takes no time shows no progress. */
  const run = async (total: Progress | null, work: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (running.current) return;
    const ending = new AbortController();
    running.current = ending;
    setProgress(total);
    await work(ending.signal);
    running.current = null;
    setProgress(null);
  };
  const follow = (unit: Progress['unit'], signal: AbortSignal) => (done: number, total: number) => {
    if (!signal.aborted && (unit === 'accounts' || isStep(done, total))) setProgress({ done, total, unit });
  };

  const open: Opening['open'] = (files, password, cryptoType) =>
    run({ done: 0, total: files.length, unit: 'files' }, async (signal) => {
      const onProgress = follow(files.length === 1 ? 'accounts' : 'files', signal);
      const curve = cryptoType ? { cryptoType } : {};
      const known = await openEach(keys, sources, files, password, { signal, onProgress, ...curve });
      learn(known);
      for (const [file, opened] of known)
        if (opened.accounts.some(({ problem }) => isLocked(problem))) passwords.current.set(file, password);
      setLocked((old) =>
        old.flatMap((each) => {
          const now = known.get(each.file);
          // Cancelled: what the file said before still holds.
          if (!now) return [each];
          return now.problem ? [{ file: each.file, error: now.problem }] : [];
        }),
      );
    });

  const retry: Opening['retry'] = (password) => {
    const closed = accounts.filter(({ problem }) => isLocked(problem));
    return run({ done: 0, total: closed.length, unit: 'accounts' }, async (signal) => {
      const ask = { closed, password, passwordOf: (file: number) => passwords.current.get(file) ?? null };
      const { found, ...outcome } = await retryLocked(keys, sources, ask, {
        signal,
        onProgress: follow('accounts', signal),
      });
      setAccounts((old) => merged(old, found));
      if (!signal.aborted) setRetried(outcome);
      // The rest is in the clear, or open: nothing is left to try these on.
      if (outcome.left === 0) passwords.current.clear();
    });
  };

  const watch: Opening['watch'] = (files) => {
    const pairs = files.flatMap((file) => {
      const beside = publicBeside(sources, file);
      return beside === null ? [] : [{ file, beside }];
    });
    return run(null, async (signal) => {
      const known = await readClear(
        pairs.map(({ beside }) => beside),
        signal,
      );
      const done = pairs.flatMap(({ file, beside }) => (known.get(beside)?.problem === null ? [file] : []));
      setLocked((old) => old.filter(({ file }) => !done.includes(file)));
      setWatched((old) => [...old, ...done]);
    });
  };
  const unwatch = (): void => {
    const besides = new Set(watched.map((file) => publicBeside(sources, file)));
    setAccounts((old) => old.filter(({ file }) => !besides.has(file)));
    setLocked((old) =>
      [...old, ...watched.map((file) => ({ file, error: null }))].sort((a, b) => a.file - b.file),
    );
    setWatched([]);
  };
  const cancel = useCallback(() => running.current?.abort(), []);
  return {
    accounts,
    locked,
    failed,
    reading,
    progress,
    retried,
    watched,
    open,
    retry,
    watch,
    unwatch,
    cancel,
  };
}

/** Places of the files that nothing is needed for. */
function clearOf(sources: readonly Source[]): number[] {
  return planFiles(sources).flatMap(({ use, index }) => (use === 'open' ? [index] : []));
}

function clearProgress(total: number): Progress | null {
  return total === 0 ? null : { done: 0, total, unit: 'files' };
}

function problemsOf(known: ReadonlyMap<number, OpenedFile>): Array<[number, ErrorBody]> {
  return [...known].flatMap(
    ([file, { problem }]): Array<[number, ErrorBody]> => (problem ? [[file, problem]] : []),
  );
}

// A hundred steps are as many as a bar can show: of two thousand files not each draws the page anew.
function isStep(done: number, total: number): boolean {
  return done === total || done % Math.ceil(total / 100) === 0;
}

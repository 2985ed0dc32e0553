import { useEffect, useRef, useState } from 'react';
import type { Account } from '../../../../core/accounts/types.js';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import { useServices } from '../../../app/services.js';
import { type Found, scan } from './scan.js';

export type ScanState =
  | { phase: 'idle' }
  | { phase: 'running'; done: number; total: number }
  | { phase: 'found'; found: Found[] }
  | { phase: 'failed'; error: ErrorBody };

export interface Scan {
  state: ScanState;
  start(): void;
  stop(): void;
  /** Shows accounts that were just added as held. */
  held(accountIds: ReadonlySet<string>): void;
}

/** The scan of this page; it ends with the page. */
export function useScan(account: Account): Scan {
  const { background, engine } = useServices();
  const [state, setState] = useState<ScanState>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = (): void => {
    running.current?.abort();
    const control = new AbortController();
    const { signal } = control;
    running.current = control;
    setState({ phase: 'running', done: 0, total: 0 });
    scan({ background, engine }, account, {
      signal,
      onProgress: (done, total) => {
        if (!signal.aborted) setState({ phase: 'running', done, total });
      },
    }).then(
      (found) => {
        if (!signal.aborted) setState({ phase: 'found', found });
      },
      (error: unknown) => {
        if (!signal.aborted) setState({ phase: 'failed', error: toErrorBody(error) });
      },
    );
  };
  const stop = (): void => {
    running.current?.abort();
    setState({ phase: 'idle' });
  };
  const held = (accountIds: ReadonlySet<string>): void =>
    setState((old) =>
      old.phase === 'found'
        ? {
            ...old,
            found: old.found.map((one) =>
              accountIds.has(one.accountId) ? { ...one, presence: 'held' as const } : one,
            ),
          }
        : old,
    );
  return { state, start, stop, held };
}

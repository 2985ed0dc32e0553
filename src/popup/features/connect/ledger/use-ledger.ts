import { useCallback, useEffect, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import type { LedgerOptions, Stage } from '../../../devices/ledger/index.js';

type Device = typeof import('../../../devices/ledger/index.js');

/** The part that speaks to the device, loaded with the first screen that needs it. */
export const loadDevice = (): Promise<Device> => import('../../../devices/ledger/index.js');

export type LedgerRun =
  | { phase: 'idle' }
  | { phase: 'running'; stage: Stage | 'preparing' }
  | { phase: 'cancelled' }
  | { phase: 'failed'; error: ErrorBody };

export interface LedgerWork {
  run: LedgerRun;
  /** Does one thing with the device. A second call while one runs does nothing. */
  start(work: (device: Device, options: LedgerOptions) => Promise<void>): void;
  /** Ends it here; the device may still show a request. */
  cancel(): void;
}

/** One operation with the device at a time, with what it has come to. It ends with the screen. */
export function useLedger(): LedgerWork {
  const [run, setRun] = useState<LedgerRun>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    // A press counts for a few seconds only: what it needs must be here by then.
    void loadDevice().catch(() => undefined);
    return () => running.current?.abort();
  }, []);

  const start = useCallback<LedgerWork['start']>((work) => {
    if (running.current) return;
    const control = new AbortController();
    const { signal } = control;
    running.current = control;
    const isCurrent = (): boolean => running.current === control;
    setRun({ phase: 'running', stage: 'opening' });
    const onStage = (stage: Stage): void => {
      if (isCurrent()) setRun({ phase: 'running', stage });
    };
    loadDevice()
      .then((device) => work(device, { signal, onStage }))
      .then(
        () => isCurrent() && setRun({ phase: 'idle' }),
        (error: unknown) => isCurrent() && setRun({ phase: 'failed', error: toErrorBody(error) }),
      )
      .finally(() => {
        if (isCurrent()) running.current = null;
      });
  }, []);

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setRun({ phase: 'cancelled' });
  }, []);

  return { run, start, cancel };
}

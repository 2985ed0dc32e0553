import { useCallback, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../core/errors/wallet-error.js';

export interface Act {
  busy: boolean;
  error: ErrorBody | null;
  clear(): void;
  /** Runs one at a time: a second call while busy does nothing. */
  run(work: () => Promise<void>): Promise<void>;
}

/** One action with its busy mark and its error. */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorBody | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (caught) {
      setError(toErrorBody(caught));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => setError(null), []);
  return { busy, error, clear, run };
}

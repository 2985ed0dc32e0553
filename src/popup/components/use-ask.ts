import { useCallback, useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../core/errors/wallet-error.js';

export interface Asked<T> {
  value: T | null;
  error: ErrorBody | null;
  /** Asks again; the old value stays until the new one is there. */
  again(): void;
}

/** Asks once per key and forgets the answer of an older key. */
export function useAsk<T>(key: string, ask: () => Promise<T>): Asked<T> {
  const [state, setState] = useState<{ key: string; value: T | null; error: ErrorBody | null }>({
    key,
    value: null,
    error: null,
  });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for everything the question depends on
  useEffect(() => {
    let current = true;
    ask().then(
      (value) => current && setState({ key, value, error: null }),
      (error: unknown) =>
        current &&
        setState((old) => ({ key, value: old.key === key ? old.value : null, error: toErrorBody(error) })),
    );
    return () => {
      current = false;
    };
  }, [key, round]);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return state.key === key
    ? { value: state.value, error: state.error, again }
    : { value: null, error: null, again };
}

import { useEffect, useRef, useState } from 'react';
import type { Reading } from '../../../../core/chain/snapshot.js';
import type { ErrorBody } from '../../../../core/errors/wallet-error.js';
import type { OperationQuote } from '../../../../core/operations/quote.js';
import type { OperationRequest } from '../../../../core/operations/request.js';
import { useServices } from '../../../app/services.js';
import { useReadRound } from '../../../state/read-again.js';

/** Typing is slower than this between two keys of one number; the engine needs the rest of the 300 ms. */
const SETTLE_MS = 120;

export interface OperationState {
  /** The newest quote, perhaps of the question before the present one. */
  quote: OperationQuote | null;
  /** The quote if it answers the present question; numbers of another one are not shown as this one's. */
  current: OperationQuote | null;
  /** No quote can be had at all; the last one stays beside it. */
  error: ErrorBody | null;
  /** A newer question is on its way. */
  pending: boolean;
}

const keyOf = (request: OperationRequest | null): string =>
  request
    ? JSON.stringify(request, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value))
    : '';

/**
 * Follows the quote of a request block by block while it is on screen. A changed request is asked once typing pauses;
 * answers to older ones are dropped: a fast answer to "1" must not stand under "10".
 */
export function useOperation(request: OperationRequest | null): OperationState {
  const { engine } = useServices();
  const [held, setHeld] = useState<{ key: string; reading: Reading<OperationQuote> | null }>({
    key: '',
    reading: null,
  });
  const [last, setLast] = useState<OperationQuote | null>(null);
  const key = keyOf(request);
  const round = useReadRound((s) => s.round);
  const asked = useRef(request);
  asked.current = request;

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever reads again wants the quote as well
  useEffect(() => {
    if (key === '') return;
    let close: () => void = () => undefined;
    const timer = setTimeout(() => {
      const { current } = asked;
      if (!current) return;
      close = engine.open('operation', current, (reading) => {
        setHeld({ key, reading });
        if (reading.snapshot) setLast(reading.snapshot.value);
      });
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      close();
    };
  }, [engine, key, round]);

  if (!request) return { quote: null, current: null, error: null, pending: false };
  const isAnswer = held.key === key && held.reading !== null;
  const current = isAnswer ? (held.reading?.snapshot?.value ?? null) : null;
  const error = isAnswer ? (held.reading?.error ?? null) : null;
  return { quote: last, current, error, pending: current === null && error === null };
}

import { useEffect, useRef, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../core/errors/wallet-error.js';
import type { StakeQuote, StakeQuoteRequest } from '../../../core/stake/types.js';
import { useServices } from '../../app/services.js';
import { useChainStore } from '../../state/chain-store.js';

/** Typing is slower than this between two keys of one number; the engine needs the rest of the 300 ms. */
const SETTLE_MS = 120;

export interface QuoteState {
  quote: StakeQuote | null;
  error: ErrorBody | null;
  /** A newer question is on its way: what is shown belongs to the previous one. */
  pending: boolean;
}

const keyOf = (request: StakeQuoteRequest | null): string =>
  request
    ? [request.address, request.hotkey, request.netuid, request.amountRao, request.toleranceBps].join('|')
    : '';

/**
 * The quote for a request, asked anew when the request settles and with each new block. Answers to older questions are
 * dropped: a fast answer to "1" must not stand under "10".
 */
export function useQuote(request: StakeQuoteRequest | null): QuoteState {
  const { engine } = useServices();
  const block = useChainStore((s) =>
    s.network?.state === 'online' ? (s.network.best?.number ?? null) : null,
  );
  const [state, setState] = useState<{ key: string; quote: StakeQuote | null; error: ErrorBody | null }>({
    key: '',
    quote: null,
    error: null,
  });
  const key = keyOf(request);
  const current = useRef(request);
  current.current = request;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new block makes the old quote old
  useEffect(() => {
    const asked = current.current;
    if (!asked) return;
    let newest = true;
    const timer = setTimeout(() => {
      engine.call('quoteStake', asked).then(
        (quote) => newest && setState({ key, quote, error: null }),
        (error: unknown) =>
          newest &&
          setState((old) => ({ key, quote: old.key === key ? old.quote : null, error: toErrorBody(error) })),
      );
    }, SETTLE_MS);
    return () => {
      newest = false;
      clearTimeout(timer);
    };
  }, [engine, key, block]);

  if (!request) return { quote: null, error: null, pending: false };
  return { quote: state.quote, error: state.key === key ? state.error : null, pending: state.key !== key };
}

import { useEffect, useState } from 'react';
import { type ErrorBody, toErrorBody } from '../../../../core/errors/wallet-error.js';
import { useServices } from '../../../app/services.js';
import { type VaultRequest, vaultRequest } from './vault-request.js';

interface Asked {
  value: VaultRequest | null;
  error: ErrorBody | null;
  again(): void;
}

/** The codes for one request, made once; again only when asked, after an error. */
export function useVaultRequest(id: string, payloadHash: `0x${string}`): Asked {
  const { background } = useServices();
  const [state, setState] = useState<Omit<Asked, 'again'>>({ value: null, error: null });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is another try
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    setState({ value: null, error: null });
    background
      .call('approvals.forDevice', { id, payloadHash })
      .then(vaultRequest)
      .then(
        (value) => signal.aborted || setState({ value, error: null }),
        (caught: unknown) => signal.aborted || setState({ value: null, error: toErrorBody(caught) }),
      );
    return () => ending.abort();
  }, [background, id, payloadHash, round]);
  return { ...state, again: () => setRound((n) => n + 1) };
}

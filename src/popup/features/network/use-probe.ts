import { useRef, useState } from 'react';
import type { EndpointProbe } from '../../../core/chain/endpoints.js';
import { type ErrorBody, toErrorBody, WalletError } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';

/** A node that lets a person wait longer than this is no use to them, whatever it would have said. */
export const PROBE_TIMEOUT_MS = 10_000;

export type ProbeState =
  | { kind: 'idle' }
  | { kind: 'asking'; url: string }
  | { kind: 'found'; probe: EndpointProbe; url: string }
  | { kind: 'failed'; error: ErrorBody };

/** Tests one node at a time; a newer question or {@link clear} drops the answer of the older. */
export function useProbe() {
  const { engine } = useServices();
  const [state, setState] = useState<ProbeState>({ kind: 'idle' });
  const round = useRef(0);
  const start = async (url: string): Promise<void> => {
    round.current += 1;
    const mine = round.current;
    const tell = (next: ProbeState): void => {
      if (mine === round.current) setState(next);
    };
    setState({ kind: 'asking', url });
    try {
      // Without a genesis, so that a foreign chain is an answer that can be shown and not an error.
      const asked = engine.call('probeEndpoint', { url, genesisHash: null });
      tell({ kind: 'found', url, probe: await within(PROBE_TIMEOUT_MS, asked) });
    } catch (error) {
      tell({ kind: 'failed', error: toErrorBody(error) });
    }
  };
  const clear = (): void => {
    round.current += 1;
    setState({ kind: 'idle' });
  };
  return { state, start, clear };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new WalletError('chain/timeout', { ms })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

import { useCallback, useEffect, useState } from 'react';
import type { EndpointProbe } from '../../../../core/chain/endpoints.js';
import { NETWORKS } from '../../../../core/chain/networks.js';
import { useServices } from '../../../app/services.js';

/** A chain that is being started is looked for so often, as long as somebody sees that. */
const AGAIN_MS = 3_000;

export type LocalChain =
  | { kind: 'looking' }
  /** Nothing answers, or what answers is no chain that Kelvin can read. */
  | { kind: 'none' }
  /** A node of a network with real money, or of the public test network: no place to practise. */
  | { kind: 'public' }
  | { kind: 'found'; probe: EndpointProbe };

/** Looks for a local chain at an address until one answers, and keeps looking while the page is seen. */
export function useLocalChain(url: string): { chain: LocalChain; lookAgain(): void } {
  const { engine } = useServices();
  const [chain, setChain] = useState<LocalChain>({ kind: 'looking' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const found = document.hidden ? null : await ask();
      if (!current) return;
      if (found) setChain(found);
      if (found?.kind !== 'found') timer = setTimeout(look, AGAIN_MS);
    };
    const ask = (): Promise<LocalChain> =>
      engine.call('probeEndpoint', { url, genesisHash: null }).then(
        (probe) => (isPublic(probe.genesisHash) ? { kind: 'public' } : { kind: 'found', probe }),
        () => ({ kind: 'none' }),
      );
    void look();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [engine, url, round]);
  const lookAgain = useCallback(() => {
    setChain({ kind: 'looking' });
    setRound((old) => old + 1);
  }, []);
  return { chain, lookAgain };
}

function isPublic(genesisHash: string): boolean {
  return Object.values(NETWORKS).some((network) => network.genesisHash === genesisHash);
}

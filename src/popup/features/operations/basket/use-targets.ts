import { useEffect, useState } from 'react';
import type { BasketTargets } from '../../../../core/basket/targets.js';
import { useServices } from '../../../app/services.js';
import { useChainStore } from '../../../state/chain-store.js';

/** What the account wants to hold on the connected chain; undefined while that is not known. */
export function useTargets(address: string): BasketTargets | null | undefined {
  const { engine } = useServices();
  const genesisHash = useGenesis();
  const [targets, setTargets] = useState<BasketTargets | null | undefined>(undefined);
  useEffect(() => {
    setTargets(undefined);
    if (genesisHash === null) return;
    return engine.open('targets', { address, genesisHash }, setTargets);
  }, [engine, address, genesisHash]);
  return targets;
}

/** Genesis of the connected chain; null while there is none. */
export function useGenesis(): string | null {
  return useChainStore((s) => (s.network?.state === 'online' ? s.network.genesisHash : null));
}

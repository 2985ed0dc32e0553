import { useEffect, useState } from 'react';
import type { BasketTarget, BasketTargets } from '../../../../core/basket/targets.js';
import { useServices } from '../../../app/services.js';
import { useGenesis } from '../../../state/use-genesis.js';

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

/** Remembers what the account wants to hold. It only serves the drift view: a failure to remember stops nobody from buying. */
export function useKeepTargets(address: string): (targets: BasketTarget[]) => void {
  const { engine } = useServices();
  const genesisHash = useGenesis();
  return (targets) => {
    if (genesisHash === null) return;
    void engine
      .call('putTargets', { targets: { address, genesisHash, targets, savedAtMs: Date.now() } })
      .catch(() => undefined);
  };
}

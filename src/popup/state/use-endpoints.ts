import { useEffect, useState } from 'react';
import type { EndpointHealth } from '../../core/chain/endpoints.js';
import { networkChoice } from '../../core/chain/networks.js';
import { useServices } from '../app/services.js';
import { useWalletStore } from './wallet-store.js';

/**
 * What is known of the nodes of the network in use, for as long as somebody looks; null until the engine said something.
 * What it said of another network's nodes is dropped.
 */
export function useEndpoints(): EndpointHealth[] | null {
  const { engine } = useServices();
  const choice = useWalletStore((s) => (s.settings ? JSON.stringify(networkChoice(s.settings)) : null));
  const [told, setTold] = useState<{ choice: string; health: EndpointHealth[] } | null>(null);
  useEffect(() => {
    if (choice === null) return;
    return engine.open('endpoints', null, (health) => setTold({ choice, health }));
  }, [engine, choice]);
  return told && told.choice === choice ? told.health : null;
}

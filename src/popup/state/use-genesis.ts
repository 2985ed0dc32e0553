import { useChainStore } from './chain-store.js';

/** Genesis of the connected chain, or of the one that what is on screen was read from; null while neither is known. */
export function useGenesis(): string | null {
  return useChainStore(({ network, portfolio }) =>
    network?.state === 'online' ? network.genesisHash : (portfolio?.snapshot?.genesisHash ?? null),
  );
}

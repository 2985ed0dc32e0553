import { NETWORKS, networkChoice } from '../../../../core/chain/networks.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useWalletStore } from '../../../state/wallet-store.js';

/** Genesis hashes of which an account on a phone may be. */
export interface NetworksOfPhone {
  genesis: readonly string[];
  /** The network in use is any local one, and has not answered yet: a code of another one may be its. */
  unsure: boolean;
}

/** Bittensor's mainnet, and the network that is in use. */
export function useNetworksOfPhone(): NetworksOfPhone {
  const settings = useWalletStore((s) => s.settings);
  // Not useGenesis: a local chain that began anew has another genesis than what is still on screen.
  const seen = useChainStore((s) => s.network?.genesisHash ?? null);
  const pinned = settings ? networkChoice(settings).genesisHash : NETWORKS.finney.genesisHash;
  const all = [NETWORKS.finney.genesisHash, pinned ?? seen];
  return {
    genesis: all.flatMap((genesis) => (genesis === null ? [] : [genesis.toLowerCase()])),
    unsure: pinned === null && seen === null,
  };
}

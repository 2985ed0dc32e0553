import { useMemo } from 'react';
import { useChainStore } from '../../../state/chain-store.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { useAccountStates } from '../../holdings/account-states.js';
import { type Creation, creationsOf, grantsIn, isConfirmed } from './creation.js';

const NO_ROWS: never[] = [];

/**
 * Keyless accounts that were made from here on this network and are not in the wallet yet. Where they are is told by the
 * event of their birth; they are offered only while the chain says that their maker has its right over them.
 */
export function useNewPures(): Creation[] {
  const genesisHash = useGenesis();
  const rows = useChainStore((s) => s.activity ?? NO_ROWS);
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ROWS);
  const open = useMemo(() => {
    const own = new Set(accounts.map(({ address }: { address: string }) => address));
    return rows
      .filter((row) => row.genesisHash === genesisHash)
      .flatMap(creationsOf)
      .filter(({ address }) => !own.has(address));
  }, [rows, accounts, genesisHash]);
  // The newest few: more are never left lying about, and each is a read of the chain.
  const asked = open.slice(0, 8);
  const states = useAccountStates(asked.map(({ address }) => address))?.snapshot?.value ?? NO_ROWS;
  return asked.filter((creation) => isConfirmed(creation, grantsIn(states)));
}

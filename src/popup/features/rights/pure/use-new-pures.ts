import { useMemo } from 'react';
import { useChainStore } from '../../../state/chain-store.js';
import { useWalletStore } from '../../../state/wallet-store.js';
import { useAccountStates } from '../../holdings/account-states.js';
import { type Creation, candidatesOf, confirmed, creationOf, grantsIn } from './creation.js';

const NO_ROWS: never[] = [];

export interface NewPure extends Creation {
  address: string;
}

/**
 * Keyless accounts that were made from here on this network and are not in the wallet yet. Which of its possible addresses
 * one has is what the chain says: the maker's right over it.
 */
export function useNewPures(): NewPure[] {
  const genesisHash = useChainStore((s) => s.network?.genesisHash ?? null);
  const rows = useChainStore((s) => s.activity ?? NO_ROWS);
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ROWS);
  const open = useMemo(() => {
    const own = new Set(accounts.map(({ address }: { address: string }) => address));
    return rows
      .filter((row) => row.genesisHash === genesisHash)
      .flatMap((row) => creationOf(row) ?? [])
      .map((creation) => ({ creation, candidates: candidatesOf(creation) }))
      .filter(({ candidates }) => !candidates.some((address) => own.has(address)));
  }, [rows, accounts, genesisHash]);
  // The candidates of the newest two: more than that are never left lying about, and each is a read of the chain.
  const asked = open.slice(0, 2);
  const states = useAccountStates(asked.flatMap(({ candidates }) => candidates))?.snapshot?.value ?? NO_ROWS;
  return asked.flatMap(({ creation, candidates }) => {
    const address = confirmed(creation, candidates, grantsIn(states));
    return address === null ? [] : [{ ...creation, address }];
  });
}

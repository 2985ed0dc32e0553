import { useMemo } from 'react';
import { useWalletStore } from '../../../state/wallet-store.js';
import type { Standing } from './ledger-row.js';

/** Says of an account id how the open wallet has it. Without a wallet every account is new. */
export function useStanding(): (accountId: string) => Standing {
  const accounts = useWalletStore((s) => s.status?.accounts);
  return useMemo(() => {
    const known = new Map(
      accounts?.map(({ accountId, source, custody }): [string, Standing] => [
        accountId,
        source !== null || custody ? 'here' : 'watched',
      ]),
    );
    return (accountId) => known.get(accountId) ?? 'new';
  }, [accounts]);
}

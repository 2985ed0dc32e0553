import { useMemo } from 'react';
import type { Presence } from '../../../protocol/ui/accounts.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Says of an account id whether the open wallet has it: with its key, only watched, or not. */
export function usePresence(): (accountId: string) => Presence {
  const accounts = useWalletStore((s) => s.status?.accounts);
  return useMemo(() => {
    const sources = new Map(accounts?.map(({ accountId, source }) => [accountId as string, source]));
    return (accountId) => {
      const source = sources.get(accountId);
      if (source === undefined) return 'none';
      return source === null ? 'watched' : 'held';
    };
  }, [accounts]);
}

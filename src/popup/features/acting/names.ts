import { useCallback } from 'react';
import type { Param } from '../../../core/explain/types.js';
import { cleanText } from '../../components/untrusted.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** An address as a piece of a sentence: by its name where it is one of this wallet's. */
export function useAccountParam(): (address: string) => Param {
  const accounts = useWalletStore((s) => s.status?.accounts);
  return useCallback(
    (address) => {
      const own = accounts?.find((account) => account.address === address);
      return {
        t: 'account',
        address,
        name: own ? cleanText(own.name) : null,
        role: own ? 'own' : 'other',
      };
    },
    [accounts],
  );
}

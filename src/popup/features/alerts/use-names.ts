import { useMemo } from 'react';
import { cleanText } from '../../components/untrusted.js';
import { useChainStore } from '../../state/chain-store.js';
import { useWalletStore } from '../../state/wallet-store.js';
import type { Names } from './alert-facts.js';

/** Names as this page knows them; what nobody named is shown by its address or number. */
export function useNames(): Names {
  const accounts = useWalletStore((s) => s.status?.accounts);
  const portfolio = useChainStore((s) => s.portfolio?.snapshot?.value);
  return useMemo(() => {
    const positions = portfolio?.accounts.flatMap((one) => one.positions) ?? [];
    return {
      account: (address) => {
        const own = accounts?.find((one) => one.address === address);
        return own ? cleanText(own.name) : null;
      },
      validator: (hotkey) => positions.find((one) => one.hotkey === hotkey)?.validatorName ?? null,
      subnet: (netuid) => {
        const row = portfolio?.subnets.find((one) => one.netuid === netuid);
        return { name: row?.name ?? null, symbol: row?.symbol ?? null };
      },
    };
  }, [accounts, portfolio]);
}

/** Newest block of the network in use, when that is the one asked about. */
export function useBlockOf(genesisHash: string): number | null {
  return useChainStore((s) =>
    s.network?.genesisHash === genesisHash ? (s.network.best?.number ?? null) : null,
  );
}

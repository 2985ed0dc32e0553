import type { Account } from '../../core/accounts/types.js';
import type { AccountPortfolio, SubnetRow } from '../../core/stake/types.js';
import { useChainStore } from './chain-store.js';
import { useWalletStore } from './wallet-store.js';

/** The account shown first, or the first one while none is chosen. */
export function useActiveAccount(): Account | null {
  return useWalletStore((s) => {
    const accounts = s.status?.accounts ?? [];
    return accounts.find((a) => a.accountId === s.status?.activeAccountId) ?? accounts[0] ?? null;
  });
}

/** Balance and positions of one address from the last good reading. */
export function useAccountPortfolio(address: string | null): AccountPortfolio | null {
  return useChainStore(
    (s) => s.portfolio?.snapshot?.value.accounts.find((a) => a.address === address) ?? null,
  );
}

/** One subnet by number, from the last good reading. */
export function useSubnet(netuid: number | null): SubnetRow | null {
  return useChainStore(
    (s) => s.portfolio?.snapshot?.value.subnets.find((row) => row.netuid === netuid) ?? null,
  );
}

/** The name of an own account by its address. */
export function useOwnAccount(address: string | null): Account | null {
  return useWalletStore((s) => s.status?.accounts.find((a) => a.address === address) ?? null);
}

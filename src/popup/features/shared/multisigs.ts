import { useMemo } from 'react';
import type { Account } from '../../../core/accounts/types.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** An account of several members, as the wallet holds it. */
export type MultisigAccount = Account & {
  custody: { kind: 'multisig'; signatories: string[]; threshold: number };
};

const NO_ACCOUNTS: Account[] = [];

export function isMultisig(account: Account): account is MultisigAccount {
  return account.custody?.kind === 'multisig';
}

/** Multisig accounts of this wallet, in its order. */
export function useMultisigs(): MultisigAccount[] {
  const accounts = useWalletStore((s) => s.status?.accounts ?? NO_ACCOUNTS);
  return useMemo(() => accounts.filter(isMultisig), [accounts]);
}

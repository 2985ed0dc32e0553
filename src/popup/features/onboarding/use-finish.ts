import { useState } from 'react';
import type { InputOf } from '../../../protocol/method.js';
import type { AddedAccounts, addAccounts } from '../../../protocol/ui/accounts.js';
import { MAX_NEW_ACCOUNTS } from '../../../protocol/ui/secret.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';
import { useNewVaultKey } from './new-vault.js';

export type NewAccounts = InputOf<typeof addAccounts>['accounts'];

export interface Finish {
  act: Act;
  /** What was stored; null before. */
  added: AddedAccounts | null;
  /** `password` is that of the new wallet; not used when one is open already. */
  store(accounts: NewAccounts, password: string, onStored?: () => void): Promise<void>;
}

/** Stores new accounts: in a new vault under the password, or in the open one. */
export function useFinish(): Finish {
  const { background } = useServices();
  const newVaultKey = useNewVaultKey();
  const act = useAct();
  const [added, setAdded] = useState<AddedAccounts | null>(null);

  const store: Finish['store'] = (accounts, password, onStored) =>
    act.run(async () => {
      const parts: AddedAccounts[] = [];
      for (let at = 0; at < accounts.length; at += MAX_NEW_ACCOUNTS) {
        const part = accounts.slice(at, at + MAX_NEW_ACCOUNTS);
        // After the first part of a long list the wallet exists, whether its new state has arrived here or not.
        const made =
          at > 0 || isOpen()
            ? await background.call('wallet.addAccounts', { accounts: part })
            : await background.call('wallet.create', { ...(await newVaultKey(password)), accounts: part });
        parts.push(made);
      }
      setAdded({
        accounts: parts.flatMap((part) => part.accounts),
        outcomes: parts.flatMap((part) => part.outcomes),
      });
      onStored?.();
    });
  return { act, added, store };
}

function isOpen(): boolean {
  return useWalletStore.getState().status?.vault === 'unlocked';
}

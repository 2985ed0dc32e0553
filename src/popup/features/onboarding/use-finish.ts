import { useState } from 'react';
import type { InputOf } from '../../../protocol/method.js';
import type { AddedAccounts, addAccounts } from '../../../protocol/ui/accounts.js';
import { MAX_NEW_ACCOUNTS } from '../../../protocol/ui/secret.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

export type NewAccounts = InputOf<typeof addAccounts>['accounts'];

export interface Finish {
  act: Act;
  /** What was stored; null before. */
  added: AddedAccounts | null;
  /** `password` is that of the new wallet; not used when one is open already. */
  store(accounts: NewAccounts, password: string, onStored: () => void): Promise<void>;
}

/** Stores new accounts: in a new vault under the password, or in the open one. */
export function useFinish(): Finish {
  const { background, deriveKey } = useServices();
  const act = useAct();
  const [added, setAdded] = useState<AddedAccounts | null>(null);
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');

  const create = async (accounts: NewAccounts, password: string): Promise<AddedAccounts> => {
    const kdf = await background.call('wallet.kdfForCreate', {});
    const wrappingKey = await deriveKey(password, kdf);
    return background.call('wallet.create', { kdf, wrappingKey, accounts });
  };
  const store: Finish['store'] = (accounts, password, onStored) =>
    act.run(async () => {
      const parts: AddedAccounts[] = [];
      for (let at = 0; at < accounts.length; at += MAX_NEW_ACCOUNTS) {
        const part = accounts.slice(at, at + MAX_NEW_ACCOUNTS);
        const first = at === 0 && !adding;
        parts.push(
          first
            ? await create(part, password)
            : await background.call('wallet.addAccounts', { accounts: part }),
        );
      }
      setAdded({
        accounts: parts.flatMap((part) => part.accounts),
        outcomes: parts.flatMap((part) => part.outcomes),
      });
      onStored();
    });
  return { act, added, store };
}

import { useState } from 'react';
import type { Account } from '../../../core/accounts/types.js';
import type { InputOf } from '../../../protocol/method.js';
import type { createVault } from '../../../protocol/ui/vault.js';
import { useServices } from '../../app/services.js';
import { type Act, useAct } from '../../components/use-act.js';
import { useWalletStore } from '../../state/wallet-store.js';

interface NewAccount {
  name: string;
  /** Not used when the wallet is open already. */
  password: string;
  secret: InputOf<typeof createVault>['secret'];
  backedUp: boolean;
  onStored(): void;
}

export interface Finish {
  act: Act;
  /** The stored account; null before. */
  account: Account | null;
  store(account: NewAccount): Promise<void>;
}

/** Stores a new account: in a new vault under the password, or in the open one. */
export function useFinish(): Finish {
  const { background, deriveKey } = useServices();
  const act = useAct();
  const [account, setAccount] = useState<Account | null>(null);
  const adding = useWalletStore((s) => s.status?.vault === 'unlocked');

  const store = ({ name, password, secret, backedUp, onStored }: NewAccount): Promise<void> =>
    act.run(async () => {
      const stored = adding
        ? await background.call('wallet.addAccount', { name, secret, backedUp })
        : await createWith(password);
      setAccount(stored.account);
      onStored();

      async function createWith(chosen: string): Promise<{ account: Account }> {
        const kdf = await background.call('wallet.kdfForCreate', {});
        const wrappingKey = await deriveKey(chosen, kdf);
        return background.call('wallet.create', { kdf, wrappingKey, name, secret, backedUp });
      }
    });
  return { act, account, store };
}

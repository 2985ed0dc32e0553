import { useState } from 'react';
import type { Account } from '../../../../core/accounts/types.js';
import { useServices } from '../../../app/services.js';
import { type Act, useAct } from '../../../components/use-act.js';
import { refreshWallet } from '../refresh.js';
import type { Derivation } from './common-paths.js';

export interface AddDerived {
  act: Act;
  /** Accounts added by the last act; null before. */
  added: number | null;
  add(derivations: Array<Derivation & { name: string }>, onAdded: () => void): void;
}

/** Adds accounts of other paths to the wallet. */
export function useAddDerived({ accountId }: Account): AddDerived {
  const { background } = useServices();
  const act = useAct();
  const [added, setAdded] = useState<number | null>(null);
  return {
    act,
    added,
    add: (derivations, onAdded) =>
      void act.run(async () => {
        const { outcomes } = await background.call('wallet.deriveAccounts', { accountId, derivations });
        setAdded(outcomes.filter((outcome) => outcome !== 'present').length);
        await refreshWallet(background);
        onAdded();
      }),
  };
}

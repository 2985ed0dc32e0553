import { useEffect } from 'react';
import type { Plan } from '../../../../core/operations/plan.js';
import { useServices } from '../../../app/services.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { useGenesis } from '../../../state/use-genesis.js';
import { useRoom } from '../../market/use-room.js';
import { withSignatures } from './plan-state.js';

/**
 * Plans of the active account on the connected chain, oldest first; null until they are known. Whoever looks also notes in
 * them what was signed meanwhile: the activity list has it even if the popup was closed in the moment of the signature.
 */
export function usePlans(): Plan[] | null {
  const { engine } = useServices();
  const address = useActiveAccount()?.address;
  const genesisHash = useGenesis();
  const rows = useChainStore((s) => s.activity);
  const all = useRoom('plans', address === undefined ? undefined : { address });
  const plans = all?.filter((plan) => plan.genesisHash === genesisHash) ?? null;
  useEffect(() => {
    if (!rows) return;
    for (const plan of all ?? []) {
      const signed = withSignatures(plan, rows);
      // What could not be noted now is found again at the next look.
      if (signed) engine.call('putPlan', { plan: signed }).catch(() => undefined);
    }
  }, [engine, all, rows]);
  return plans;
}

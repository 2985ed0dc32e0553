import { bytesToHex } from '@noble/hashes/utils.js';
import { useLocation } from 'wouter';
import { WalletError } from '../../../../core/errors/wallet-error.js';
import type { Plan, PlanStep } from '../../../../core/operations/plan.js';
import { useServices } from '../../../app/services.js';
import { useActiveAccount } from '../../../state/selectors.js';
import { useGenesis } from '../../../state/use-genesis.js';

/**
 * Keeps the steps as a plan of the active account and opens the form of the first one. It is there again after everything
 * was closed. @throws WalletError chain/offline before it is known which chain it is for
 */
export function useStartPlan(): (kind: Plan['kind'], steps: PlanStep[]) => Promise<void> {
  const { engine } = useServices();
  const [, navigate] = useLocation();
  const account = useActiveAccount();
  const genesisHash = useGenesis();
  return async (kind, steps) => {
    if (!account || genesisHash === null) throw new WalletError('chain/offline');
    const id = bytesToHex(crypto.getRandomValues(new Uint8Array(8)));
    await engine.call('putPlan', {
      plan: { id, address: account.address, genesisHash, kind, createdAtMs: Date.now(), steps },
    });
    navigate(`/do/plan/${id}/1`);
  };
}

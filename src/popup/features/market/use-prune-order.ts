import type { PruneOrder } from '../../../core/chain/market.js';
import type { ErrorBody } from '../../../core/errors/wallet-error.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Who makes room for the next new subnet; null while it is not known, with the reason where it is not to be had. */
export function usePruneOrder(): { order: PruneOrder | null; error: ErrorBody | null } {
  const { engine } = useServices();
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const asked = useAsk(`${networkId} prune`, async () => engine.call('pruneOrder', null));
  return { order: asked.value?.value ?? null, error: asked.error };
}

import type { ProxyTypeFacts, RightTerms } from '../../../../core/routes/pending.js';
import { useServices } from '../../../app/services.js';
import { type Asked, useAsk } from '../../../components/use-ask.js';
import { useChainStore } from '../../../state/chain-store.js';
import { useWalletStore } from '../../../state/wallet-store.js';

/** Another network or runtime has other types and costs. */
function useRuntimeKey(): string {
  const networkId = useWalletStore((s) => s.settings?.networkId);
  const spec = useChainStore((s) => s.capabilities?.specVersion ?? null);
  return `${networkId} ${spec}`;
}

/** The runtime's types of right. */
export function useTypes(): Asked<ProxyTypeFacts[]> {
  const { engine } = useServices();
  return useAsk(`types ${useRuntimeKey()}`, () => engine.call('proxyTypes', null));
}

/** What rights cost on this runtime. */
export function useRightTerms(): Asked<RightTerms> {
  const { engine } = useServices();
  return useAsk(`terms ${useRuntimeKey()}`, () => engine.call('rightTerms', null));
}

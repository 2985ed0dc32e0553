import type { RightTerms } from '../../../core/routes/pending.js';
import { useServices } from '../../app/services.js';
import { useAsk } from '../../components/use-ask.js';
import { useChainStore } from '../../state/chain-store.js';

/** What shared accounts and key swaps cost on this runtime; null while unknown. */
export function useTerms(): RightTerms | null {
  const { engine } = useServices();
  // Another runtime may have other terms.
  const key = useChainStore((s) => `${s.network?.genesisHash ?? ''} ${s.network?.specVersion ?? ''}`);
  return useAsk(`terms ${key}`, () => engine.call('rightTerms', null)).value;
}

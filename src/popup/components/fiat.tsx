import { lazy, Suspense } from 'react';
import { useWalletStore } from '../state/wallet-store.js';

const FiatText = lazy(() => import('./fiat-text.js'));

/** Whether the person wants values in a currency; off by default, and then nobody is asked for a price. */
export function useHasFiat(): boolean {
  return useWalletStore((s) => (s.settings?.currency ?? 'none') !== 'none');
}

/** The value of an amount of TAO in the chosen currency, or nothing. Its code and its price come with the first use. */
export function Fiat({ rao, className }: { rao: bigint; className?: string }) {
  if (!useHasFiat()) return null;
  return (
    <Suspense fallback={null}>
      <FiatText rao={rao} className={className} />
    </Suspense>
  );
}

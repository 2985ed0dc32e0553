import { useNow } from '../../state/use-now.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Seconds until the background takes the next attempt; 0 when it does now. */
export function useWaitSeconds(): number {
  const retryInMs = useWalletStore((s) => s.status?.retryInMs ?? 0);
  const statusAtMs = useWalletStore((s) => s.statusAtMs);
  const now = useNow(250);
  // A status that came after the last tick would otherwise read as a wait of one second.
  if (retryInMs <= 0) return 0;
  return Math.max(0, Math.ceil((statusAtMs + retryInMs - now) / 1_000));
}

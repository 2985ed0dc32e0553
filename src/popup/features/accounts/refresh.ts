import type { BackgroundClient } from '../../background-client/types.js';
import { useWalletStore } from '../../state/wallet-store.js';

/** Shows what the background holds now, without waiting for its event. */
export async function refreshWallet(background: BackgroundClient): Promise<void> {
  useWalletStore.getState().setStatus(await background.call('wallet.status', {}));
}

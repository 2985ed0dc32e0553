import { useState } from 'react';
import { useWalletStore } from '../../state/wallet-store.js';

/** Whether a flow makes a wallet or adds to the open one, as it was when it began: making one opens it before the end. */
export function useIsNewWallet(): boolean {
  const [isNew] = useState(() => useWalletStore.getState().status?.vault !== 'unlocked');
  return isNew;
}

import type { Reading } from '../../../core/chain/snapshot.js';
import type { PendingOperation } from '../../../core/routes/pending.js';
import { useRoom } from '../market/use-room.js';

/** What waits in these multisig accounts, with every block; null until the engine said something. */
export function usePending(accounts: string[]): Reading<PendingOperation[]> | null {
  return useRoom('pendingOperations', accounts.length > 0 ? { accounts } : undefined);
}

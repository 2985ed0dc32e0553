import { create } from 'zustand';
import type { ErrorBody } from '../../core/errors/wallet-error.js';
import type { Settings } from '../../protocol/ui/settings.js';
import type { WalletStatus } from '../../protocol/ui/vault.js';
import type { Alerts } from '../../protocol/ui/watch.js';

export interface WalletState {
  status: WalletStatus | null;
  /** When {@link status} arrived: the base of its countdowns. */
  statusAtMs: number;
  settings: Settings | null;
  /** Null until the background has said which requests wait. */
  approvalIds: string[] | null;
  /** What the watchtower has to say; null until the background has said it, and while locked. */
  alerts: Alerts | null;
  /** Why the first answer never came; null while all is well. */
  failure: ErrorBody | null;
  setStatus(status: WalletStatus): void;
}

/** What the background last said. Nothing here outlives the page. */
export const useWalletStore = create<WalletState>((set) => ({
  status: null,
  statusAtMs: 0,
  settings: null,
  approvalIds: null,
  alerts: null,
  failure: null,
  setStatus: (status) =>
    set({
      status,
      statusAtMs: Date.now(),
      failure: null,
      // Alerts name accounts: a locked page forgets them.
      ...(status.vault === 'unlocked' ? {} : { alerts: null }),
    }),
}));

import { create } from 'zustand';
import type { ActivityRow } from '../../core/activity/types.js';
import type { Capabilities, NetworkStatus, Reading } from '../../core/chain/snapshot.js';
import type { Portfolio } from '../../core/stake/types.js';

export interface ChainState {
  network: NetworkStatus | null;
  portfolio: Reading<Portfolio> | null;
  activity: ActivityRow[] | null;
  capabilities: Capabilities | null;
}

export const EMPTY_CHAIN: ChainState = { network: null, portfolio: null, activity: null, capabilities: null };

/** What the engine's streams last said; emptied on lock and on a change of network. */
export const useChainStore = create<ChainState>(() => EMPTY_CHAIN);

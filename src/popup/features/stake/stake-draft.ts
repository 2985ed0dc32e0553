import type { NetworkId } from '../../../core/chain/networks.js';

/** What was typed, kept while this page lives, so that looking at the review and going back loses nothing. */
export interface StakeDraft {
  networkId: NetworkId;
  accountId: string;
  amount: string;
  netuid: number | null;
  hotkey: string | null;
  toleranceBps: number;
  allowPartial: boolean;
}

let kept: StakeDraft | null = null;

/** The kept draft if it belongs to this account and network. */
export function keptDraft(networkId: NetworkId, accountId: string): StakeDraft | null {
  return kept?.networkId === networkId && kept.accountId === accountId ? kept : null;
}

/** Keeps a draft; null forgets it. */
export function keepDraft(draft: StakeDraft | null): void {
  kept = draft;
}

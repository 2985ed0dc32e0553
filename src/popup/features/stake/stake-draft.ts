import type { NetworkId } from '../../../core/chain/networks.js';
import { draftKey, keepDraft as keep, keptDraft as kept } from '../operations/form/drafts.js';

/** What was typed, kept while the wallet stays open, so that neither the review nor a closed popup loses it. */
export interface StakeDraft {
  networkId: NetworkId;
  accountId: string;
  amount: string;
  /** What the amount counts; TAO where it does not say. */
  unit?: 'tao' | 'alpha';
  netuid: number | null;
  hotkey: string | null;
  toleranceBps: number;
  allowPartial: boolean;
}

/** The kept draft of this account on this network. */
export function keptDraft(networkId: NetworkId, accountId: string): StakeDraft | null {
  return kept<StakeDraft>(draftKey('stake', accountId, networkId));
}

/** Keeps a draft; other screens leave one here that opens the form with a subnet chosen. */
export function keepDraft(draft: StakeDraft): void {
  keep(draftKey('stake', draft.accountId, draft.networkId), draft);
}

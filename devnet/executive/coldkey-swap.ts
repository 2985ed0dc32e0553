import type { StateView } from '../types.js';

/** Calls that pass while a coldkey swap is announced (`opentensor/subtensor runtime/src/lib.rs`). */
const DURING_SWAP = new Set([
  'SubtensorModule.announce_coldkey_swap',
  'SubtensorModule.swap_coldkey_announced',
  'SubtensorModule.dispute_coldkey_swap',
  'SubtensorModule.clear_coldkey_swap_announcement',
  'MevShield.submit_encrypted',
]);

/**
 * Why a coldkey may not make a call (`Pallet.call`) now: a dispute freezes it altogether, an announced swap all but the
 * swap's own calls. Holds at the pool and again at each dispatch, nested ones too.
 */
export function swapObstacle(
  state: StateView,
  coldkey: string,
  callName: string,
): 'announced' | 'disputed' | undefined {
  if (state.get('SubtensorModule', 'ColdkeySwapDisputes', coldkey) !== undefined) return 'disputed';
  const announced = state.get('SubtensorModule', 'ColdkeySwapAnnouncements', coldkey) !== undefined;
  return announced && !DURING_SWAP.has(callName) ? 'announced' : undefined;
}

import type { BlockContext, RuntimeCodec, StateView } from '../../types.js';
import { ScratchState } from '../scratch-state.js';
import { type Claim, claimFund } from './claim.js';
import { ESCROW } from './escrow.js';
import { sharesOwed } from './owed.js';

/** What a claim of one validator's fund would do now: it is carried out on a copy. Undefined where nothing is owed. */
export function previewClaim(
  codec: RuntimeCodec,
  view: StateView,
  block: BlockContext,
  hotkey: string,
  coldkey: string,
): Claim | undefined {
  const state = new ScratchState(codec, view);
  // Claims sell without a fee, so that no author earns anything by them.
  const claim = claimFund({ codec, state, block, author: ESCROW, deposit: () => undefined }, hotkey, coldkey);
  return claim.owedShares > 0n || sharesOwed(view, hotkey, coldkey) > 0n ? claim : undefined;
}

import type { AlphaBase } from '../../../core/amount/money.js';
import { EVERYTHING } from '../../../core/operations/intent.js';
import { callShape } from '../../chain/call-shapes.js';
import type { Runtime } from '../../chain/runtime.js';
import { runtimeApi } from '../../chain/runtime-apis.js';

/** Arguments of `get_basket_claim_preview`: hotkey, coldkey. */
const PREVIEW_INPUTS = 2;

/** From spec 469, where the claim previews are: the largest u64 stands for the live position, anything else is exact. */
function takesAll(runtime: Runtime): boolean {
  return runtimeApi(runtime, 'BetaBasketRuntimeApi', 'get_basket_claim_preview', PREVIEW_INPUTS) !== null;
}

/** Before the baskets of 441, while there is a claim type: what is too much is cut to the position. */
function cutsDown(runtime: Runtime): boolean {
  return callShape(runtime, 'SubtensorModule', 'set_root_claim_type') !== null;
}

/**
 * The amount that moves a whole position by `move_stake`, `swap_stake` or `transfer_stake` (not by the calls with a limit
 * before 469, which cut nothing). Between 441 and 468 a larger amount fails, so only the exact one is safe.
 * (`RaoFoundation/subtensor pallets/subtensor/src/staking/move_stake.rs`)
 * @param exact the position as read, base units
 */
export function everythingAmount(runtime: Runtime, exact: AlphaBase): AlphaBase {
  return takesAll(runtime) || cutsDown(runtime) ? EVERYTHING : exact;
}

/** What those calls take of a position when asked for an amount, base units; null where the chain refuses it as too much. */
export function amountTaken(runtime: Runtime, asked: bigint, held: bigint): bigint | null {
  if (asked <= held) return asked;
  return cutsDown(runtime) || (takesAll(runtime) && asked === EVERYTHING) ? held : null;
}

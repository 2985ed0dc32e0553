import type { Intent } from '../../core/operations/intent.js';
import { EVERYTHING } from '../../core/operations/intent.js';
import { ROOT_NETUID } from '../../core/operations/root.js';
import { callShape } from '../chain/call-shapes.js';
import type { OperationContext } from './rules.js';
import { amountTaken } from './support/everything.js';
import { ownState } from './support/own-state.js';
import { placeOf, positionOf, priceOf } from './support/stake-place.js';

/** A position that a call takes from, and how much. */
interface Source {
  hotkey: string;
  netuid: number;
  /** Null: all of it, whatever is left. */
  amountBase: bigint | null;
  /** The chain cuts too large an amount, or reads the largest one as all. */
  cuts: boolean;
}

/**
 * Alpha the chain takes for a fee that TAO cannot pay: floor(fee / price), out of the one position the call itself takes from
 * (`opentensor/subtensor pallets/transaction-fee/src/lib.rs`). Null where it takes none: the call is of another kind or in
 * a batch, the account is not alive, or the position does not carry both.
 */
export async function alphaFeeOf(
  context: OperationContext,
  intent: Intent,
  feeRao: bigint,
): Promise<{ netuid: number; alphaBase: bigint } | null> {
  const source = sourceOf(intent);
  const { runtime } = context.reader;
  if (!source || !(await ownState(context)).account.alive) return null;
  const { hotkey, netuid, amountBase, cuts } = source;
  const [place, position, price] = await Promise.all([
    placeOf(context, hotkey, netuid),
    positionOf(context, hotkey, netuid),
    priceOf(context, netuid),
  ]);
  const fee = price.above === 0n ? 0n : (feeRao * price.below) / price.above;
  if (fee === 0n || !place.subtokenEnabled) return null;
  // From the baskets on what a lock, a bond or a hold keeps pays no fee.
  const isNewer = callShape(runtime, 'SubtensorModule', 'claim_root_with_hotkey') !== null;
  if (isNewer && netuid === ROOT_NETUID && place.heldUntilBlock !== null) return null;
  const free = position.total - position.locked - position.bonded;
  const here = position.base - place.bondBase;
  const payable = !isNewer ? position.base : here < free ? here : free;
  if (fee > payable) return null;
  const left = position.base - fee;
  const fits =
    amountBase === null || (cuts ? amountTaken(runtime, amountBase, left) !== null : amountBase <= left);
  return fits && left > 0n ? { netuid, alphaBase: fee } : null;
}

function sourceOf(intent: Intent): Source | null {
  switch (intent.kind) {
    case 'unstake':
      return { ...intent, cuts: false };
    case 'unstake-position':
      return { ...intent, amountBase: null, cuts: false };
    case 'transfer-alpha':
      return { ...intent, cuts: true };
    case 'change-validator':
      return { ...intent, hotkey: intent.fromHotkey, cuts: true };
    case 'change-subnet':
      return { ...intent, netuid: intent.fromNetuid, cuts: intent.amountBase === EVERYTHING };
    default:
      return null;
  }
}

import { credit } from '../accounts.js';
import { type CallContext, DispatchFailure, fail } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { stakeTao } from './add-stake.js';
import { requireHotkey, requireSubtoken } from './checks.js';
import { checkRemoval, unstake } from './remove-stake.js';
import { stakeOf } from './stakes.js';
import { subnetsOf } from './storage.js';

/** Positions that newer runtimes look at in one call; another call goes on. */
const MOST_POSITIONS = 16;

/** unstake_all: every position with the hotkey, root's too, becomes free TAO. @throws DispatchFailure */
export function unstakeAllCall(context: CallContext, hotkey: string): void {
  requireHotkey(context, hotkey);
  const sold = sellEach(context, hotkey, subnetsOf(context.state));
  if (sold > 0n) credit(context.codec, context.state, context.origin, sold);
}

/** unstake_all_alpha: every position but root's becomes root stake with the same hotkey. @throws DispatchFailure */
export function unstakeAllAlphaCall(context: CallContext, hotkey: string): void {
  requireHotkey(context, hotkey);
  const subnets = subnetsOf(context.state).filter((netuid) => netuid !== 0);
  const sold = sellEach(context, hotkey, subnets);
  if (sold === 0n) fail('SubtensorModule', 'AmountTooLow');
  stakeTao(context, hotkey, context.origin, 0, sold);
}

/** Positions that cannot be sold are passed over without a word, as the chain does. */
function sellEach(context: CallContext, hotkey: string, netuids: number[]): bigint {
  const positions = netuids
    .map((netuid) => ({ netuid, held: stakeOf(context.state, hotkey, context.origin, netuid) }))
    .filter(({ held }) => held > 0n)
    .slice(0, rulesOf(context.codec).baskets ? MOST_POSITIONS : undefined);
  return positions.reduce((sold, { netuid, held }) => sold + sellOne(context, hotkey, netuid, held), 0n);
}

function sellOne(context: CallContext, hotkey: string, netuid: number, held: bigint): bigint {
  context.state.begin();
  try {
    requireSubtoken(context, netuid);
    checkRemoval(context, hotkey, netuid, held);
    const tao = unstake(context, hotkey, context.origin, netuid, held);
    context.state.commit();
    return tao;
  } catch (error) {
    context.state.rollback();
    if (error instanceof DispatchFailure) return 0n;
    throw error;
  }
}

import { type CallContext, fail } from '../dispatch-context.js';
import { addStakeCall, type PriceBound } from './add-stake.js';
import { announce } from './chain.js';
import { requireHotkey, requireSubnet, requireUnlocked } from './checks.js';
import { stakeOf, takeStake } from './stakes.js';
import { addTo } from './storage.js';

const PALLET = 'SubtensorModule';

/**
 * recycle_alpha and burn_alpha: a position, or the part asked for, ceases to be. Recycled alpha counts as never issued,
 * burned alpha stays in the subnet's issuance
 * (`opentensor/subtensor pallets/subtensor/src/staking/recycle_alpha.rs`). @throws DispatchFailure
 */
export function destroyAlphaCall(
  context: CallContext,
  how: 'recycle' | 'burn',
  hotkey: string,
  netuid: number,
  asked: bigint,
): void {
  const { codec, state, origin } = context;
  requireSubnet(context, netuid);
  if (netuid === 0) fail(PALLET, 'CannotBurnOrRecycleOnRootSubnet');
  requireHotkey(context, hotkey);
  const held = stakeOf(state, hotkey, origin, netuid);
  const amount = asked < held ? asked : held;
  requireUnlocked(context, origin, hotkey, netuid, amount);
  takeStake(codec, state, hotkey, origin, netuid, amount);
  if (how === 'recycle') addTo(state, 'SubnetAlphaOut', [netuid], -amount);
  announce(context, how === 'recycle' ? 'AlphaRecycled' : 'AlphaBurned', [origin, hotkey, amount, netuid]);
}

/** add_stake_burn: buys alpha, fill-or-kill where a limit is given, and burns what was bought. @throws DispatchFailure */
export function addStakeBurnCall(
  context: CallContext,
  hotkey: string,
  netuid: number,
  amount: bigint,
  bound: PriceBound | undefined,
): void {
  const { state, origin } = context;
  const before = stakeOf(state, hotkey, origin, netuid);
  addStakeCall(context, hotkey, netuid, amount, bound);
  const alpha = stakeOf(state, hotkey, origin, netuid) - before;
  destroyAlphaCall(context, 'burn', hotkey, netuid, alpha);
  context.deposit(PALLET, 'AddStakeBurn', { netuid, hotkey, amount, alpha });
}

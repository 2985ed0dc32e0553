import { type CallContext, fail } from '../dispatch-context.js';
import { announce } from './chain.js';
import { requireHotkey, requireSubnet } from './checks.js';
import { ownerOf } from './storage.js';

const PALLET = 'SubtensorModule';

/**
 * increase_take, decrease_take: a validator's share, in 65,535ths, within the chain's bounds. How often is not bounded here
 * (`opentensor/subtensor pallets/subtensor/src/staking/{increase,decrease}_take.rs`). @throws DispatchFailure
 */
export function changeTakeCall(
  context: CallContext,
  way: 'Increased' | 'Decreased',
  hotkey: string,
  take: number,
): void {
  const { state, origin } = context;
  requireHotkey(context, hotkey);
  requireOwner(context, hotkey);
  const set = state.entries(PALLET, 'Delegates', hotkey)[0]?.value as number | undefined;
  if (way === 'Increased') {
    if (set !== undefined && take <= set) fail(PALLET, 'DelegateTakeTooLow');
    if (take > bound(context, 'MaxDelegateTake')) fail(PALLET, 'DelegateTakeTooHigh');
  } else if ((set !== undefined && take >= set) || take < bound(context, 'MinDelegateTake'))
    fail(PALLET, 'DelegateTakeTooLow');
  state.set(PALLET, 'Delegates', [hotkey], take);
  announce(context, `Take${way}`, [origin, hotkey, take]);
}

/** set_childkey_take: the share of a child hotkey on one subnet. @throws DispatchFailure */
export function setChildkeyTakeCall(
  context: CallContext,
  hotkey: string,
  netuid: number,
  take: number,
): void {
  requireOwner(context, hotkey);
  requireSubnet(context, netuid);
  const own = Number(context.state.get(PALLET, 'MinChildkeyTakePerSubnet', netuid) ?? 0);
  const least = Math.max(bound(context, 'MinChildkeyTake'), own);
  if (take < least || take > bound(context, 'MaxChildkeyTake')) fail(PALLET, 'InvalidChildkeyTake');
  context.state.set(PALLET, 'ChildkeyTake', [hotkey, netuid], take);
  announce(context, 'ChildKeyTakeSet', [hotkey, take]);
}

function requireOwner({ state, origin }: CallContext, hotkey: string): void {
  if (ownerOf(state, hotkey) !== origin) fail(PALLET, 'NonAssociatedColdKey');
}

function bound({ state }: CallContext, item: string): number {
  return Number(state.get(PALLET, item) ?? 0);
}

import { type CallContext, fail } from '../dispatch-context.js';
import { announce } from './chain.js';
import { requireSubnet } from './checks.js';
import { amountOf, ownerOf } from './storage.js';

const PALLET = 'SubtensorModule';
const MOST_CHILDREN = 5;
const WHOLE = 2n ** 64n - 1n;

/** Part of 2^64 - 1 of the stake, and the hotkey it goes to. */
type Child = [part: bigint, hotkey: string];

/**
 * set_children: schedules them; devnet does not carry that out when its time comes, and asks no least stake of the parent
 * (`opentensor/subtensor pallets/subtensor/src/staking/set_children.rs`). @throws DispatchFailure
 */
export function setChildrenCall(
  context: CallContext,
  hotkey: string,
  netuid: number,
  children: Child[],
): void {
  const { state, origin, block } = context;
  if (netuid === 0) fail(PALLET, 'RegistrationNotPermittedOnRootSubnet');
  requireSubnet(context, netuid);
  if (ownerOf(state, hotkey) !== origin) fail(PALLET, 'NonAssociatedColdKey');
  const keys = children.map(([, child]) => child);
  if (new Set(keys).size < keys.length) fail(PALLET, 'DuplicateChild');
  if (keys.includes(hotkey)) fail(PALLET, 'InvalidChild');
  if (keys.length > MOST_CHILDREN) fail(PALLET, 'TooManyChildren');
  if (children.reduce((sum, [part]) => sum + part, 0n) > WHOLE) fail(PALLET, 'ProportionOverflow');
  const parents = (state.get(PALLET, 'ParentKeys', hotkey, netuid) as Child[] | undefined) ?? [];
  if (parents.some(([, parent]) => keys.includes(parent))) fail(PALLET, 'ChildParentInconsistency');
  const from = BigInt(block.number) + amountOf(state, 'PendingChildKeyCooldown');
  state.set(PALLET, 'PendingChildKeys', [netuid, hotkey], [children, from]);
  announce(context, 'SetChildrenScheduled', [hotkey, netuid, from, children]);
}

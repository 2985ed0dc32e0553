import { reducible } from '../accounts.js';
import { transfer } from '../balances.js';
import { flushDeposits } from '../baskets/deposits.js';
import { setWatermark, watermarkOf } from '../baskets/watermark.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { moveLocks } from './move-locks.js';
import { claimableRates } from './root-claimed.js';
import { addStake, netuidsHeld, stakeOf, takeStake } from './stakes.js';
import { amountOf, stakingHotkeys } from './storage.js';

const PALLET = 'SubtensorModule';
/** What newer runtimes swap at once. */
const [MOST_HOTKEYS, MOST_POSITIONS] = [256, 1_024];

/**
 * Hands everything of the acting coldkey to another one: locks, stake with its rewards, hotkeys, subnets, identity,
 * auto-stake, free balance. Proxies, multisigs and reserved deposits stay
 * (`opentensor/subtensor pallets/subtensor/src/swap/swap_coldkey.rs`). @throws DispatchFailure
 */
export function moveColdkey(context: CallContext, next: string): void {
  const { codec, state, origin } = context;
  const hotkeys = stakingHotkeys(state, origin);
  const positions = hotkeys.reduce((sum, hotkey) => sum + netuidsHeld(state, hotkey, origin).length, 0);
  if (rulesOf(codec).baskets && (hotkeys.length > MOST_HOTKEYS || positions > MOST_POSITIONS)) {
    fail(PALLET, 'ColdkeySwapTooHeavy');
  }
  moveLocks(context, origin, next);
  for (const hotkey of hotkeys) moveStake(context, hotkey, next);
  state.remove(PALLET, 'StakingHotkeys', origin);
  moveOwnership(context, next);
  moveAutoStake(context, next);
  moveEntry(context, 'IdentitiesV2', next);
  moveEntry(context, 'RootClaimType', next);
  transfer(context, next, reducible(codec, state, origin, false), false);
}

function moveStake(context: CallContext, hotkey: string, next: string): void {
  const { codec, state, origin } = context;
  const { baskets } = rulesOf(codec);
  if (baskets) flushDeposits(context, hotkey);
  const claimed = claimableRates(state, hotkey).map(
    ([netuid]) => [netuid, amountOf(state, 'RootClaimed', netuid, hotkey, origin)] as const,
  );
  for (const netuid of netuidsHeld(state, hotkey, origin)) {
    const held = stakeOf(state, hotkey, origin, netuid);
    takeStake(codec, state, hotkey, origin, netuid, held);
    addStake(codec, state, hotkey, next, netuid, held);
  }
  // Rewards go with the coldkey, unlike with stake that is given away.
  if (baskets) {
    const mark = watermarkOf(state, hotkey, origin) + watermarkOf(state, hotkey, next);
    setWatermark(state, hotkey, next, mark);
    setWatermark(state, hotkey, origin, 0n);
    moveHold(context, hotkey, next);
    return;
  }
  for (const [netuid, amount] of claimed) {
    state.set(PALLET, 'RootClaimed', [netuid, hotkey, next], amount);
    state.remove(PALLET, 'RootClaimed', netuid, hotkey, origin);
  }
}

function moveHold({ state, origin }: CallContext, hotkey: string, next: string): void {
  const last = state.get(PALLET, 'LastColdkeyHotkeyStakeBlock', origin, hotkey);
  if (last === undefined) return;
  state.set(PALLET, 'LastColdkeyHotkeyStakeBlock', [next, hotkey], last);
  state.remove(PALLET, 'LastColdkeyHotkeyStakeBlock', origin, hotkey);
}

function moveOwnership({ state, origin }: CallContext, next: string): void {
  const owned = (state.get(PALLET, 'OwnedHotkeys', origin) as string[] | undefined) ?? [];
  for (const hotkey of owned) state.set(PALLET, 'Owner', [hotkey], next);
  state.set(PALLET, 'OwnedHotkeys', [next], owned);
  state.remove(PALLET, 'OwnedHotkeys', origin);
  for (const { args, value } of state.entries(PALLET, 'SubnetOwner')) {
    if (value === origin) state.set(PALLET, 'SubnetOwner', args, next);
  }
}

function moveAutoStake({ state, origin }: CallContext, next: string): void {
  for (const { args, value } of state.entries(PALLET, 'AutoStakeDestination', origin)) {
    const netuid = args[1];
    state.set(PALLET, 'AutoStakeDestination', [next, netuid], value);
    state.remove(PALLET, 'AutoStakeDestination', origin, netuid);
    const followers = state.get(PALLET, 'AutoStakeDestinationColdkeys', value, netuid) as string[];
    const renamed = followers.map((coldkey) => (coldkey === origin ? next : coldkey));
    state.set(PALLET, 'AutoStakeDestinationColdkeys', [value, netuid], renamed);
  }
}

function moveEntry({ state, origin }: CallContext, item: string, next: string): void {
  const [entry] = state.entries(PALLET, item, origin);
  if (!entry) return;
  state.set(PALLET, item, [next], entry.value);
  state.remove(PALLET, item, origin);
}

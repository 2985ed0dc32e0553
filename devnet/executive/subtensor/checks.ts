import { fail } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import type { Chain } from './chain.js';
import { bondOf, bondsOf } from './collateral.js';
import { lockedAlpha } from './locks.js';
import { stakeOf, totalStakeOf } from './stakes.js';
import { ownerOf, stakingHotkeys, subnetExists, subtokenEnabled } from './storage.js';

const PALLET = 'SubtensorModule';
/** Validators that a coldkey may stake to, and up to how many others may add to its list. */
const MOST_HOTKEYS = 256;
const MOST_HOTKEYS_TO_RECEIVE = 128;

export function requireSubnet({ state }: Chain, netuid: number): void {
  if (!subnetExists(state, netuid)) fail(PALLET, 'SubnetNotExists');
}

export function requireSubtoken({ state }: Chain, netuid: number): void {
  if (!subtokenEnabled(state, netuid)) fail(PALLET, 'SubtokenDisabled');
}

export function requireHotkey({ state }: Chain, hotkey: string): void {
  if (ownerOf(state, hotkey) === undefined) fail(PALLET, 'HotKeyAccountNotExists');
}

/**
 * What a lock or a bond holds back must remain of the coldkey's stake on the subnet, whichever hotkeys it is with; a
 * bond with the very hotkey it belongs to.
 */
export function requireUnlocked(
  chain: Chain,
  coldkey: string,
  hotkey: string,
  netuid: number,
  amount: bigint,
): void {
  const { state, block } = chain;
  const kept = lockedAlpha(state, coldkey, netuid, block.number) + bondsOf(state, netuid, coldkey);
  if (kept > 0n && totalStakeOf(state, coldkey, netuid) - amount < kept) failUnavailable(chain);
  requireUnbonded(chain, coldkey, hotkey, netuid, amount);
}

/** A bond stays with its hotkey. */
export function requireUnbonded(
  chain: Chain,
  coldkey: string,
  hotkey: string,
  netuid: number,
  amount: bigint,
): void {
  const bond = bondOf(chain.state, netuid, hotkey, coldkey);
  if (bond > 0n && stakeOf(chain.state, hotkey, coldkey, netuid) - amount < bond) failUnavailable(chain);
}

function failUnavailable({ codec }: Chain): never {
  // Runtimes before 424 call it by another name.
  return fail(PALLET, codec.hasError(PALLET, 'StakeUnavailable') ? 'StakeUnavailable' : 'CannotUnstakeLock');
}

/** A coldkey's list of validators is bounded, and more so for what others put on it. @throws DispatchFailure */
export function requireRoom({ codec, state }: Chain, coldkey: string, hotkey: string, from = coldkey): void {
  if (!rulesOf(codec).baskets) return;
  const known = stakingHotkeys(state, coldkey);
  const most = from === coldkey ? MOST_HOTKEYS : MOST_HOTKEYS_TO_RECEIVE;
  if (!known.includes(hotkey) && known.length >= most) fail(PALLET, 'TooManyStakingHotkeys');
}

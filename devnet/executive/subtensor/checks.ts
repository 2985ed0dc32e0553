import { fail } from '../dispatch-context.js';
import type { Chain } from './chain.js';
import { lockedAlpha } from './locks.js';
import { totalStakeOf } from './stakes.js';
import { ownerOf, subnetExists, subtokenEnabled } from './storage.js';

const PALLET = 'SubtensorModule';

export function requireSubnet({ state }: Chain, netuid: number): void {
  if (!subnetExists(state, netuid)) fail(PALLET, 'SubnetNotExists');
}

export function requireSubtoken({ state }: Chain, netuid: number): void {
  if (!subtokenEnabled(state, netuid)) fail(PALLET, 'SubtokenDisabled');
}

export function requireHotkey({ state }: Chain, hotkey: string): void {
  if (ownerOf(state, hotkey) === undefined) fail(PALLET, 'HotKeyAccountNotExists');
}

/** What a lock holds back must remain of the coldkey's stake on the subnet, whichever hotkeys it is with. */
export function requireUnlocked(chain: Chain, coldkey: string, netuid: number, amount: bigint): void {
  const locked = lockedAlpha(chain.state, coldkey, netuid, chain.block.number);
  if (locked > 0n && totalStakeOf(chain.state, coldkey, netuid) - amount < locked) {
    // Runtimes before 424 call it by another name.
    fail(PALLET, chain.codec.hasError(PALLET, 'StakeUnavailable') ? 'StakeUnavailable' : 'CannotUnstakeLock');
  }
}

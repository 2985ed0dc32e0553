import type { StateView } from '../../types.js';
import { fail } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import type { Chain } from './chain.js';
import { amountOf } from './storage.js';

const PALLET = 'SubtensorModule';
/** Set by hand (`poke`): the funds are being set up by an upgrade. The chain's own marker is not public. */
const SEED_FLAG = 'BetaBasketSeedInProgress';

/** Root stake that came in now is held from here on, where there is a hold. */
export function noteRootStake({ codec, state, block }: Chain, hotkey: string, coldkey: string): void {
  if (!rulesOf(codec).baskets) return;
  state.set(PALLET, 'LastColdkeyHotkeyStakeBlock', [coldkey, hotkey], BigInt(block.number));
}

/** Root stake may not leave a validator until an interval after the last of it came. @throws DispatchFailure */
export function requireNoHold(chain: Chain, hotkey: string, coldkey: string, netuid: number): void {
  if (!rulesOf(chain.codec).baskets) return;
  if (isHeld(chain.state, chain.block.number, hotkey, coldkey, netuid)) fail(PALLET, 'RootStakeLocked');
}

/** Whether a position is root stake in a hold. */
export function isHeld(
  state: StateView,
  block: number,
  hotkey: string,
  coldkey: string,
  netuid: number,
): boolean {
  if (netuid !== 0) return false;
  const last = state.get(PALLET, 'LastColdkeyHotkeyStakeBlock', coldkey, hotkey) as bigint | undefined;
  return last !== undefined && BigInt(block) - last < amountOf(state, 'RootStakeUnlockInterval');
}

/** While funds are being set up no root stake moves and nothing is claimed. @throws DispatchFailure */
export function requireSeeded(chain: Chain, ...netuids: number[]): void {
  if (!netuids.includes(0) || !rulesOf(chain.codec).baskets) return;
  if (chain.state.get(PALLET, SEED_FLAG) === true) fail(PALLET, 'BetaBasketSeedInProgress');
}

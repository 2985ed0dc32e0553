import type { StateView } from '../../types.js';
import { expRatio } from '../swap/fixed-point.js';
import { amountOf } from './storage.js';

/** Less locked alpha than this counts as none. */
const DUST = 100n;
const SCALE = 10n ** 18n;

interface LockState {
  locked_mass: bigint;
  conviction: bigint;
  last_update: bigint;
}

/**
 * Alpha that a coldkey cannot take out of a subnet now. Decaying locks (the default) shrink by e^(-dt / UnlockRate)
 * (`opentensor/subtensor pallets/subtensor/src/staking/lock.rs`).
 */
export function lockedAlpha(state: StateView, coldkey: string, netuid: number, block: number): bigint {
  const decays = state.get('SubtensorModule', 'DecayingLock', coldkey, netuid) !== false;
  return state
    .entries('SubtensorModule', 'Lock', coldkey, netuid)
    .reduce((sum, { value }) => sum + massAt(state, value as LockState, decays, BigInt(block)), 0n);
}

function massAt(state: StateView, lock: LockState, decays: boolean, block: bigint): bigint {
  const age = block > lock.last_update ? block - lock.last_update : 0n;
  const rate = amountOf(state, 'UnlockRate');
  const mass =
    decays && rate > 0n ? (lock.locked_mass * expRatio(-age, rate, SCALE)) / SCALE : lock.locked_mass;
  return mass < DUST ? 0n : mass;
}

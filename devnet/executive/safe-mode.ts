import type { DecodedCall } from '../types.js';
import type { Base } from './dispatch.js';

const PALLET = 'SafeMode';
const PALLETS = new Set(['Sudo', 'Multisig', 'System', 'SafeMode', 'Timestamp']);
const CALLS = new Set([
  'SubtensorModule.set_weights',
  'SubtensorModule.serve_axon',
  'Commitments.set_commitment',
]);

/** Whether the network is halted for a call (`opentensor/subtensor runtime/src/lib.rs`, SafeModeWhitelistedCalls). */
export function isHalted({ state }: Pick<Base, 'state'>, { pallet, name }: DecodedCall): boolean {
  if (PALLETS.has(pallet) || CALLS.has(`${pallet}.${name}`)) return false;
  return state.get(PALLET, 'EnteredUntil') !== undefined;
}

/** Ends the halt after its last block. */
export function leaveSafeMode({ state, block, deposit }: Base): void {
  const until = state.get(PALLET, 'EnteredUntil') as number | undefined;
  if (until === undefined || block.number <= until) return;
  state.remove(PALLET, 'EnteredUntil');
  deposit(PALLET, 'Exited', { reason: { type: 'Timeout', value: undefined } });
}

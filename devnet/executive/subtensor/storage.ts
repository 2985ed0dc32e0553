import type { StateMut, StateView } from '../../types.js';

const PALLET = 'SubtensorModule';

/** A u64 or u128 item of SubtensorModule. */
export function amountOf(state: StateView, item: string, ...args: unknown[]): bigint {
  return (state.get(PALLET, item, ...args) as bigint | undefined) ?? 0n;
}

/** Changes a counter by a signed amount; it stops at zero as the chain's saturating counters do. */
export function addTo(state: StateMut, item: string, args: unknown[], change: bigint): void {
  const sum = amountOf(state, item, ...args) + change;
  state.set(PALLET, item, args, sum > 0n ? sum : 0n);
}

/** TAO that accounts lost for good counts as never issued. */
export function burnIssued(state: StateMut, rao: bigint): void {
  addTo(state, 'TotalIssuance', [], -rao);
}

/** Netuids of the subnets that exist, root included, in the order of their creation. */
export function subnetsOf(state: StateView): number[] {
  return state
    .entries(PALLET, 'NetworksAdded')
    .flatMap(({ args, value }) => (value === true ? [Number(args[0])] : []));
}

export function subnetExists(state: StateView, netuid: number): boolean {
  return state.get(PALLET, 'NetworksAdded', netuid) === true;
}

/** Whether alpha of the subnet trades already. */
export function subtokenEnabled(state: StateView, netuid: number): boolean {
  return state.get(PALLET, 'SubtokenEnabled', netuid) === true;
}

/** Coldkey of a hotkey; undefined for one that the chain does not know. */
export function ownerOf(state: StateView, hotkey: string): string | undefined {
  const entry = state.entries(PALLET, 'Owner', hotkey)[0];
  return entry && String(entry.value);
}

/** Gives a hotkey that the chain does not know to a coldkey. */
export function own(state: StateMut, hotkey: string, coldkey: string): void {
  if (ownerOf(state, hotkey) !== undefined) return;
  state.set(PALLET, 'Owner', [hotkey], coldkey);
  const owned = (state.get(PALLET, 'OwnedHotkeys', coldkey) as string[] | undefined) ?? [];
  state.set(PALLET, 'OwnedHotkeys', [coldkey], [...owned, hotkey]);
}

/** Hotkeys a coldkey ever staked to. */
export function stakingHotkeys(state: StateView, coldkey: string): string[] {
  return (state.get(PALLET, 'StakingHotkeys', coldkey) as string[] | undefined) ?? [];
}

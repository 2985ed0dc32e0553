import { reducible, withdraw } from '../accounts.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { announce } from './chain.js';
import { requireSubnet } from './checks.js';
import { addTo, amountOf, own, ownerOf } from './storage.js';
import { buyAlpha } from './trades.js';

const PALLET = 'SubtensorModule';
/** U64F64. */
const FRACTION = 64n;

/**
 * burned_register, and register_limit with the most that the place may cost: burns the price of a place, which rises with
 * every one sold and does not fall back here. A full subnet takes nobody in: nobody is pruned for them
 * (`opentensor/subtensor pallets/subtensor/src/subnets/registration.rs`). @throws DispatchFailure
 */
export function registerCall(context: CallContext, netuid: number, hotkey: string, most?: bigint): void {
  const { codec, state, origin } = context;
  if (netuid === 0) fail(PALLET, 'RegistrationNotPermittedOnRootSubnet');
  requireSubnet(context, netuid);
  const price = amountOf(state, 'Burn', netuid);
  if (most !== undefined && price > most) fail(PALLET, 'RegistrationPriceLimitExceeded');
  // A subnet is open until it is said to be closed.
  if (state.entries(PALLET, 'NetworkRegistrationAllowed', netuid)[0]?.value === false)
    fail(PALLET, 'SubNetRegistrationDisabled');
  if (state.get(PALLET, 'Uids', netuid, hotkey) !== undefined)
    fail(PALLET, 'HotKeyAlreadyRegisteredInSubNet');
  if (price > reducible(codec, state, origin, true)) fail(PALLET, 'NotEnoughBalanceToStake');
  const owner = ownerOf(state, hotkey);
  if (owner === undefined) own(state, hotkey, origin);
  else if (owner !== origin) fail(PALLET, 'NonAssociatedColdKey');
  const uid = Number(state.get(PALLET, 'SubnetworkN', netuid) ?? 0);
  if (uid >= Number(state.get(PALLET, 'MaxAllowedUids', netuid))) fail(PALLET, 'NoNeuronIdAvailable');
  withdraw(codec, state, origin, price);
  addTo(state, 'SubnetAlphaOut', [netuid], -buyAlpha(context, netuid, price).out);
  addTo(state, 'RAORecycledForRegistration', [netuid], price);
  raise(context, netuid, price);
  join(context, netuid, uid, hotkey);
  announce(context, 'NeuronRegistered', [netuid, uid, hotkey]);
}

function raise({ codec, state }: CallContext, netuid: number, price: bigint): void {
  if (!codec.hasStorage(PALLET, 'BurnIncreaseMult')) return;
  const raised = (price * amountOf(state, 'BurnIncreaseMult', netuid)) >> FRACTION;
  const most = amountOf(state, 'MaxBurn', netuid);
  state.set(PALLET, 'Burn', [netuid], raised < most ? raised : most);
}

function join({ state, block }: CallContext, netuid: number, uid: number, hotkey: string): void {
  const permits = (state.get(PALLET, 'ValidatorPermit', netuid) as boolean[] | undefined) ?? [];
  state.set(PALLET, 'SubnetworkN', [netuid], uid + 1);
  state.set(PALLET, 'Keys', [netuid, uid], hotkey);
  state.set(PALLET, 'Uids', [netuid, hotkey], uid);
  state.set(PALLET, 'IsNetworkMember', [hotkey, netuid], true);
  state.set(PALLET, 'BlockAtRegistration', [netuid, uid], BigInt(block.number));
  state.set(PALLET, 'ValidatorPermit', [netuid], [...permits, false]);
}

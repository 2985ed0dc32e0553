import type { SubnetPlan, ValidatorPlan } from '../scenario/plan.js';
import type { RuntimeCodec, StateMut } from '../types.js';
import { writeBalances } from './accounts.js';
import { addStake } from './subtensor/stakes.js';
import { addTo, own } from './subtensor/storage.js';
import { priceFixed, readPool } from './swap/index.js';

const PALLET = 'SubtensorModule';
const MOVING_PRICE_ONE = 1n << 32n;
const text = new TextEncoder();

/** Sets a free balance in rao. */
export function setBalance(state: StateMut, codec: RuntimeCodec, address: string, freeRao: bigint): void {
  writeBalances(codec, state, address, { free: freeRao });
}

/** Creates a subnet with its pool; netuid 0 is root, which has none. */
export function createSubnet(state: StateMut, subnet: SubnetPlan): void {
  const { netuid, ownerColdkey, ownerHotkey } = subnet;
  const root = netuid === 0;
  const set = (item: string, value: unknown) => state.set(PALLET, item, [netuid], value);
  set('NetworksAdded', true);
  set('SubnetMechanism', root ? 0 : 1);
  set('SubnetTAO', subnet.taoInRao);
  set('SubnetAlphaIn', subnet.alphaInRao);
  set('SubnetAlphaOut', 0n);
  set('SubtokenEnabled', subnet.subtokenEnabled);
  set('TransferToggle', subnet.transferEnabled);
  set('TokenSymbol', text.encode(subnet.symbol));
  set('SubnetOwner', ownerColdkey);
  set('SubnetOwnerHotkey', ownerHotkey);
  set('NetworkRegisteredAt', 0n);
  set('Tempo', 360);
  set('SubnetworkN', 0);
  if (!root) set('FirstEmissionBlockNumber', 1n);
  if (subnet.name) set('SubnetIdentitiesV3', subnetIdentity(subnet.name));
  own(state, ownerHotkey, ownerColdkey);
  state.set('Swap', 'SwapBalancer', [netuid], subnet.quoteWeight);
  state.set('Swap', 'PalSwapInitialized', [netuid], !root);
  const networks = (state.get(PALLET, 'TotalNetworks') as number | undefined) ?? 0;
  state.set(PALLET, 'TotalNetworks', [], networks + 1);
  addTo(state, 'TotalStake', [], subnet.taoInRao);
  const price = root ? 0n : priceFixed(readPool(state, netuid)) >> 32n;
  set('SubnetMovingPrice', price < MOVING_PRICE_ONE ? price : MOVING_PRICE_ONE);
}

/** Makes a hotkey a validator of some subnets, with its owner's stake. */
export function registerValidator(state: StateMut, codec: RuntimeCodec, validator: ValidatorPlan): void {
  const { hotkey, coldkey, name, take, netuids, ownStake } = validator;
  own(state, hotkey, coldkey);
  state.set(PALLET, 'Delegates', [hotkey], take);
  if (name) state.set(PALLET, 'IdentitiesV2', [coldkey], chainIdentity(name));
  for (const netuid of netuids) {
    const uid = (state.get(PALLET, 'SubnetworkN', netuid) as number | undefined) ?? 0;
    state.set(PALLET, 'SubnetworkN', [netuid], uid + 1);
    state.set(PALLET, 'Keys', [netuid, uid], hotkey);
    state.set(PALLET, 'Uids', [netuid, hotkey], uid);
    state.set(PALLET, 'IsNetworkMember', [hotkey, netuid], true);
    const permits = (state.get(PALLET, 'ValidatorPermit', netuid) as boolean[] | undefined) ?? [];
    state.set(PALLET, 'ValidatorPermit', [netuid], [...permits, true]);
  }
  for (const stake of ownStake) addPosition(state, codec, { ...stake, hotkey, coldkey });
}

/** Gives a coldkey a position; its alpha (or TAO, on root) counts as issued. */
export function addPosition(
  state: StateMut,
  codec: RuntimeCodec,
  position: { coldkey: string; hotkey: string; netuid: number; amountRao: bigint },
): void {
  const { coldkey, hotkey, netuid, amountRao } = position;
  addStake(codec, state, hotkey, coldkey, netuid, amountRao);
  addTo(state, 'SubnetAlphaOut', [netuid], amountRao);
  if (netuid !== 0) return;
  addTo(state, 'SubnetTAO', [netuid], amountRao);
  addTo(state, 'TotalStake', [], amountRao);
}

const NOTHING = new Uint8Array();

function subnetIdentity(name: string): unknown {
  return {
    subnet_name: text.encode(name),
    github_repo: NOTHING,
    subnet_contact: NOTHING,
    subnet_url: NOTHING,
    discord: NOTHING,
    description: NOTHING,
    logo_url: NOTHING,
    additional: NOTHING,
  };
}

function chainIdentity(name: string): unknown {
  return {
    name: text.encode(name),
    url: NOTHING,
    github_repo: NOTHING,
    image: NOTHING,
    discord: NOTHING,
    description: NOTHING,
    additional: NOTHING,
  };
}

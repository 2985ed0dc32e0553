import { readAccount } from '../executive/accounts.js';
import { emissionAt } from '../executive/subtensor/halving.js';
import { amountOf, subnetsOf, subtokenEnabled } from '../executive/subtensor/storage.js';
import { FIXED, priceFixed, readPool } from '../executive/swap/index.js';
import type { EventRecord, StateMut } from '../types.js';
import { lastEpoch, type Registrations } from './calendar.js';
import type { Deed } from './deeds.js';
import type { Holdings } from './holdings.js';
import type { PastHashes } from './past-hashes.js';
import type { PoolHistory } from './pools.js';

const PALLET = 'SubtensorModule';

/** What the state at the end of the past holds beyond the scenario, so that blocks can follow it as they would on. */
export function writePresent(
  state: StateMut,
  facts: {
    length: number;
    hashes: PastHashes;
    registrations: Registrations;
    deeds: Deed[];
    pools: PoolHistory;
    holdings: Holdings;
    events: EventRecord[];
  },
): void {
  const { length, hashes, registrations, deeds, pools, holdings, events } = facts;
  state.set('System', 'Number', [], length);
  state.set('System', 'ParentHash', [], hashes.at(length - 1));
  state.set('System', 'BlockHash', [0], hashes.at(0));
  state.set('System', 'Events', [], events);
  state.set('System', 'EventCount', [], events.length);
  for (const netuid of subnetsOf(state)) {
    state.set(PALLET, 'SubnetVolume', [netuid], pools.volume(netuid, length));
    writeSubnet(state, netuid, length, registrations.at(netuid));
  }
  writeEmission(state);
  for (const { args } of state.entries(PALLET, 'TotalHotkeyAlpha')) {
    const [hotkey, netuid] = [String(args[0]), Number(args[1])];
    const held = holdings.heldAtEpoch(hotkey, netuid, length);
    state.set(PALLET, 'TotalHotkeyAlphaLastEpoch', [hotkey, netuid], held);
    state.set(PALLET, 'AlphaDividendsPerSubnet', [netuid, hotkey], holdings.dividend(hotkey, netuid, length));
  }
  for (const deed of deeds) writeTraces(state, deed);
}

function writeSubnet(state: StateMut, netuid: number, length: number, registered: number): void {
  if (netuid === 0) return;
  const epoch = lastEpoch(netuid, length);
  state.set(PALLET, 'LastMechansimStepBlock', [netuid], BigInt(epoch));
  state.set(PALLET, 'BlocksSinceLastStep', [netuid], BigInt(length - epoch));
  if (registered === 0) return;
  state.set(PALLET, 'NetworkRegisteredAt', [netuid], BigInt(registered));
  state.set(PALLET, 'FirstEmissionBlockNumber', [netuid], BigInt(registered + 1));
}

/** Emission of the newest block, shared out by moving prices as each block does. */
function writeEmission(state: StateMut): void {
  const netuids = subnetsOf(state).filter((netuid) => netuid !== 0 && subtokenEnabled(state, netuid));
  const prices = netuids.map((netuid) => amountOf(state, 'SubnetMovingPrice', netuid));
  const sum = prices.reduce((total, price) => total + price, 0n);
  const minted = emissionAt(amountOf(state, 'TotalIssuance'));
  netuids.forEach((netuid, at) => {
    const pool = readPool(state, netuid);
    const alphaOut = emissionAt(pool.alpha + amountOf(state, 'SubnetAlphaOut', netuid));
    const price = priceFixed(pool);
    const share = sum === 0n ? 0n : (minted * (prices[at] ?? 0n)) / sum;
    const wanted = price === 0n ? alphaOut : (share * FIXED) / price;
    const alphaIn = wanted < alphaOut ? wanted : alphaOut;
    state.set(PALLET, 'SubnetAlphaOutEmission', [netuid], alphaOut);
    state.set(PALLET, 'SubnetAlphaInEmission', [netuid], alphaIn);
    state.set(PALLET, 'SubnetTaoInEmission', [netuid], (alphaIn * price) / FIXED);
  });
}

/** Nonces, hotkeys once staked with, and the entries of positions that are gone, which past states fill. */
function writeTraces(state: StateMut, deed: Deed): void {
  const account = readAccount(state, deed.account);
  state.set('System', 'Account', [deed.account], { ...account, nonce: account.nonce + 1 });
  if (deed.kind !== 'stake') return;
  const { account: coldkey, hotkey, netuid } = deed;
  const known = (state.get(PALLET, 'StakingHotkeys', coldkey) as string[] | undefined) ?? [];
  if (!known.includes(hotkey)) state.set(PALLET, 'StakingHotkeys', [coldkey], [...known, hotkey]);
  for (const item of ['AlphaV2', 'Alpha']) keepEntry(state, item, [hotkey, coldkey, netuid]);
  for (const item of ['TotalHotkeySharesV2', 'TotalHotkeyShares', 'TotalHotkeyAlpha']) {
    keepEntry(state, item, [hotkey, netuid]);
  }
}

/** Makes an entry known to the database without giving it a value where it has none. */
function keepEntry(state: StateMut, item: string, args: unknown[]): void {
  if (state.entries(PALLET, item, ...args).length === 0) state.remove(PALLET, item, ...args);
}

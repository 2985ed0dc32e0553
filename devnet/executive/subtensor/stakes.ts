import type { RuntimeCodec, StateMut, StateView } from '../../types.js';
import { ESCROW } from '../baskets/escrow.js';
import { followStake } from '../baskets/watermark.js';
import { rulesOf } from '../rules.js';
import { followRootStake } from './root-claimed.js';
import { readShares, SHARE, writeShares } from './share-store.js';
import { addTo, amountOf, stakingHotkeys } from './storage.js';

/** What a coldkey holds with a hotkey on a subnet: alpha rao, TAO rao on root. */
export function stakeOf(state: StateView, hotkey: string, coldkey: string, netuid: number): bigint {
  const shares = readShares(state, 'Alpha', [hotkey, coldkey, netuid]);
  if (shares === 0n) return 0n;
  const all = readShares(state, 'TotalHotkeyShares', [hotkey, netuid]);
  return all === 0n ? 0n : (shares * amountOf(state, 'TotalHotkeyAlpha', hotkey, netuid)) / all;
}

/** Credits a position. Shares are rounded so that it grows by the amount to the rao. */
export function addStake(
  codec: RuntimeCodec,
  state: StateMut,
  hotkey: string,
  coldkey: string,
  netuid: number,
  amount: bigint,
): void {
  if (amount <= 0n) return;
  const before = netuid === 0 ? stakeOf(state, hotkey, coldkey, 0) : 0n;
  const total = amountOf(state, 'TotalHotkeyAlpha', hotkey, netuid);
  const all = readShares(state, 'TotalHotkeyShares', [hotkey, netuid]);
  const fresh = all === 0n || total === 0n;
  const added = fresh ? amount * SHARE : (amount * all + total - 1n) / total;
  const own = readShares(state, 'Alpha', [hotkey, coldkey, netuid]);
  writeShares(codec, state, 'Alpha', [hotkey, coldkey, netuid], own + added);
  writeShares(codec, state, 'TotalHotkeyShares', [hotkey, netuid], all + added);
  addTo(state, 'TotalHotkeyAlpha', [hotkey, netuid], amount);
  if (netuid === 0) followRoot(codec, state, hotkey, coldkey, before, amount);
  rememberHotkey(state, coldkey, hotkey);
}

/** Adds a hotkey to those that a coldkey staked to. */
export function rememberHotkey(state: StateMut, coldkey: string, hotkey: string): void {
  const known = stakingHotkeys(state, coldkey);
  if (!known.includes(hotkey)) {
    state.set('SubtensorModule', 'StakingHotkeys', [coldkey], [...known, hotkey]);
  }
}

/** Books a change of root stake against the rewards it earns; the funds' own cash earns none. */
function followRoot(
  codec: RuntimeCodec,
  state: StateMut,
  hotkey: string,
  coldkey: string,
  before: bigint,
  change: bigint,
): void {
  if (!rulesOf(codec).baskets) followRootStake(state, hotkey, coldkey, change);
  else if (coldkey !== ESCROW) {
    followStake(state, hotkey, coldkey, before, stakeOf(state, hotkey, coldkey, 0));
  }
}

/** Debits a position, which must hold the amount. The whole of it leaves no shares behind. */
export function takeStake(
  codec: RuntimeCodec,
  state: StateMut,
  hotkey: string,
  coldkey: string,
  netuid: number,
  amount: bigint,
): void {
  const held = stakeOf(state, hotkey, coldkey, netuid);
  if (amount > held) throw new Error(`${amount} taken from a position of ${held}`);
  if (amount === 0n) return;
  const total = amountOf(state, 'TotalHotkeyAlpha', hotkey, netuid);
  const all = readShares(state, 'TotalHotkeyShares', [hotkey, netuid]);
  const own = readShares(state, 'Alpha', [hotkey, coldkey, netuid]);
  const gone = amount === held ? own : (amount * all) / total;
  writeShares(codec, state, 'Alpha', [hotkey, coldkey, netuid], own - gone);
  writeShares(codec, state, 'TotalHotkeyShares', [hotkey, netuid], all - gone);
  addTo(state, 'TotalHotkeyAlpha', [hotkey, netuid], -amount);
  if (netuid === 0) followRoot(codec, state, hotkey, coldkey, held, -amount);
}

/** Raises every position with a hotkey in proportion. */
export function addDividend(state: StateMut, hotkey: string, netuid: number, amount: bigint): void {
  addTo(state, 'TotalHotkeyAlpha', [hotkey, netuid], amount);
}

/** What a coldkey holds on a subnet with all hotkeys. */
export function totalStakeOf(state: StateView, coldkey: string, netuid: number): bigint {
  return stakingHotkeys(state, coldkey).reduce(
    (sum, hotkey) => sum + stakeOf(state, hotkey, coldkey, netuid),
    0n,
  );
}

/** Netuids on which a coldkey has an entry with a hotkey, in ascending order. */
export function netuidsHeld(state: StateView, hotkey: string, coldkey: string): number[] {
  const entries = ['AlphaV2', 'Alpha'].flatMap((item) =>
    state.entries('SubtensorModule', item, hotkey, coldkey),
  );
  return [...new Set(entries.map(({ args }) => Number(args[2])))].sort((a, b) => a - b);
}

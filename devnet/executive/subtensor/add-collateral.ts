import { reducible, withdraw } from '../accounts.js';
import { type CallContext, DispatchFailure, fail } from '../dispatch-context.js';
import { buy, mostToBuy, type Pool, readPool } from '../swap/index.js';
import { stakeTao } from './add-stake.js';
import { requireSubnet, requireSubtoken } from './checks.js';
import { bondOf, bondsOf } from './collateral.js';
import { lockedAlpha } from './locks.js';
import { stakeOf, totalStakeOf } from './stakes.js';
import { addTo, ownerOf } from './storage.js';

const PALLET = 'SubtensorModule';

interface Bond {
  locked: bigint;
  drain_ratio: bigint;
  min_locked: bigint;
  earned: bigint;
}
const NO_BOND: Bond = { locked: 0n, drain_ratio: 0n, min_locked: 0n, earned: 0n };

/**
 * add_collateral: bonds alpha with an owned hotkey. Free stake with it comes first, the rest is bought fill-or-kill
 * (`RaoFoundation/subtensor pallets/subtensor/src/macros/dispatches.rs`). @throws DispatchFailure
 */
export function addCollateralCall(
  context: CallContext,
  netuid: number,
  hotkey: string,
  alpha: bigint,
  limit: bigint,
): void {
  const { state, origin } = context;
  requireSubnet(context, netuid);
  requireSubtoken(context, netuid);
  requireOwned(context, hotkey);
  if (alpha === 0n) fail(PALLET, 'AmountTooLow');
  const free = freeStake(context, netuid, hotkey);
  if (alpha > free) buyMissing(context, netuid, hotkey, alpha - free, limit);
  const bond = read(context, netuid, hotkey);
  const total = bond.locked + alpha;
  write(context, netuid, hotkey, { ...bond, locked: total });
  addTo(state, 'ColdkeyMinerCollateral', [netuid, origin], alpha);
  context.deposit(PALLET, 'CollateralLocked', { netuid, hotkey, locked: alpha, total_locked: total });
}

/** set_min_collateral: the floor of a bond; 0 clears it. @throws DispatchFailure */
export function setMinCollateralCall(
  context: CallContext,
  netuid: number,
  hotkey: string,
  floor: bigint,
): void {
  requireSubnet(context, netuid);
  requireOwned(context, hotkey);
  write(context, netuid, hotkey, { ...read(context, netuid, hotkey), min_locked: floor });
  context.deposit(PALLET, 'MinCollateralSet', { netuid, hotkey, min_locked: floor });
}

function requireOwned({ state, origin }: CallContext, hotkey: string): void {
  const owner = ownerOf(state, hotkey);
  if (owner === undefined) fail(PALLET, 'HotKeyAccountNotExists');
  if (owner !== origin) fail(PALLET, 'NonAssociatedColdKey');
}

/** Stake with the hotkey that neither a bond nor a lock holds back. */
function freeStake({ state, origin, block }: CallContext, netuid: number, hotkey: string): bigint {
  const here = stakeOf(state, hotkey, origin, netuid) - bondOf(state, netuid, hotkey, origin);
  const held = lockedAlpha(state, origin, netuid, block.number) + bondsOf(state, netuid, origin);
  const free = totalStakeOf(state, origin, netuid) - held;
  const least = here < free ? here : free;
  return least > 0n ? least : 0n;
}

function buyMissing(
  context: CallContext,
  netuid: number,
  hotkey: string,
  alpha: bigint,
  limit: bigint,
): void {
  const { codec, state, origin } = context;
  const pool = readPool(state, netuid);
  const [bound, balance] = [mostToBuy(pool, limit), reducible(codec, state, origin, true)];
  const most = bound < balance ? bound : balance;
  if (outOf(pool, most) < alpha) {
    fail(PALLET, most === bound ? 'SlippageTooHigh' : 'NotEnoughBalanceToStake');
  }
  const tao = costOf(pool, alpha, most);
  withdraw(codec, state, origin, tao);
  stakeTao(context, hotkey, origin, netuid, tao);
}

/** Smallest TAO input that buys the alpha, fee included; `most` buys it. */
function costOf(pool: Pool, alpha: bigint, most: bigint): bigint {
  let [low, high] = [1n, most];
  while (low < high) {
    const middle = (low + high) / 2n;
    if (outOf(pool, middle) >= alpha) high = middle;
    else low = middle + 1n;
  }
  return low;
}

/** Alpha that the pool gives; none where it refuses. */
function outOf(pool: Pool, tao: bigint): bigint {
  try {
    return buy(pool, tao).out;
  } catch (error) {
    if (error instanceof DispatchFailure) return 0n;
    throw error;
  }
}

function read({ state, origin }: CallContext, netuid: number, hotkey: string): Bond {
  return (state.get(PALLET, 'MinerCollateral', netuid, hotkey, origin) as Bond | undefined) ?? NO_BOND;
}

function write({ state, origin }: CallContext, netuid: number, hotkey: string, bond: Bond): void {
  const empty = bond.locked === 0n && bond.min_locked === 0n;
  state.set(PALLET, 'MinerCollateral', [netuid, hotkey, origin], empty ? undefined : bond);
}

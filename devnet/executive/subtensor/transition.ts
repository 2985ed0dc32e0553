import { readAccount, writeBalances } from '../accounts.js';
import { settleRoot } from '../baskets/deposits.js';
import { ESCROW } from '../baskets/escrow.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { buy, mostToSwap, readPool, sell, swapFee } from '../swap/index.js';
import { type PriceBound, stakeTao } from './add-stake.js';
import { announce } from './chain.js';
import {
  requireHotkey,
  requireRoom,
  requireSubnet,
  requireSubtoken,
  requireUnbonded,
  requireUnlocked,
} from './checks.js';
import { carryLock } from './move-locks.js';
import { unstake } from './remove-stake.js';
import { noteRootStake, requireNoHold, requireSeeded } from './root-hold.js';
import { addStake, stakeOf, takeStake } from './stakes.js';
import { MIN_STAKE, simulated, spotValue } from './trades.js';

const PALLET = 'SubtensorModule';

/** One end of a move: who holds it, with which hotkey, where. */
export interface End {
  coldkey: string;
  hotkey: string;
  netuid: number;
}

/** Stands for "all there is" where amounts are not capped. */
const EVERYTHING = 2n ** 64n - 1n;

/**
 * What the calls that move, transfer and swap stake share: checks in the chain's order, then a re-booking within one
 * subnet or a sale and a purchase with one fee (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`).
 * Without a bound the amount is capped at the position; newer runtimes take the largest u64 for all of it and refuse
 * what is more than there is. Gives the TAO that went over. @throws DispatchFailure
 */
export function moveBetween(
  context: CallContext,
  from: End,
  to: End,
  asked: bigint,
  bound?: PriceBound,
): bigint {
  const { state } = context;
  const held = stakeOf(state, from.hotkey, from.coldkey, from.netuid);
  const all = rulesOf(context.codec).baskets ? asked === EVERYTHING : !bound && asked > held;
  const amount = all ? held : asked;
  const most = bound ? limitOf(context, from, to, bound) : amount;
  const filled = bound?.partial && most < amount ? most : amount;
  const least = leastOf(context, from, to);
  requireSeeded(context, from.netuid, to.netuid);
  checkEnds(context, from, to);
  if (amount > held) fail(PALLET, 'NotEnoughStakeToWithdraw');
  checkSize(context, from, to, filled, least);
  if (filled > most) fail(PALLET, 'SlippageTooHigh');
  if (from.coldkey !== to.coldkey) requireTransfers(context, from, to);
  requireRoom(context, to.coldkey, to.hotkey, from.coldkey);
  requireLeaving(context, from, to, filled);
  return from.netuid === to.netuid
    ? rebook(context, from, to, filled)
    : trade(context, from, to, filled, least);
}

/** Within one subnet no price moves, so that there is nothing to bound. */
function limitOf(context: CallContext, from: End, to: End, bound: PriceBound): bigint {
  if (from.netuid === to.netuid && from.hotkey !== to.hotkey) return EVERYTHING;
  const most = mostToSwap(
    readPool(context.state, from.netuid),
    readPool(context.state, to.netuid),
    bound.limit,
  );
  if (most === 0n) fail(PALLET, 'SlippageTooHigh');
  return most;
}

/** Smallest value in rao: transfers and moves within a subnet may be smaller than trades on newer runtimes. */
function leastOf({ codec }: CallContext, from: End, to: End): bigint {
  const trades = from.coldkey === to.coldkey && from.netuid !== to.netuid;
  return trades ? MIN_STAKE : rulesOf(codec).minTransfer;
}

/** A lock stays on its subnet, or goes along to another coldkey; bonds and holds stay even with their hotkey. */
function requireLeaving(context: CallContext, from: End, to: End, amount: bigint): void {
  requireNoHold(context, from.hotkey, from.coldkey, from.netuid);
  if (from.netuid !== to.netuid) {
    requireUnlocked(context, from.coldkey, from.hotkey, from.netuid, amount);
    return;
  }
  requireUnbonded(context, from.coldkey, from.hotkey, from.netuid, amount);
  if (from.coldkey !== to.coldkey) carryLock(context, from, to, from.netuid, amount);
}

function checkEnds(context: CallContext, from: End, to: End): void {
  const same = from.coldkey === to.coldkey && from.hotkey === to.hotkey;
  if (same && from.netuid === to.netuid) fail(PALLET, 'SameNetuid');
  if (to.coldkey === ESCROW) fail(PALLET, 'CannotUseSystemAccount');
  requireSubnet(context, from.netuid);
  requireSubnet(context, to.netuid);
  requireSubtoken(context, from.netuid);
  requireSubtoken(context, to.netuid);
  requireHotkey(context, from.hotkey);
  requireHotkey(context, to.hotkey);
}

function checkSize({ state }: CallContext, from: End, to: End, amount: bigint, least: bigint): void {
  const pool = readPool(state, from.netuid);
  if (from.netuid === to.netuid) {
    if (spotValue(pool, amount) < least) fail(PALLET, 'AmountTooLow');
    return;
  }
  if (amount === 0n) fail(PALLET, 'AmountTooLow');
  const { out } = simulated(() => sell(pool, amount));
  if (out <= least) fail(PALLET, 'AmountTooLow');
  simulated(() => buy(readPool(state, to.netuid), out));
}

function requireTransfers({ state }: CallContext, ...ends: End[]): void {
  for (const { netuid } of ends) {
    if (state.get(PALLET, 'TransferToggle', netuid) !== true) fail(PALLET, 'TransferDisallowed');
  }
}

function rebook(context: CallContext, from: End, to: End, alpha: bigint): bigint {
  const { codec, state } = context;
  const tao = spotValue(readPool(state, from.netuid), alpha);
  for (const { hotkey } of [from, to]) settleRoot(context, hotkey, from.netuid);
  takeStake(codec, state, from.hotkey, from.coldkey, from.netuid, alpha);
  addStake(codec, state, to.hotkey, to.coldkey, to.netuid, alpha);
  if (to.netuid === 0) noteRootStake(context, to.hotkey, to.coldkey);
  announce(context, 'StakeRemoved', [from.coldkey, from.hotkey, tao, alpha, from.netuid, 0n]);
  announce(context, 'StakeAdded', [to.coldkey, to.hotkey, tao, alpha, to.netuid, 0n]);
  return tao;
}

/** The fee is taken on the origin leg, and on the other one only where the origin is root. */
function trade(context: CallContext, from: End, to: End, alpha: bigint, least: bigint): bigint {
  const { codec, state } = context;
  const tao = unstake(context, from.hotkey, from.coldkey, from.netuid, alpha);
  const free = from.netuid !== 0;
  const pool = readPool(state, to.netuid);
  if (tao - (free ? 0n : swapFee(pool, tao)) < least) {
    // Too little to stake stays with whom it would have gone to.
    writeBalances(codec, state, to.coldkey, { free: readAccount(state, to.coldkey).data.free + tao });
    return tao;
  }
  stakeTao(context, to.hotkey, to.coldkey, to.netuid, tao, free);
  return tao;
}

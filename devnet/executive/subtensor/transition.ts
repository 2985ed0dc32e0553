import { readAccount, writeBalances } from '../accounts.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { buy, mostToSwap, readPool, sell, swapFee } from '../swap/index.js';
import { type PriceBound, stakeTao } from './add-stake.js';
import { announce } from './chain.js';
import { requireHotkey, requireSubnet, requireSubtoken, requireUnlocked } from './checks.js';
import { unstake } from './remove-stake.js';
import { addStake, stakeOf, takeStake } from './stakes.js';
import { MIN_STAKE, simulated, spotValue } from './trades.js';

const PALLET = 'SubtensorModule';

/** One end of a move: who holds it, with which hotkey, where. */
export interface End {
  coldkey: string;
  hotkey: string;
  netuid: number;
}

/**
 * What move_stake, transfer_stake and swap_stake(_limit) share: checks in the chain's order, then a re-booking within one
 * subnet or a sale and a purchase with one fee (`opentensor/subtensor pallets/subtensor/src/staking/move_stake.rs`).
 * Without a bound the amount is capped at the position. Gives the TAO that went over. @throws DispatchFailure
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
  const amount = !bound && asked > held ? held : asked;
  const most = bound ? limitOf(context, from, to, bound) : amount;
  const filled = bound?.partial && most < amount ? most : amount;
  checkEnds(context, from, to);
  if (amount > held) fail(PALLET, 'NotEnoughStakeToWithdraw');
  checkSize(context, from, to, filled);
  if (filled > most) fail(PALLET, 'SlippageTooHigh');
  if (from.coldkey !== to.coldkey) requireTransfers(context, from, to);
  if (from.coldkey !== to.coldkey || from.netuid !== to.netuid) {
    requireUnlocked(context, from.coldkey, from.netuid, filled);
  }
  return from.netuid === to.netuid ? rebook(context, from, to, filled) : trade(context, from, to, filled);
}

function limitOf(context: CallContext, from: End, to: End, bound: PriceBound): bigint {
  const most = mostToSwap(
    readPool(context.state, from.netuid),
    readPool(context.state, to.netuid),
    bound.limit,
  );
  if (most === 0n) fail(PALLET, 'SlippageTooHigh');
  return most;
}

function checkEnds(context: CallContext, from: End, to: End): void {
  const same = from.coldkey === to.coldkey && from.hotkey === to.hotkey;
  if (same && from.netuid === to.netuid) fail(PALLET, 'SameNetuid');
  requireSubnet(context, from.netuid);
  requireSubnet(context, to.netuid);
  requireSubtoken(context, from.netuid);
  requireSubtoken(context, to.netuid);
  requireHotkey(context, from.hotkey);
  requireHotkey(context, to.hotkey);
}

function checkSize({ state }: CallContext, from: End, to: End, amount: bigint): void {
  const pool = readPool(state, from.netuid);
  if (from.netuid === to.netuid) {
    if (spotValue(pool, amount) < MIN_STAKE) fail(PALLET, 'AmountTooLow');
    return;
  }
  if (amount === 0n) fail(PALLET, 'AmountTooLow');
  const { out } = simulated(() => sell(pool, amount));
  if (out <= MIN_STAKE) fail(PALLET, 'AmountTooLow');
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
  takeStake(codec, state, from.hotkey, from.coldkey, from.netuid, alpha);
  addStake(codec, state, to.hotkey, to.coldkey, to.netuid, alpha);
  announce(context, 'StakeRemoved', [from.coldkey, from.hotkey, tao, alpha, from.netuid, 0n]);
  announce(context, 'StakeAdded', [to.coldkey, to.hotkey, tao, alpha, to.netuid, 0n]);
  return tao;
}

/** The fee is taken on the origin leg, and on the other one only where the origin is root. */
function trade(context: CallContext, from: End, to: End, alpha: bigint): bigint {
  const { codec, state } = context;
  const tao = unstake(context, from.hotkey, from.coldkey, from.netuid, alpha);
  const free = from.netuid !== 0;
  const pool = readPool(state, to.netuid);
  if (tao - (free ? 0n : swapFee(pool, tao)) < MIN_STAKE) {
    // Too little to stake stays with whom it would have gone to.
    writeBalances(codec, state, to.coldkey, { free: readAccount(state, to.coldkey).data.free + tao });
    return tao;
  }
  stakeTao(context, to.hotkey, to.coldkey, to.netuid, tao, free);
  return tao;
}

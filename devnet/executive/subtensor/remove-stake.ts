import { credit } from '../accounts.js';
import { settleRoot } from '../baskets/deposits.js';
import { type CallContext, fail } from '../dispatch-context.js';
import { mostToSell, readPool, sell } from '../swap/index.js';
import type { PriceBound } from './add-stake.js';
import { announce, type Chain } from './chain.js';
import { requireHotkey, requireSubnet, requireSubtoken, requireUnlocked } from './checks.js';
import { requireNoHold, requireSeeded } from './root-hold.js';
import { stakeOf, takeStake } from './stakes.js';
import { MIN_STAKE, sellAlpha, simulated } from './trades.js';

const PALLET = 'SubtensorModule';

/** remove_stake: more than the position means all of it. @throws DispatchFailure */
export function removeStakeCall(context: CallContext, hotkey: string, netuid: number, amount: bigint): void {
  const held = stakeOf(context.state, hotkey, context.origin, netuid);
  const asked = amount < held ? amount : held;
  requireSubtoken(context, netuid);
  checkRemoval(context, hotkey, netuid, asked);
  unstakeToFree(context, hotkey, netuid, asked);
}

/** remove_stake_limit: more than the position is an error. @throws DispatchFailure */
export function removeStakeLimitCall(
  context: CallContext,
  hotkey: string,
  netuid: number,
  amount: bigint,
  bound: PriceBound,
): void {
  const most = mostToSell(readPool(context.state, netuid), bound.limit);
  checkRemoval(context, hotkey, netuid, amount, bound.partial ? undefined : most);
  const filled = amount < most ? amount : most;
  if (filled === 0n) fail(PALLET, 'SlippageTooHigh');
  unstakeToFree(context, hotkey, netuid, filled);
}

/**
 * The checks of every exit in the chain's order; `most` bounds a fill-or-kill
 * (`opentensor/subtensor pallets/subtensor/src/staking/stake_utils.rs`). @throws DispatchFailure
 */
export function checkRemoval(
  context: Chain & { origin: string },
  hotkey: string,
  netuid: number,
  amount: bigint,
  most?: bigint,
): void {
  const { state, origin } = context;
  requireSeeded(context, netuid);
  requireSubnet(context, netuid);
  if (amount === 0n) fail(PALLET, 'AmountTooLow');
  const held = stakeOf(state, hotkey, origin, netuid);
  if (amount > held) fail(PALLET, 'NotEnoughStakeToWithdraw');
  const trade = simulated(() => sell(readPool(state, netuid), amount));
  if (amount < held && trade.out < MIN_STAKE) fail(PALLET, 'AmountTooLow');
  if (most !== undefined && amount > most) fail(PALLET, 'SlippageTooHigh');
  requireHotkey(context, hotkey);
  requireUnlocked(context, origin, hotkey, netuid, amount);
  requireNoHold(context, hotkey, origin, netuid);
}

/** Sells part of a position and announces it. Gives the TAO, which the caller credits. */
export function unstake(
  chain: Chain,
  hotkey: string,
  coldkey: string,
  netuid: number,
  alpha: bigint,
  free = false,
): bigint {
  settleRoot(chain, hotkey, netuid);
  takeStake(chain.codec, chain.state, hotkey, coldkey, netuid, alpha);
  const trade = sellAlpha(chain, netuid, alpha, free);
  announce(chain, 'StakeRemoved', [coldkey, hotkey, trade.out, trade.net, netuid, trade.fee]);
  return trade.out;
}

function unstakeToFree(context: CallContext, hotkey: string, netuid: number, alpha: bigint): void {
  const tao = unstake(context, hotkey, context.origin, netuid, alpha);
  credit(context.codec, context.state, context.origin, tao);
}

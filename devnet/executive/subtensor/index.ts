import { claimAllCall, claimOneCall, stakeIntoBasketCall } from '../baskets/calls.js';
import type { CallContext, PalletCalls } from '../dispatch-context.js';
import { rulesOf } from '../rules.js';
import { addCollateralCall, setMinCollateralCall } from './add-collateral.js';
import { addStakeCall, type PriceBound } from './add-stake.js';
import { setAutoStakeCall } from './auto-stake.js';
import { announce } from './chain.js';
import { setChildrenCall } from './children.js';
import { claimRootCall, setRootClaimTypeCall } from './claims.js';
import { announceSwapCall, clearSwapCall, disputeSwapCall, executeSwapCall } from './coldkey-swaps.js';
import { addStakeBurnCall, destroyAlphaCall } from './destroy-alpha.js';
import { lockStakeCall, moveLockCall, setPerpetualCall, setRejectLockedCall } from './lock-calls.js';
import { registerCall } from './register.js';
import { removeStakeCall, removeStakeLimitCall } from './remove-stake.js';
import { stakeOf } from './stakes.js';
import { changeTakeCall, setChildkeyTakeCall } from './takes.js';
import { type End, moveBetween } from './transition.js';
import { unstakeAllAlphaCall, unstakeAllCall } from './unstake-all.js';

type Args = Record<string, unknown>;

const text = (value: unknown) => String(value);
/** Netuids are absent in calls from before there were subnets' own tokens: all stake was on root. */
const netuidOf = (value: unknown) => Number(value ?? 0);
const amount = (value: unknown) => BigInt(value as bigint);
const boundOf = (args: Args): PriceBound => ({
  limit: amount(args.limit_price),
  partial: args.allow_partial === true,
});

/**
 * Staking calls of SubtensorModule with the chain's checks in its order
 * (`opentensor/subtensor pallets/subtensor/src/macros/dispatches.rs`).
 */
export const subtensorCalls: PalletCalls = {
  add_stake: (context, args) =>
    addStakeCall(context, text(args.hotkey), netuidOf(args.netuid), amount(args.amount_staked)),
  add_stake_limit: (context, args) =>
    addStakeCall(
      context,
      text(args.hotkey),
      netuidOf(args.netuid),
      amount(args.amount_staked),
      boundOf(args),
    ),
  remove_stake: (context, args) =>
    removeStakeCall(context, text(args.hotkey), netuidOf(args.netuid), amount(args.amount_unstaked)),
  remove_stake_limit: (context, args) =>
    removeStakeLimitCall(
      context,
      text(args.hotkey),
      netuidOf(args.netuid),
      amount(args.amount_unstaked),
      boundOf(args),
    ),
  remove_stake_full_limit: (context, args) => {
    const [hotkey, netuid] = [text(args.hotkey), netuidOf(args.netuid)];
    const held = stakeOf(context.state, hotkey, context.origin, netuid);
    if (args.limit_price === undefined) removeStakeCall(context, hotkey, netuid, held);
    else {
      const bound = { limit: amount(args.limit_price), partial: false };
      removeStakeLimitCall(context, hotkey, netuid, held, bound);
    }
  },
  unstake_all: (context, args) => unstakeAllCall(context, text(args.hotkey)),
  unstake_all_alpha: (context, args) => unstakeAllAlphaCall(context, text(args.hotkey)),
  move_stake: (context, args) => moveStake(context, args),
  move_stake_limit: (context, args) => moveStake(context, args, boundOf(args)),
  transfer_stake_and_hotkey: (context, args) => {
    const [from, to] = endsOf(context, args);
    const destination = { ...to, coldkey: text(args.destination_coldkey) };
    const tao = moveBetween(context, from, destination, amount(args.alpha_amount));
    context.deposit('SubtensorModule', 'StakeAndHotkeyTransferred', {
      origin_coldkey: from.coldkey,
      destination_coldkey: destination.coldkey,
      origin_hotkey: from.hotkey,
      destination_hotkey: destination.hotkey,
      origin_netuid: from.netuid,
      destination_netuid: destination.netuid,
      amount: tao,
    });
  },
  transfer_stake: (context, args) => {
    const hotkey = text(args.hotkey);
    const from = { coldkey: context.origin, hotkey, netuid: netuidOf(args.origin_netuid) };
    const to = { coldkey: text(args.destination_coldkey), hotkey, netuid: netuidOf(args.destination_netuid) };
    const tao = moveBetween(context, from, to, amount(args.alpha_amount));
    announce(context, 'StakeTransferred', [from.coldkey, to.coldkey, hotkey, from.netuid, to.netuid, tao]);
  },
  swap_stake: (context, args) => swapStake(context, args),
  swap_stake_limit: (context, args) => swapStake(context, args, boundOf(args)),
  set_coldkey_auto_stake_hotkey: (context, args) =>
    setAutoStakeCall(context, netuidOf(args.netuid), text(args.hotkey)),
  recycle_alpha: (context, args) =>
    destroyAlphaCall(context, 'recycle', text(args.hotkey), netuidOf(args.netuid), amount(args.amount)),
  burn_alpha: (context, args) =>
    destroyAlphaCall(context, 'burn', text(args.hotkey), netuidOf(args.netuid), amount(args.amount)),
  add_stake_burn: (context, args) => {
    const bound = args.limit === undefined ? undefined : { limit: amount(args.limit), partial: false };
    addStakeBurnCall(context, text(args.hotkey), netuidOf(args.netuid), amount(args.amount), bound);
  },
  add_collateral: (context, args) =>
    addCollateralCall(
      context,
      netuidOf(args.netuid),
      text(args.hotkey),
      amount(args.alpha),
      amount(args.limit_price),
    ),
  set_min_collateral: (context, args) =>
    setMinCollateralCall(context, netuidOf(args.netuid), text(args.hotkey), amount(args.min_locked)),
  lock_stake: (context, args) =>
    lockStakeCall(context, text(args.hotkey), netuidOf(args.netuid), amount(args.amount)),
  move_lock: (context, args) => moveLockCall(context, text(args.destination_hotkey), netuidOf(args.netuid)),
  set_perpetual_lock: (context, args) =>
    setPerpetualCall(context, netuidOf(args.netuid), args.enabled === true),
  set_reject_locked_alpha: (context, args) => setRejectLockedCall(context, args.enabled === true),
  burned_register: (context, args) => registerCall(context, netuidOf(args.netuid), text(args.hotkey)),
  register_limit: (context, args) =>
    registerCall(context, netuidOf(args.netuid), text(args.hotkey), amount(args.limit_price)),
  set_children: (context, args) =>
    setChildrenCall(
      context,
      text(args.hotkey),
      netuidOf(args.netuid),
      args.children as Array<[bigint, string]>,
    ),
  increase_take: (context, args) =>
    changeTakeCall(context, 'Increased', text(args.hotkey), Number(args.take)),
  decrease_take: (context, args) =>
    changeTakeCall(context, 'Decreased', text(args.hotkey), Number(args.take)),
  set_childkey_take: (context, args) =>
    setChildkeyTakeCall(context, text(args.hotkey), netuidOf(args.netuid), Number(args.take)),
  announce_coldkey_swap: (context, args) => announceSwapCall(context, text(args.new_coldkey_hash)),
  swap_coldkey_announced: (context, args) => executeSwapCall(context, text(args.new_coldkey)),
  dispute_coldkey_swap: (context) => disputeSwapCall(context),
  clear_coldkey_swap_announcement: (context) => clearSwapCall(context),
  claim_root: (context, args) =>
    rulesOf(context.codec).baskets ? claimAllCall(context) : claimRootCall(context, args.subnets),
  claim_root_with_hotkey: (context, args) => claimOneCall(context, text(args.hotkey)),
  stake_into_basket: (context, args) =>
    stakeIntoBasketCall(context, text(args.hotkey), amount(args.amount_staked)),
  set_root_claim_type: (context, args) => setRootClaimTypeCall(context, args.new_root_claim_type),
};

function moveStake(context: CallContext, args: Args, bound?: PriceBound): void {
  const [from, to] = endsOf(context, args);
  const tao = moveBetween(context, from, to, amount(args.alpha_amount), bound);
  announce(context, 'StakeMoved', [from.coldkey, from.hotkey, from.netuid, to.hotkey, to.netuid, tao]);
}

/** Both ends of a move between hotkeys of one coldkey. */
function endsOf({ origin: coldkey }: CallContext, args: Args): [End, End] {
  return [
    { coldkey, hotkey: text(args.origin_hotkey), netuid: netuidOf(args.origin_netuid) },
    { coldkey, hotkey: text(args.destination_hotkey), netuid: netuidOf(args.destination_netuid) },
  ];
}

function swapStake(context: CallContext, args: Args, bound?: PriceBound): void {
  const [coldkey, hotkey] = [context.origin, text(args.hotkey)];
  const from = { coldkey, hotkey, netuid: netuidOf(args.origin_netuid) };
  const to = { coldkey, hotkey, netuid: netuidOf(args.destination_netuid) };
  const tao = moveBetween(context, from, to, amount(args.alpha_amount), bound);
  announce(context, 'StakeSwapped', [coldkey, hotkey, from.netuid, to.netuid, tao]);
}

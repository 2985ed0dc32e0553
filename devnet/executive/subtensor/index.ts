import type { PalletCalls } from '../dispatch-context.js';
import { addStakeCall, type PriceBound } from './add-stake.js';
import { setAutoStakeCall } from './auto-stake.js';
import { announce } from './chain.js';
import { claimRootCall, setRootClaimTypeCall } from './claims.js';
import { addStakeBurnCall, destroyAlphaCall } from './destroy-alpha.js';
import { removeStakeCall, removeStakeLimitCall } from './remove-stake.js';
import { stakeOf } from './stakes.js';
import { moveBetween } from './transition.js';
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
  move_stake: (context, args) => {
    const coldkey = context.origin;
    const from = { coldkey, hotkey: text(args.origin_hotkey), netuid: netuidOf(args.origin_netuid) };
    const to = { coldkey, hotkey: text(args.destination_hotkey), netuid: netuidOf(args.destination_netuid) };
    const tao = moveBetween(context, from, to, amount(args.alpha_amount));
    announce(context, 'StakeMoved', [coldkey, from.hotkey, from.netuid, to.hotkey, to.netuid, tao]);
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
  claim_root: (context, args) => claimRootCall(context, args.subnets),
  set_root_claim_type: (context, args) => setRootClaimTypeCall(context, args.new_root_claim_type),
};

function swapStake(context: Parameters<typeof moveBetween>[0], args: Args, bound?: PriceBound): void {
  const [coldkey, hotkey] = [context.origin, text(args.hotkey)];
  const from = { coldkey, hotkey, netuid: netuidOf(args.origin_netuid) };
  const to = { coldkey, hotkey, netuid: netuidOf(args.destination_netuid) };
  const tao = moveBetween(context, from, to, amount(args.alpha_amount), bound);
  announce(context, 'StakeSwapped', [coldkey, hotkey, from.netuid, to.netuid, tao]);
}

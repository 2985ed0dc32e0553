import { signatureOf } from './arguments.js';
import { planClaimBasket, planClaimRoot, planRootClaimType } from './claims.js';
import { planAnnounceSwap, planClearSwap, planDisputeSwap, planSwapColdkey } from './coldkey-swap.js';
import {
  planContribute,
  planCreateLoan,
  planCrowdloanWithdraw,
  planDissolve,
  planFinalize,
  planRefund,
  planUpdateLoan,
} from './crowdloan.js';
import {
  planCancelShared,
  planEnterSafeMode,
  planExtendSafeMode,
  planPokeProxies,
  planPokeShared,
  planRejectAnnouncement,
  planRemoveAnnouncement,
  planUnpriced,
} from './deposits.js';
import { planBurn, planDestroyAlpha, planStakeBurn } from './destroy.js';
import { planEvmWithdraw, planSubmitEncrypted } from './evm.js';
import { planGeneric, planRemark } from './generic.js';
import {
  planAddCollateral,
  planLockStake,
  planMoveLock,
  planPerpetualLock,
  planRejectLocked,
} from './locks.js';
import {
  planMoveStake,
  planMoveStakeLimit,
  planSwapStake,
  planSwapStakeLimit,
  planTransferStake,
  planTransferStakeAndHotkey,
} from './move-stake.js';
import { planCancelOrder, planExecuteOrders } from './orders.js';
import type { Plan, PlanContext, Planner } from './plan.js';
import { planAddProxy, planRealPaysFee, planRemoveProxies, planRemoveProxy } from './proxy.js';
import { planCreatePure, planKillPure } from './pure.js';
import {
  planRegister,
  planRegisterLeased,
  planRegisterLimit,
  planRegisterNetwork,
  planSwapHotkey,
} from './registration.js';
import { planAutoStake, planStakeBasket } from './rewards.js';
import { planAddStake, planAddStakeLimit } from './stake.js';
import { planTransfer, planTransferAll } from './transfer.js';
import { planRemoveStake, planRemoveStakeFull, planRemoveStakeLimit } from './unstake.js';
import { planUnstakeAll, planUnstakeAllAlpha } from './unstake-all.js';
import type { ActingCall } from './walk.js';
import { planEffectless } from './worded.js';

type Table = Readonly<Record<string, Planner>>;

/**
 * Calls whose effects are known, by pallet and whole shape: one that changed its arguments is explained generically. A
 * planner of several shapes reads no argument that they do not share.
 */
const PLANNERS: Readonly<Record<string, Table>> = {
  SubtensorModule: {
    'add_stake(hotkey,netuid,amount_staked)': planAddStake,
    'add_stake_limit(hotkey,netuid,amount_staked,limit_price,allow_partial)': planAddStakeLimit,
    'remove_stake(hotkey,netuid,amount_unstaked)': planRemoveStake,
    'remove_stake_limit(hotkey,netuid,amount_unstaked,limit_price,allow_partial)': planRemoveStakeLimit,
    'remove_stake_full_limit(hotkey,netuid,limit_price)': planRemoveStakeFull,
    'unstake_all(hotkey)': planUnstakeAll,
    'unstake_all_alpha(hotkey)': planUnstakeAllAlpha,
    'move_stake(origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount)':
      planMoveStake,
    'move_stake_limit(origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount,limit_price,allow_partial)':
      planMoveStakeLimit,
    'swap_stake(hotkey,origin_netuid,destination_netuid,alpha_amount)': planSwapStake,
    'swap_stake_limit(hotkey,origin_netuid,destination_netuid,alpha_amount,limit_price,allow_partial)':
      planSwapStakeLimit,
    'transfer_stake(destination_coldkey,hotkey,origin_netuid,destination_netuid,alpha_amount)':
      planTransferStake,
    'transfer_stake_and_hotkey(destination_coldkey,origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount)':
      planTransferStakeAndHotkey,
    'claim_root(subnets)': planClaimRoot,
    'claim_root_with_hotkey(hotkey)': planClaimBasket,
    'set_root_claim_type(new_root_claim_type)': planRootClaimType,
    'stake_into_basket(hotkey,amount_staked)': planStakeBasket,
    'set_coldkey_auto_stake_hotkey(netuid,hotkey)': planAutoStake,
    'lock_stake(hotkey,netuid,amount)': planLockStake,
    'move_lock(destination_hotkey,netuid)': planMoveLock,
    'set_perpetual_lock(netuid,enabled)': planPerpetualLock,
    'set_reject_locked_alpha(enabled)': planRejectLocked,
    'add_collateral(netuid,hotkey,alpha,limit_price)': planAddCollateral,
    'burn_alpha(hotkey,amount,netuid)': planDestroyAlpha,
    'recycle_alpha(hotkey,amount,netuid)': planDestroyAlpha,
    'add_stake_burn(hotkey,netuid,amount,limit)': planStakeBurn,
    'announce_coldkey_swap(new_coldkey_hash)': planAnnounceSwap,
    'swap_coldkey_announced(new_coldkey)': planSwapColdkey,
    'dispute_coldkey_swap()': planDisputeSwap,
    'clear_coldkey_swap_announcement()': planClearSwap,
    'burned_register(netuid,hotkey)': planRegister,
    'register_limit(netuid,hotkey,limit_price)': planRegisterLimit,
    'register_network()': planRegisterNetwork,
    'register_network(hotkey)': planRegisterNetwork,
    'register_network_with_identity(identity)': planRegisterNetwork,
    'register_network_with_identity(hotkey,identity)': planRegisterNetwork,
    'register_leased_network(emissions_share,end_block)': planRegisterLeased,
    'swap_hotkey(hotkey,new_hotkey)': planSwapHotkey,
    'swap_hotkey(hotkey,new_hotkey,netuid)': planSwapHotkey,
    'swap_hotkey_v2(hotkey,new_hotkey,netuid,keep_stake)': planSwapHotkey,
  },
  Balances: {
    'transfer_keep_alive(dest,value)': planTransfer,
    'transfer_allow_death(dest,value)': planTransfer,
    'transfer_all(dest,keep_alive)': planTransferAll,
    'burn(value,keep_alive)': planBurn,
  },
  Proxy: {
    'add_proxy(delegate,proxy_type,delay)': planAddProxy,
    'remove_proxy(delegate,proxy_type,delay)': planRemoveProxy,
    'remove_proxies()': planRemoveProxies,
    'create_pure(proxy_type,delay,index)': planCreatePure,
    'kill_pure(spawner,proxy_type,index,height,ext_index)': planKillPure,
    'poke_deposit()': planPokeProxies,
    'set_real_pays_fee(delegate,pays_fee)': planRealPaysFee,
    'remove_announcement(real,call_hash)': planRemoveAnnouncement,
    'reject_announcement(delegate,call_hash)': planRejectAnnouncement,
  },
  Multisig: {
    'cancel_as_multi(threshold,other_signatories,timepoint,call_hash)': planCancelShared,
    'poke_deposit(threshold,other_signatories,call_hash)': planPokeShared,
  },
  Crowdloan: {
    'create(deposit,min_contribution,cap,end,call,target_address)': planCreateLoan,
    'contribute(crowdloan_id,amount)': planContribute,
    'withdraw(crowdloan_id)': planCrowdloanWithdraw,
    'finalize(crowdloan_id)': planFinalize,
    'refund(crowdloan_id)': planRefund,
    'dissolve(crowdloan_id)': planDissolve,
    'update_min_contribution(crowdloan_id,new_min_contribution)': planUpdateLoan,
    'update_end(crowdloan_id,new_end)': planUpdateLoan,
    'update_cap(crowdloan_id,new_cap)': planUpdateLoan,
    'set_max_contribution(crowdloan_id,new_max_contribution)': planUpdateLoan,
  },
  EVM: { 'withdraw(address,value)': planEvmWithdraw },
  MevShield: { 'submit_encrypted(ciphertext)': planSubmitEncrypted },
  LimitOrders: {
    'execute_orders(orders,should_fail)': planExecuteOrders,
    'execute_batched_orders(netuid,orders)': planExecuteOrders,
    'cancel_order(order)': planCancelOrder,
  },
  SafeMode: { 'enter()': planEnterSafeMode, 'extend()': planExtendSafeMode },
  Preimage: { 'note_preimage(bytes)': planUnpriced, 'unnote_preimage(hash)': planUnpriced },
  System: { 'remark(remark)': planRemark, 'remark_with_event(remark)': planRemark },
};

/** Calls without effect on balances and stake, by name: nothing that they take could change that. */
const EFFECTLESS: ReadonlySet<string> = new Set(
  Object.entries({
    Balances: 'upgrade_accounts',
    SubtensorModule:
      'register pow_register root_register start_call set_identity set_subnet_identity update_symbol ' +
      'try_associate_hotkey associate_evm_key set_min_collateral set_weights set_mechanism_weights ' +
      'batch_set_weights commit_weights batch_commit_weights commit_timelocked_weights ' +
      'commit_mechanism_weights commit_crv3_mechanism_weights commit_timelocked_mechanism_weights ' +
      'reveal_weights batch_reveal_weights reveal_mechanism_weights serve_axon serve_axon_tls ' +
      'serve_prometheus enable_voting_power_tracking disable_voting_power_tracking set_tempo ' +
      'set_activity_cutoff_factor trigger_epoch set_children set_childkey_take increase_take decrease_take ' +
      'set_auto_parent_delegation_enabled',
    LimitOrders: 'prune_linked_output',
  }).flatMap(([pallet, calls]) => calls.split(' ').map((call) => `${pallet}.${call}`)),
);

/** The plan of a call that does something. @throws WalletError sign/unknown-call */
export function planOf(leaf: ActingCall, context: PlanContext): Plan {
  const { call } = leaf;
  const name = `${call.pallet}.${call.call}`;
  const planner =
    PLANNERS[call.pallet]?.[signatureOf(call).slice(call.pallet.length + 1)] ??
    (EFFECTLESS.has(name) ? planEffectless : planGeneric);
  return planner(leaf, context);
}

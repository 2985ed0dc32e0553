import type { LightMetadata } from '../../core/chain/light/index.js';
import { signatureOf } from './arguments.js';
import { planClaimBasket, planClaimRoot, planRootClaimType } from './claims.js';
import { planContribute, planCrowdloanWithdraw } from './crowdloan.js';
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
import type { Plan, PlanContext, Planner } from './plan.js';
import { planAddProxy, planRemoveProxy } from './proxy.js';
import { planAutoStake, planStakeBasket } from './rewards.js';
import { planAddStake, planAddStakeLimit } from './stake.js';
import { planTransfer, planTransferAll } from './transfer.js';
import { planRemoveStake, planRemoveStakeFull, planRemoveStakeLimit } from './unstake.js';
import { planUnstakeAll, planUnstakeAllAlpha } from './unstake-all.js';
import { uintOf } from './value-text.js';
import type { ActingCall } from './walk.js';

/** Calls with words of their own, by whole shape: one that changed its arguments is explained generically. */
const PLANNERS: Readonly<Record<string, Planner>> = {
  'SubtensorModule.add_stake(hotkey,netuid,amount_staked)': planAddStake,
  'SubtensorModule.add_stake_limit(hotkey,netuid,amount_staked,limit_price,allow_partial)': planAddStakeLimit,
  'SubtensorModule.remove_stake(hotkey,netuid,amount_unstaked)': planRemoveStake,
  'SubtensorModule.remove_stake_limit(hotkey,netuid,amount_unstaked,limit_price,allow_partial)':
    planRemoveStakeLimit,
  'SubtensorModule.remove_stake_full_limit(hotkey,netuid,limit_price)': planRemoveStakeFull,
  'SubtensorModule.unstake_all(hotkey)': planUnstakeAll,
  'SubtensorModule.unstake_all_alpha(hotkey)': planUnstakeAllAlpha,
  'SubtensorModule.move_stake(origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount)':
    planMoveStake,
  'SubtensorModule.move_stake_limit(origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount,limit_price,allow_partial)':
    planMoveStakeLimit,
  'SubtensorModule.swap_stake(hotkey,origin_netuid,destination_netuid,alpha_amount)': planSwapStake,
  'SubtensorModule.swap_stake_limit(hotkey,origin_netuid,destination_netuid,alpha_amount,limit_price,allow_partial)':
    planSwapStakeLimit,
  'SubtensorModule.transfer_stake(destination_coldkey,hotkey,origin_netuid,destination_netuid,alpha_amount)':
    planTransferStake,
  'SubtensorModule.transfer_stake_and_hotkey(destination_coldkey,origin_hotkey,destination_hotkey,origin_netuid,destination_netuid,alpha_amount)':
    planTransferStakeAndHotkey,
  'SubtensorModule.claim_root(subnets)': planClaimRoot,
  'SubtensorModule.claim_root_with_hotkey(hotkey)': planClaimBasket,
  'SubtensorModule.set_root_claim_type(new_root_claim_type)': planRootClaimType,
  'SubtensorModule.stake_into_basket(hotkey,amount_staked)': planStakeBasket,
  'SubtensorModule.set_coldkey_auto_stake_hotkey(netuid,hotkey)': planAutoStake,
  'SubtensorModule.lock_stake(hotkey,netuid,amount)': planLockStake,
  'SubtensorModule.move_lock(destination_hotkey,netuid)': planMoveLock,
  'SubtensorModule.set_perpetual_lock(netuid,enabled)': planPerpetualLock,
  'SubtensorModule.set_reject_locked_alpha(enabled)': planRejectLocked,
  'SubtensorModule.add_collateral(netuid,hotkey,alpha,limit_price)': planAddCollateral,
  'Crowdloan.contribute(crowdloan_id,amount)': planContribute,
  'Crowdloan.withdraw(crowdloan_id)': planCrowdloanWithdraw,
  'EVM.withdraw(address,value)': planEvmWithdraw,
  'MevShield.submit_encrypted(ciphertext)': planSubmitEncrypted,
  'Balances.transfer_keep_alive(dest,value)': planTransfer,
  'Balances.transfer_allow_death(dest,value)': planTransfer,
  'Balances.transfer_all(dest,keep_alive)': planTransferAll,
  'Proxy.remove_proxy(delegate,proxy_type,delay)': planRemoveProxy,
  'System.remark(remark)': planRemark,
  'System.remark_with_event(remark)': planRemark,
};
const ADD_PROXY = 'Proxy.add_proxy(delegate,proxy_type,delay)';

/** The plan of a call that does something. @throws WalletError sign/unknown-call */
export function planOf(leaf: ActingCall, context: PlanContext): Plan {
  const signature = signatureOf(leaf.call);
  if (signature === ADD_PROXY) return planAddProxy(proxyDeposit(context.light))(leaf, context);
  return (PLANNERS[signature] ?? planGeneric)(leaf, context);
}

/** Deposit of an account's first proxy in rao; null where the runtime does not say. */
function proxyDeposit(light: LightMetadata): bigint | null {
  const base = light.constant('Proxy', 'ProxyDepositBase');
  const factor = light.constant('Proxy', 'ProxyDepositFactor');
  const [first, each] = [base && uintOf(base), factor && uintOf(factor)];
  return first === null || each === null ? null : first + each;
}

/**
 * What each feature stands on, by the chain's names (opentensor/subtensor pallets/* and runtime/src/lib.rs; newer names from
 * RaoFoundation/subtensor). A feature is ready when all of it is there in the shape Kelvin was built for.
 */
import type { FeatureId } from '../../core/chain/capability.js';
import type { Need } from '../chain/item-state.js';

const S = 'SubtensorModule';
const call = (pallet: string, name: string, ...args: string[]): Need => ({
  kind: 'call',
  pallet,
  name,
  args,
});
const storage = (pallet: string, name: string, keys: number): Need => ({
  kind: 'storage',
  pallet,
  name,
  keys,
});
const event = (pallet: string, name: string, fields: number): Need => ({
  kind: 'event',
  pallet,
  name,
  fields,
});
const api = (pallet: string, name: string, inputs: number): Need => ({ kind: 'api', pallet, name, inputs });
const error = (pallet: string, name: string): Need => ({ kind: 'error', pallet, name });
const constant = (pallet: string, name: string): Need => ({ kind: 'constant', pallet, name });

const LIMIT = ['limit_price:u64', 'allow_partial:bool'];
const TWO_NETUIDS = ['origin_netuid:u16', 'destination_netuid:u16'];

export const NEEDS: Record<FeatureId, readonly Need[]> = {
  balances: [storage('System', 'Account', 1), constant('Balances', 'ExistentialDeposit')],
  positions: [api('StakeInfoRuntimeApi', 'get_stake_info_for_coldkeys', 1)],
  prices: [api('SwapRuntimeApi', 'current_alpha_price_all', 0)],
  subnets: [
    api('SubnetInfoRuntimeApi', 'get_all_dynamic_info', 0),
    storage(S, 'SubtokenEnabled', 1),
    storage(S, 'NetworksAdded', 1),
  ],
  validators: [storage(S, 'TotalHotkeyAlpha', 2), storage(S, 'Delegates', 1), storage(S, 'Owner', 1)],
  quotes: [
    api('SwapRuntimeApi', 'sim_swap_tao_for_alpha', 2),
    api('SwapRuntimeApi', 'sim_swap_alpha_for_tao', 2),
  ],
  send: [
    call('Balances', 'transfer_keep_alive', 'dest', 'value'),
    call('Balances', 'transfer_all', 'dest', 'keep_alive:bool'),
    event('Balances', 'Transfer', 3),
  ],
  stake: [
    call(S, 'add_stake_limit', 'hotkey', 'netuid:u16', 'amount_staked:u64', ...LIMIT),
    event(S, 'StakeAdded', 6),
    error(S, 'SlippageTooHigh'),
    error(S, 'AmountTooLow'),
  ],
  unstake: [
    call(S, 'remove_stake_limit', 'hotkey', 'netuid:u16', 'amount_unstaked:u64', ...LIMIT),
    event(S, 'StakeRemoved', 6),
  ],
  'unstake-all-of-position': [
    call(S, 'remove_stake_full_limit', 'hotkey', 'netuid:u16', 'limit_price'),
    event(S, 'StakeRemoved', 6),
  ],
  'change-validator': [
    call(S, 'move_stake', 'origin_hotkey', 'destination_hotkey', ...TWO_NETUIDS, 'alpha_amount:u64'),
    event(S, 'StakeMoved', 6),
  ],
  'change-subnet': [
    call(S, 'swap_stake_limit', 'hotkey', ...TWO_NETUIDS, 'alpha_amount:u64', ...LIMIT),
    event(S, 'StakeSwapped', 5),
  ],
  'move-bounded': [
    call(
      S,
      'move_stake_limit',
      'origin_hotkey',
      'destination_hotkey',
      ...TWO_NETUIDS,
      'alpha_amount:u64',
      ...LIMIT,
    ),
  ],
  'transfer-stake': [
    call(S, 'transfer_stake', 'destination_coldkey', 'hotkey', ...TWO_NETUIDS, 'alpha_amount:u64'),
    event(S, 'StakeTransferred', 6),
    storage(S, 'TransferToggle', 1),
  ],
  'root-claims': [
    call(S, 'claim_root', 'subnets'),
    call(S, 'set_root_claim_type', 'new_root_claim_type'),
    storage(S, 'RootClaimable', 1),
    storage(S, 'RootClaimed', 3),
    storage(S, 'RootClaimType', 1),
  ],
  'root-baskets': [
    call(S, 'claim_root', 'subnets'),
    call(S, 'claim_root_with_hotkey', 'hotkey'),
    storage(S, 'BasketShares', 1),
    storage(S, 'BasketRate', 1),
    storage(S, 'BasketClaimed', 2),
    storage(S, 'RootStakeUnlockInterval', 0),
    api('BetaBasketRuntimeApi', 'get_root_basket_claim_previews', 1),
    api('BetaBasketRuntimeApi', 'get_all_validator_baskets', 0),
    event(S, 'BasketClaimed', 3),
  ],
  'basket-staking': [
    call(S, 'stake_into_basket', 'hotkey', 'amount_staked:u64'),
    event(S, 'BasketStakedIn', 5),
  ],
  locks: [
    call(S, 'lock_stake', 'hotkey', 'netuid:u16', 'amount:u64'),
    call(S, 'set_perpetual_lock', 'netuid:u16', 'enabled:bool'),
    storage(S, 'Lock', 3),
  ],
  availability: [
    api('StakeInfoRuntimeApi', 'get_stake_availability_for_coldkeys', 2),
    error(S, 'StakeUnavailable'),
  ],
  collateral: [
    call(S, 'add_collateral', 'netuid:u16', 'hotkey', 'alpha:u64', 'limit_price:u64'),
    storage(S, 'MinerCollateral', 3),
    storage(S, 'ColdkeyMinerCollateral', 2),
  ],
  'auto-stake': [
    call(S, 'set_coldkey_auto_stake_hotkey', 'netuid:u16', 'hotkey'),
    storage(S, 'AutoStakeDestination', 2),
  ],
  crowdloans: [
    call('Crowdloan', 'contribute', 'crowdloan_id', 'amount'),
    call('Crowdloan', 'withdraw', 'crowdloan_id'),
    storage('Crowdloan', 'Crowdloans', 1),
    storage('Crowdloan', 'Contributions', 2),
  ],
  proxies: [
    call('Proxy', 'proxy', 'real', 'force_proxy_type', 'call'),
    call('Proxy', 'add_proxy', 'delegate', 'proxy_type', 'delay:u32'),
    call('Proxy', 'remove_proxy', 'delegate', 'proxy_type', 'delay:u32'),
    storage('Proxy', 'Proxies', 1),
  ],
  'announced-proxies': [
    call('Proxy', 'announce', 'real', 'call_hash'),
    call('Proxy', 'proxy_announced', 'delegate', 'real', 'force_proxy_type', 'call'),
    call('Proxy', 'reject_announcement', 'delegate', 'call_hash'),
    storage('Proxy', 'Announcements', 1),
  ],
  multisig: [
    call(
      'Multisig',
      'as_multi',
      'threshold:u16',
      'other_signatories',
      'maybe_timepoint',
      'call',
      'max_weight',
    ),
    storage('Multisig', 'Multisigs', 2),
  ],
  'coldkey-swap': [
    call(S, 'announce_coldkey_swap', 'new_coldkey_hash'),
    call(S, 'swap_coldkey_announced', 'new_coldkey'),
    call(S, 'dispute_coldkey_swap'),
    storage(S, 'ColdkeySwapAnnouncements', 1),
    storage(S, 'ColdkeySwapDisputes', 1),
  ],
  'evm-mirror': [call('EVM', 'withdraw', 'address', 'value:u64')],
  shield: [
    call('MevShield', 'submit_encrypted', 'ciphertext'),
    storage('MevShield', 'CurrentKey', 0),
    { kind: 'extension', pallet: '', name: 'CheckShieldedTxValidity' },
  ],
  'limit-orders': [
    storage('LimitOrders', 'LimitOrdersEnabled', 0),
    call('LimitOrders', 'cancel_order', 'order'),
  ],
  'metadata-hash': [{ kind: 'extension', pallet: '', name: 'CheckMetadataHash' }],
};

import { type CallDeclaration, call } from '../../dsl/declare.js';

/** Stake in, out and across; root claims. */
export const stakeCalls: CallDeclaration[] = [
  call(2, 'add_stake', { hotkey: 'AccountId32', netuid: 'u16', amount_staked: 'u64' }),
  call(3, 'remove_stake', { hotkey: 'AccountId32', netuid: 'u16', amount_unstaked: 'u64' }),
  call(83, 'unstake_all', { hotkey: 'AccountId32' }),
  call(84, 'unstake_all_alpha', { hotkey: 'AccountId32' }),
  call(85, 'move_stake', {
    origin_hotkey: 'AccountId32',
    destination_hotkey: 'AccountId32',
    origin_netuid: 'u16',
    destination_netuid: 'u16',
    alpha_amount: 'u64',
  }),
  call(86, 'transfer_stake', {
    destination_coldkey: 'AccountId32',
    hotkey: 'AccountId32',
    origin_netuid: 'u16',
    destination_netuid: 'u16',
    alpha_amount: 'u64',
  }),
  call(87, 'swap_stake', {
    hotkey: 'AccountId32',
    origin_netuid: 'u16',
    destination_netuid: 'u16',
    alpha_amount: 'u64',
  }),
  call(88, 'add_stake_limit', {
    hotkey: 'AccountId32',
    netuid: 'u16',
    amount_staked: 'u64',
    limit_price: 'u64',
    allow_partial: 'bool',
  }),
  call(89, 'remove_stake_limit', {
    hotkey: 'AccountId32',
    netuid: 'u16',
    amount_unstaked: 'u64',
    limit_price: 'u64',
    allow_partial: 'bool',
  }),
  call(90, 'swap_stake_limit', {
    hotkey: 'AccountId32',
    origin_netuid: 'u16',
    destination_netuid: 'u16',
    alpha_amount: 'u64',
    limit_price: 'u64',
    allow_partial: 'bool',
  }),
  call(101, 'recycle_alpha', { hotkey: 'AccountId32', amount: 'u64', netuid: 'u16' }),
  call(102, 'burn_alpha', { hotkey: 'AccountId32', amount: 'u64', netuid: 'u16' }),
  call(103, 'remove_stake_full_limit', { hotkey: 'AccountId32', netuid: 'u16', limit_price: 'Option<u64>' }),
  call(114, 'set_coldkey_auto_stake_hotkey', { netuid: 'u16', hotkey: 'AccountId32' }),
  call(121, 'claim_root', { subnets: 'BTreeSet<u16>' }),
  call(122, 'set_root_claim_type', { new_root_claim_type: 'RootClaimTypeEnum' }),
  call(132, 'add_stake_burn', { hotkey: 'AccountId32', netuid: 'u16', amount: 'u64', limit: 'Option<u64>' }),
];

/** Conviction locks. */
export const lockCalls: CallDeclaration[] = [
  call(136, 'lock_stake', { hotkey: 'AccountId32', netuid: 'u16', amount: 'u64' }),
  call(137, 'move_lock', { destination_hotkey: 'AccountId32', netuid: 'u16' }),
  call(138, 'set_perpetual_lock', { netuid: 'u16', enabled: 'bool' }),
  call(142, 'set_reject_locked_alpha', { enabled: 'bool' }),
];

/** Delegation, identities, key swaps. */
export const keysCalls: CallDeclaration[] = [
  call(65, 'decrease_take', { hotkey: 'AccountId32', take: 'u16' }),
  call(66, 'increase_take', { hotkey: 'AccountId32', take: 'u16' }),
  call(67, 'set_children', { hotkey: 'AccountId32', netuid: 'u16', children: 'Vec<(u64, AccountId32)>' }),
  call(68, 'set_identity', {
    name: 'Vec<u8>',
    url: 'Vec<u8>',
    github_repo: 'Vec<u8>',
    image: 'Vec<u8>',
    discord: 'Vec<u8>',
    description: 'Vec<u8>',
    additional: 'Vec<u8>',
  }),
  call(70, 'swap_hotkey', { hotkey: 'AccountId32', new_hotkey: 'AccountId32', netuid: 'Option<u16>' }),
  call(72, 'swap_hotkey_v2', {
    hotkey: 'AccountId32',
    new_hotkey: 'AccountId32',
    netuid: 'Option<u16>',
    keep_stake: 'bool',
  }),
  call(73, 'schedule_swap_coldkey', { new_coldkey: 'AccountId32' }),
  call(75, 'set_childkey_take', { hotkey: 'AccountId32', netuid: 'u16', take: 'u16' }),
  call(91, 'try_associate_hotkey', { hotkey: 'AccountId32' }),
  call(93, 'associate_evm_key', {
    netuid: 'u16',
    evm_key: 'H160',
    block_number: 'u64',
    signature: '[u8; 65]',
  }),
  call(125, 'announce_coldkey_swap', { new_coldkey_hash: 'H256' }),
  call(126, 'swap_coldkey_announced', { new_coldkey: 'AccountId32' }),
  call(127, 'dispute_coldkey_swap'),
  call(133, 'clear_coldkey_swap_announcement'),
  call(135, 'set_auto_parent_delegation_enabled', { hotkey: 'AccountId32', enabled: 'bool' }),
];

/** Registration and ownership of subnets. */
export const subnetCalls: CallDeclaration[] = [
  call(7, 'burned_register', { netuid: 'u16', hotkey: 'AccountId32' }),
  call(59, 'register_network', { hotkey: 'AccountId32' }),
  call(62, 'root_register', { hotkey: 'AccountId32' }),
  call(78, 'set_subnet_identity', {
    netuid: 'u16',
    subnet_name: 'Vec<u8>',
    github_repo: 'Vec<u8>',
    subnet_contact: 'Vec<u8>',
    subnet_url: 'Vec<u8>',
    discord: 'Vec<u8>',
    description: 'Vec<u8>',
    logo_url: 'Vec<u8>',
    additional: 'Vec<u8>',
  }),
  call(79, 'register_network_with_identity', { hotkey: 'AccountId32', identity: 'Option<SubnetIdentityV3>' }),
  call(92, 'start_call', { netuid: 'u16' }),
  call(110, 'register_leased_network', { emissions_share: 'Percent', end_block: 'Option<u32>' }),
  call(111, 'terminate_lease', { lease_id: 'u32', hotkey: 'AccountId32' }),
  call(134, 'register_limit', { netuid: 'u16', hotkey: 'AccountId32', limit_price: 'u64' }),
];

import type { ListChanges } from '../../dsl/changes.js';
import { type CallDeclaration, call } from '../../dsl/declare.js';

/** Indices 122 and 123 are retired, 146 was `set_root_weights` for a while. Takes are the same bytes under a new type. */
export const callChanges: ListChanges<CallDeclaration> = {
  // 123 sudo_set_num_root_claims is gone too; no call of root's is declared for 424.
  remove: ['set_root_claim_type'],
  replace: [
    call(65, 'decrease_take', { hotkey: 'AccountId32', take: 'PerU16' }),
    call(66, 'increase_take', { hotkey: 'AccountId32', take: 'PerU16' }),
    call(75, 'set_childkey_take', { hotkey: 'AccountId32', netuid: 'u16', take: 'PerU16' }),
  ],
  add: [
    call(143, 'transfer_stake_and_hotkey', {
      destination_coldkey: 'AccountId32',
      origin_hotkey: 'AccountId32',
      destination_hotkey: 'AccountId32',
      origin_netuid: 'u16',
      destination_netuid: 'u16',
      alpha_amount: 'u64',
    }),
    call(144, 'add_collateral', { netuid: 'u16', hotkey: 'AccountId32', alpha: 'u64', limit_price: 'u64' }),
    call(145, 'set_min_collateral', { netuid: 'u16', hotkey: 'AccountId32', min_locked: 'u64' }),
    call(147, 'stake_into_basket', { hotkey: 'AccountId32', amount_staked: 'u64' }),
    call(148, 'claim_root_with_hotkey', { hotkey: 'AccountId32' }),
    call(149, 'move_stake_limit', {
      origin_hotkey: 'AccountId32',
      destination_hotkey: 'AccountId32',
      origin_netuid: 'u16',
      destination_netuid: 'u16',
      alpha_amount: 'u64',
      limit_price: 'u64',
      allow_partial: 'bool',
    }),
    call(150, 'swap_basket', {
      hotkey: 'AccountId32',
      origin_netuid: 'u16',
      destination_netuid: 'u16',
      amount: 'u64',
      min_amount_out: 'u64',
    }),
    call(151, 'swap_basket_many', {
      hotkey: 'AccountId32',
      legs: 'BoundedVec<(u16, u16, u64, u64)>',
    }),
    call(152, 'pow_register', {
      netuid: 'u16',
      work_block: 'u64',
      nonce: 'u64',
      work: '[u8; 32]',
      hotkey: 'AccountId32',
    }),
  ],
};

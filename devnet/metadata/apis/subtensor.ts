import { api } from '../dsl/declare.js';

/** Validators. */
export const delegateInfoRuntimeApi = api('DelegateInfoRuntimeApi', 1, {
  get_delegates: [{}, 'Vec<DelegateInfo>'],
  get_delegate: [{ delegate_account: 'AccountId32' }, 'Option<DelegateInfo>'],
  get_delegated: [{ delegatee_account: 'AccountId32' }, 'Vec<(DelegateInfo, (Compact<u16>, Compact<u64>))>'],
});

/** Subnets, without the metagraphs and the older shapes. */
export const subnetInfoRuntimeApi = api('SubnetInfoRuntimeApi', 2, {
  get_subnet_info_v2: [{ netuid: 'u16' }, 'Option<SubnetInfov2>'],
  get_subnets_info_v2: [{}, 'Vec<Option<SubnetInfov2>>'],
  get_all_dynamic_info: [{}, 'Vec<Option<DynamicInfo>>'],
  get_dynamic_info: [{ netuid: 'u16' }, 'Option<DynamicInfo>'],
  get_coldkey_auto_stake_hotkey: [{ coldkey: 'AccountId32', netuid: 'u16' }, 'Option<AccountId32>'],
  get_subnet_to_prune: [{}, 'Option<u16>'],
  get_subnet_account_id: [{ netuid: 'u16' }, 'Option<AccountId32>'],
  get_next_epoch_start_block: [{ netuid: 'u16' }, 'Option<u64>'],
  get_subnet_hyperparams_v3: [{ netuid: 'u16' }, 'Option<Vec<HyperparamEntry>>'],
});

/** Positions, availability and locks. */
export const stakeInfoRuntimeApi = api('StakeInfoRuntimeApi', 1, {
  get_stake_info_for_coldkey: [{ coldkey_account: 'AccountId32' }, 'Vec<StakeInfo>'],
  get_stake_info_for_coldkeys: [
    { coldkey_accounts: 'Vec<AccountId32>' },
    'Vec<(AccountId32, Vec<StakeInfo>)>',
  ],
  get_stake_info_for_hotkey_coldkey_netuid: [
    { hotkey_account: 'AccountId32', coldkey_account: 'AccountId32', netuid: 'u16' },
    'Option<StakeInfo>',
  ],
  get_stake_availability_for_coldkeys: [
    { coldkey_accounts: 'Vec<AccountId32>', netuids: 'Option<Vec<u16>>' },
    'BTreeMap<AccountId32, BTreeMap<u16, StakeAvailability>>',
  ],
  get_stake_fee: [
    {
      origin: 'Option<(AccountId32, u16)>',
      origin_coldkey_account: 'AccountId32',
      destination: 'Option<(AccountId32, u16)>',
      destination_coldkey_account: 'AccountId32',
      amount: 'u64',
    },
    'u64',
  ],
  get_coldkey_lock: [{ coldkey: 'AccountId32', netuid: 'u16' }, 'Option<LockState>'],
  get_hotkey_conviction: [{ hotkey: 'AccountId32', netuid: 'u16' }, 'U64F64'],
  get_most_convicted_hotkey_on_subnet: [{ netuid: 'u16' }, 'Option<AccountId32>'],
});

/** What a new subnet costs. */
export const subnetRegistrationRuntimeApi = api('SubnetRegistrationRuntimeApi', 1, {
  get_network_registration_cost: [{}, 'u64'],
});

/** Prices and simulated trades. */
export const swapRuntimeApi = api('SwapRuntimeApi', 1, {
  current_alpha_price: [{ netuid: 'u16' }, 'u64'],
  current_alpha_price_all: [{}, 'Vec<SubnetPrice>'],
  sim_swap_tao_for_alpha: [{ netuid: 'u16', tao: 'u64' }, 'SimSwapResult'],
  sim_swap_alpha_for_tao: [{ netuid: 'u16', alpha: 'u64' }, 'SimSwapResult'],
});

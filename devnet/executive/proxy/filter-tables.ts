/** Calls by pallet, or one of them, perhaps on a condition on an argument or on the call it carries. */
export interface FilteredCall {
  pallet: string;
  call?: string;
  below?: { argument: string; limit: bigint };
  carries?: { pallet: string; call: string };
}

/** What a proxy type may do: `exceptions` turn the verdict of `calls` round. */
export type ProxyFilter =
  | { mode: 'AllowAll' | 'DenyAll' }
  | { mode: 'Allow' | 'Deny'; calls: FilteredCall[]; exceptions?: FilteredCall[] };

export interface FilterTable {
  /** By type, in the order of the types' indices. */
  filters: Record<string, ProxyFilter>;
  /** Types that a NonTransfer proxy does not hand out. */
  aboveNonTransfer: Set<string>;
}

/** Types that permit nothing any more. */
export const DEPRECATED = new Set(['Senate', 'Triumvirate', 'Governance', 'RootWeights']);

const inPallet =
  (pallet: string) =>
  (...calls: string[]): FilteredCall[] =>
    calls.map((call) => ({ pallet, call }));
const subtensor = inPallet('SubtensorModule');
const whole = (...pallets: string[]): FilteredCall[] => pallets.map((pallet) => ({ pallet }));

const STAKE_MOVES = subtensor(
  'add_stake',
  'add_stake_limit',
  'remove_stake',
  'remove_stake_limit',
  'remove_stake_full_limit',
  'unstake_all',
  'unstake_all_alpha',
  'swap_stake',
  'swap_stake_limit',
  'move_stake',
);
const COLDKEY_SWAP = subtensor(
  'swap_coldkey',
  'schedule_swap_coldkey',
  'announce_coldkey_swap',
  'swap_coldkey_announced',
  'dispute_coldkey_swap',
  'clear_coldkey_swap_announcement',
);
const HOTKEY_SWAP = subtensor('swap_hotkey', 'swap_hotkey_v2');
const OWNER_HOTKEY = inPallet('AdminUtils')('sudo_set_subnet_owner_hotkey', 'sudo_set_sn_owner_hotkey');
/** What a leased subnet's beneficiary may set; none of it is simulated. */
const LEASE_SETTINGS = inPallet('AdminUtils')(
  'sudo_set_serving_rate_limit',
  'sudo_set_min_difficulty',
  'sudo_set_max_difficulty',
  'sudo_set_weights_version_key',
  'sudo_set_adjustment_alpha',
  'sudo_set_immunity_period',
  'sudo_set_min_allowed_weights',
  'sudo_set_kappa',
  'sudo_set_rho',
  'sudo_set_activity_cutoff',
  'sudo_set_network_registration_allowed',
  'sudo_set_network_pow_registration_allowed',
  'sudo_set_max_burn',
  'sudo_set_bonds_moving_average',
  'sudo_set_bonds_penalty',
  'sudo_set_commit_reveal_weights_enabled',
  'sudo_set_liquid_alpha_enabled',
  'sudo_set_alpha_values',
  'sudo_set_commit_reveal_weights_interval',
  'sudo_set_toggle_transfer',
);
const TRANSFERS = inPallet('Balances')('transfer_keep_alive', 'transfer_allow_death');
const NOTHING: ProxyFilter = { mode: 'DenyAll' };
const allow = (...calls: FilteredCall[]): ProxyFilter => ({ mode: 'Allow', calls });
const deny = (...calls: FilteredCall[]): ProxyFilter => ({ mode: 'Deny', calls });

/** 0.5 TAO or 0.5 alpha: what a SmallTransfer proxy may move at once. */
const SMALL = 500_000_000n;
const small = (calls: FilteredCall[], argument: string): FilteredCall[] =>
  calls.map((call) => ({ ...call, below: { argument, limit: SMALL } }));

/** Spec 424 (`opentensor/subtensor runtime/src/lib.rs`, InstanceFilter). */
export const FILTERS_424: FilterTable = {
  filters: {
    Any: { mode: 'AllowAll' },
    Owner: {
      mode: 'Allow',
      calls: [...whole('AdminUtils'), ...subtensor('set_subnet_identity', 'update_symbol')],
      exceptions: OWNER_HOTKEY,
    },
    NonCritical: deny(
      ...whole('Sudo'),
      ...COLDKEY_SWAP,
      ...subtensor('dissolve_network', 'root_register', 'burned_register'),
    ),
    NonTransfer: deny(...whole('Balances'), ...subtensor('transfer_stake'), ...COLDKEY_SWAP),
    Senate: NOTHING,
    NonFungible: deny(
      ...whole('Balances'),
      ...subtensor('transfer_stake', 'burned_register', 'root_register'),
      ...STAKE_MOVES,
      ...HOTKEY_SWAP,
      ...COLDKEY_SWAP,
    ),
    Triumvirate: NOTHING,
    Governance: NOTHING,
    Staking: allow(...STAKE_MOVES, ...subtensor('set_root_claim_type')),
    Registration: allow(...subtensor('burned_register', 'register', 'register_limit')),
    Transfer: allow(...TRANSFERS, ...inPallet('Balances')('transfer_all'), ...subtensor('transfer_stake')),
    SmallTransfer: allow(...small(TRANSFERS, 'value'), ...small(subtensor('transfer_stake'), 'alpha_amount')),
    RootWeights: NOTHING,
    ChildKeys: allow(...subtensor('set_children', 'set_childkey_take')),
    SudoUncheckedSetCode: allow({
      pallet: 'Sudo',
      call: 'sudo_unchecked_weight',
      carries: { pallet: 'System', call: 'set_code' },
    }),
    SwapHotkey: allow(...HOTKEY_SWAP),
    SubnetLeaseBeneficiary: allow(...subtensor('start_call'), ...LEASE_SETTINGS),
    RootClaim: allow(...subtensor('claim_root')),
  },
  aboveNonTransfer: new Set(['Any', 'Transfer', 'SmallTransfer']),
};

const BASKET_TRADES = subtensor('swap_basket', 'swap_basket_many');
const GIFTS = subtensor('transfer_stake', 'transfer_stake_and_hotkey');
const MULTISIG_WRAPPERS = inPallet('Multisig')('as_multi', 'as_multi_threshold_1');
const STAKING = [
  ...STAKE_MOVES,
  ...subtensor('move_stake_limit', 'stake_into_basket', 'add_collateral', 'set_min_collateral'),
];
const NOT_TRANSFERS = [
  ...whole('Balances', 'EVM', 'Contracts', 'Crowdloan', 'Sudo'),
  ...GIFTS,
  ...COLDKEY_SWAP,
  ...MULTISIG_WRAPPERS,
  ...BASKET_TRADES,
  ...inPallet('MevShield')('store_encrypted'),
  ...OWNER_HOTKEY,
];

/** Spec 475 (`RaoFoundation/subtensor runtime/src/proxy_filters/mod.rs`). */
export const NARROW_FILTERS: FilterTable = {
  filters: {
    ...FILTERS_424.filters,
    NonCritical: deny(
      ...whole('Sudo', 'Crowdloan'),
      ...COLDKEY_SWAP,
      ...MULTISIG_WRAPPERS,
      ...BASKET_TRADES,
      ...subtensor('dissolve_network', 'root_register', 'burned_register'),
    ),
    NonTransfer: deny(...NOT_TRANSFERS),
    NonFungible: deny(
      ...NOT_TRANSFERS,
      ...STAKING,
      ...HOTKEY_SWAP,
      ...subtensor(
        'burned_register',
        'register_limit',
        'root_register',
        'lock_stake',
        'move_lock',
        'set_perpetual_lock',
        'burn_alpha',
        'recycle_alpha',
        'add_stake_burn',
        'register_network',
        'register_network_with_identity',
        'register_leased_network',
      ),
    ),
    Staking: allow(...STAKING),
    Registration: allow(...subtensor('register', 'register_limit', 'burned_register', 'pow_register')),
    Transfer: allow(...TRANSFERS, ...inPallet('Balances')('transfer_all'), ...GIFTS),
    SmallTransfer: allow(...small(TRANSFERS, 'value'), ...small(GIFTS, 'alpha_amount')),
    RootClaim: allow(...subtensor('claim_root', 'claim_root_with_hotkey')),
    BasketTrading: allow(...BASKET_TRADES),
  },
  aboveNonTransfer: new Set([
    'Any',
    'NonCritical',
    'Transfer',
    'SmallTransfer',
    'SudoUncheckedSetCode',
    'BasketTrading',
  ]),
};

import { struct, type TypeDeclarations } from '../../dsl/declare.js';

const INFO = 'pallet_subtensor::rpc_info::basket_info';

/** Root baskets and miner collateral. Integers are plain, also in what the runtime API returns. */
export const basketTypes: TypeDeclarations = {
  BetaBaselineOf: struct('pallet_subtensor::pallet::BetaBaselineOf', {
    price_divisor: 'U64F64',
    rate0: 'I96F32',
    tr_splice: 'U64F64',
    first_block: 'u64',
  }),
  BetaIndexSnapshotOf: struct('pallet_subtensor::pallet::BetaIndexSnapshotOf', {
    bag: 'U64F64',
    stake: 'U64F64',
    completed_block: 'u64',
  }),
  MinerCollateralState: struct('pallet_subtensor::pallet::MinerCollateralState', {
    locked: 'u64',
    drain_ratio: 'U64F64',
    min_locked: 'u64',
    earned: 'u64',
  }),
  BasketPosition: struct(`${INFO}::BasketPosition`, {
    hotkey: 'AccountId32',
    beta: 'u64',
    beta_total: 'u64',
    nav_tao: 'u64',
    value_tao: 'u64',
    spot_value_tao: 'u64',
  }),
  BetaPosition: struct(`${INFO}::BetaPosition`, {
    hotkey: 'AccountId32',
    beta: 'u64',
    display_beta: 'U64F64',
    display_price: 'U64F64',
    value_tao: 'u64',
    spot_value_tao: 'u64',
    provisional: 'bool',
  }),
  BasketClaimPreview: struct(`${INFO}::BasketClaimPreview`, {
    hotkey: 'AccountId32',
    owed_shares: 'u64',
    accrued_tao: 'u64',
    redeemable_tao: 'u64',
    forfeited_tao_est: 'u64',
    rows: 'u32',
    rows_to_sell: 'u32',
    dust_rows: 'u32',
    swept: 'u32',
    flushed_credits: 'u32',
  }),
  BetaPricing: struct(`${INFO}::BetaPricing`, {
    hotkey: 'AccountId32',
    spot_price: 'U64F64',
    display_price: 'U64F64',
    stake_price: 'U64F64',
    staker_yield: 'U64F64',
    staker_twr: 'U64F64',
    bag_index: 'U64F64',
    stake_index: 'U64F64',
    first_block: 'u64',
    provisional: 'bool',
    spot_nav_tao: 'u64',
    shares: 'u64',
    display_shares: 'U64F64',
  }),
  BetaPricingPage: struct(`${INFO}::BetaPricingPage`, {
    pricing: 'Vec<BetaPricing>',
    next: 'Option<AccountId32>',
  }),
  BasketHolding: struct(`${INFO}::BasketHolding`, {
    netuid: 'u16',
    alpha: 'u64',
    spot_tao: 'u64',
    realizable_tao: 'u64',
  }),
  ValidatorBasketSummary: struct(`${INFO}::ValidatorBasketSummary`, {
    hotkey: 'AccountId32',
    nav_tao: 'u64',
    spot_nav_tao: 'u64',
    shares: 'u64',
    deposited_tao: 'u64',
    redeemed_tao: 'u64',
    holdings: 'Vec<BasketHolding>',
  }),
  BasketTradingStatus: struct(`${INFO}::BasketTradingStatus`, {
    enabled: 'bool',
    frozen: 'bool',
    refill_blocks: 'u64',
    tao_available: 'u64',
    budget_tao: 'u64',
  }),
};

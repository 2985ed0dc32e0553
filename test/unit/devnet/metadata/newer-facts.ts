/**
 * What spec 475 has otherwise than 424 in the part that is declared, by the published comparisons of its metadata and
 * its source, in the spelling of describeRuntime.
 */

/** What is new besides events and errors of SubtensorModule. */
export const ADDED: Record<string, string> = {
  'SubtensorModule call transfer_stake_and_hotkey':
    '143 {destination_coldkey: AccountId32, origin_hotkey: AccountId32, destination_hotkey: AccountId32, origin_netuid: u16, destination_netuid: u16, alpha_amount: u64}',
  'SubtensorModule call add_collateral':
    '144 {netuid: u16, hotkey: AccountId32, alpha: u64, limit_price: u64}',
  'SubtensorModule call set_min_collateral': '145 {netuid: u16, hotkey: AccountId32, min_locked: u64}',
  'SubtensorModule call stake_into_basket': '147 {hotkey: AccountId32, amount_staked: u64}',
  'SubtensorModule call claim_root_with_hotkey': '148 {hotkey: AccountId32}',
  'SubtensorModule call move_stake_limit':
    '149 {origin_hotkey: AccountId32, destination_hotkey: AccountId32, origin_netuid: u16, destination_netuid: u16, alpha_amount: u64, limit_price: u64, allow_partial: bool}',
  'SubtensorModule call swap_basket':
    '150 {hotkey: AccountId32, origin_netuid: u16, destination_netuid: u16, amount: u64, min_amount_out: u64}',
  'SubtensorModule call swap_basket_many':
    '151 {hotkey: AccountId32, legs: BoundedVec<(u16, u16, u64, u64)>}',
  'SubtensorModule call pow_register':
    '152 {netuid: u16, work_block: u64, nonce: u64, work: [u8; 32], hotkey: AccountId32}',
  'SubtensorModule constant InitialMinTransfer': 'u64 0xa086010000000000',
  'SubtensorModule storage BasketShares': 'Blake2128Concat AccountId32 -> u64 0x0000000000000000',
  'SubtensorModule storage BasketRate':
    'Blake2128Concat AccountId32 -> FixedI128<32> 0x00000000000000000000000000000000',
  'SubtensorModule storage BasketClaimed':
    'Blake2128Concat Blake2128Concat (AccountId32, AccountId32) -> i128 0x00000000000000000000000000000000',
  'SubtensorModule storage BetaBaseline':
    'Blake2128Concat AccountId32 -> pallet_subtensor::BetaBaselineOf optional',
  'SubtensorModule storage BetaIndexSnapshot': 'pallet_subtensor::BetaIndexSnapshotOf optional',
  'SubtensorModule storage BasketTwr':
    'Blake2128Concat AccountId32 -> FixedU128<64> 0x00000000000000000100000000000000',
  'SubtensorModule storage PendingBasketDeposits':
    'Blake2128Concat Identity (AccountId32, u16) -> u64 0x0000000000000000',
  'SubtensorModule storage BasketClaimRowDustCapTao': 'u64 0x00ca9a3b00000000',
  'SubtensorModule storage BasketClaimRowDustBps': 'u16 0x0a00',
  'SubtensorModule storage BasketClaimSliceDustTao': 'u64 0xa086010000000000',
  'SubtensorModule storage BasketClaimForfeitCapTao': 'u64 0x8096980000000000',
  'SubtensorModule storage BasketTradingEnabled': 'bool 0x00',
  'SubtensorModule storage BasketTradingFrozen': 'Blake2128Concat AccountId32 -> () optional',
  'SubtensorModule storage BasketConcentrationCap': 'u16 0x0010',
  'SubtensorModule storage BasketMinTradeTao': 'u64 0x0065cd1d00000000',
  'SubtensorModule storage RootStakeUnlockInterval': 'u64 0x0000000000000000',
  'SubtensorModule storage LastColdkeyHotkeyStakeBlock':
    'Twox64Concat Twox64Concat (AccountId32, AccountId32) -> u64 optional',
  'SubtensorModule storage MinerCollateral':
    'Identity Blake2128Concat Blake2128Concat (u16, AccountId32, AccountId32) -> pallet_subtensor::MinerCollateralState optional',
  'SubtensorModule storage ColdkeyMinerCollateral':
    'Identity Blake2128Concat (u16, AccountId32) -> u64 0x0000000000000000',
  'SubtensorModule storage AlphaSharePoolEpoch':
    'Blake2128Concat Identity (AccountId32, u16) -> u64 0x0000000000000000',
  'SubtensorModule storage AlphaShareEpoch':
    'Blake2128Concat Blake2128Concat Identity (AccountId32, AccountId32, u16) -> u64 0x0000000000000000',
  'LimitOrders call prune_linked_output': '4 {order_id: H256}',
  'LimitOrders event LinkedOutputRecorded':
    '5 {order_id: H256, signer: AccountId32, asset: LinkedAsset, total: u64, expires_at: u64}',
  'LimitOrders event LinkedOutputConsumed': '6 {provider: H256, consumer: H256, amount: u64, undrawn: u64}',
  'LimitOrders event LinkedOutputPruned': '7 {order_id: H256, total: u64}',
  'LimitOrders error NoLinkedOutput': '19 {}',
  'LimitOrders error LinkedOutputSignerMismatch': '20 {}',
  'LimitOrders error LinkedOutputAssetMismatch': '21 {}',
  'LimitOrders error LinkedOutputExpired': '22 {}',
  'LimitOrders error LinkedAmountResolvedToZero': '23 {}',
  'LimitOrders error PartialFillNotSupportedForLinkedAmount': '24 {}',
  'LimitOrders error PartialFillNotSupportedForProvider': '25 {}',
  'LimitOrders error LinkedOutputNotPrunable': '26 {}',
  'LimitOrders constant LinkedOutputTtl': 'u64 0x00840c2400000000',
  'LimitOrders storage LinkedOutputs': 'Blake2128Concat H256 -> LinkedOutput optional',
  'api SubnetInfoRuntimeApi get_block_emission': '{} -> u64',
  'api BetaBasketRuntimeApi': 'version 5',
  'api BetaBasketRuntimeApi get_root_basket_owed': '{coldkey: AccountId32} -> u64',
  'api BetaBasketRuntimeApi get_basket_payout': '{hotkey: AccountId32, coldkey: AccountId32} -> u64',
  'api BetaBasketRuntimeApi get_root_basket_positions':
    '{coldkey: AccountId32} -> Vec<(AccountId32, u64, u64)>',
  'api BetaBasketRuntimeApi get_basket_position':
    '{hotkey: AccountId32, coldkey: AccountId32} -> Option<BasketPosition>',
  'api BetaBasketRuntimeApi get_root_basket_portfolio': '{coldkey: AccountId32} -> Vec<BasketPosition>',
  'api BetaBasketRuntimeApi get_beta_position':
    '{hotkey: AccountId32, coldkey: AccountId32} -> Option<BetaPosition>',
  'api BetaBasketRuntimeApi get_beta_portfolio': '{coldkey: AccountId32} -> Vec<BetaPosition>',
  'api BetaBasketRuntimeApi get_basket_claim_preview':
    '{hotkey: AccountId32, coldkey: AccountId32} -> Option<BasketClaimPreview>',
  'api BetaBasketRuntimeApi get_root_basket_claim_previews':
    '{coldkey: AccountId32} -> Vec<BasketClaimPreview>',
  'api BetaBasketRuntimeApi get_beta_pricing': '{hotkey: AccountId32} -> Option<BetaPricing>',
  'api BetaBasketRuntimeApi get_all_beta_pricing':
    '{start_after: Option<AccountId32>, limit: u32} -> BetaPricingPage',
  'api BetaBasketRuntimeApi get_beta_index': '{} -> (FixedU128<64>, FixedU128<64>)',
  'api BetaBasketRuntimeApi get_validator_basket_summary': '{hotkey: AccountId32} -> ValidatorBasketSummary',
  'api ProxyFilterRuntimeApi get_proxy_filters': '{proxy_types: Option<Vec<u8>>} -> Vec<ProxyFilterInfo>',
  'api BetaBasketRuntimeApi get_all_validator_baskets': '{} -> Vec<ValidatorBasketSummary>',
  'api BetaBasketRuntimeApi get_validator_basket': '{hotkey: AccountId32} -> Vec<(u16, u64, u64)>',
  'api BetaBasketRuntimeApi get_validator_basket_nav': '{hotkey: AccountId32} -> u64',
  'api BetaBasketRuntimeApi get_root_basket_total_nav': '{} -> u64',
  'api BetaBasketRuntimeApi get_basket_trading_status': '{hotkey: AccountId32} -> BasketTradingStatus',
  'type PerU16': '{u16}',
  'type pallet_subtensor::EpochConsensus': '0 Yuma{} | 1 Null{}',
  'type LinkedAsset': '0 Tao{} | 1 Alpha{netuid: u16, hotkey: AccountId32}',
  'type pallet_subtensor::BetaBaselineOf':
    '{price_divisor: FixedU128<64>, rate0: FixedI128<32>, tr_splice: FixedU128<64>, first_block: u64}',
  'type pallet_subtensor::BetaIndexSnapshotOf':
    '{bag: FixedU128<64>, stake: FixedU128<64>, completed_block: u64}',
  'type pallet_subtensor::MinerCollateralState':
    '{locked: u64, drain_ratio: FixedU128<64>, min_locked: u64, earned: u64}',
  'type BoundedVec<(u16, u16, u64, u64)>': '{Vec<(u16, u16, u64, u64)>}',
  'type CallConstraint':
    '0 ParamLessThan{param_name: Vec<u8>, limit: u128} | 1 NestedCallMustBe{param_name: Vec<u8>, pallet_name: Vec<u8>, call_name: Vec<u8>}',
  'type Option<CallConstraint>': '0 None{} | 1 Some{CallConstraint}',
  'type OrderV2':
    '{signer: AccountId32, hotkey: AccountId32, netuid: u16, order_type: OrderType, amount: OrderAmount, limit_price: u64, expiry: u64, fee_rate: Perbill, fee_recipient: AccountId32, relayer: Option<BoundedVec<AccountId32>>, max_slippage: Option<Perbill>, chain_id: u64, partial_fills_enabled: bool, has_linked_order: bool}',
  'type OrderAmount': '0 Fixed{u64} | 1 LinkedPercentage{provider: H256, pct: Perbill}',
  'type LinkedOutput': '{signer: AccountId32, asset: LinkedAsset, total: u64, expires_at: u64}',
  'type Option<BasketPosition>': '0 None{} | 1 Some{BasketPosition}',
  'type BasketPosition':
    '{hotkey: AccountId32, beta: u64, beta_total: u64, nav_tao: u64, value_tao: u64, spot_value_tao: u64}',
  'type Option<BetaPosition>': '0 None{} | 1 Some{BetaPosition}',
  'type BetaPosition':
    '{hotkey: AccountId32, beta: u64, display_beta: FixedU128<64>, display_price: FixedU128<64>, value_tao: u64, spot_value_tao: u64, provisional: bool}',
  'type Option<BasketClaimPreview>': '0 None{} | 1 Some{BasketClaimPreview}',
  'type BasketClaimPreview':
    '{hotkey: AccountId32, owed_shares: u64, accrued_tao: u64, redeemable_tao: u64, forfeited_tao_est: u64, rows: u32, rows_to_sell: u32, dust_rows: u32, swept: u32, flushed_credits: u32}',
  'type Option<BetaPricing>': '0 None{} | 1 Some{BetaPricing}',
  'type BetaPricing':
    '{hotkey: AccountId32, spot_price: FixedU128<64>, display_price: FixedU128<64>, stake_price: FixedU128<64>, staker_yield: FixedU128<64>, staker_twr: FixedU128<64>, bag_index: FixedU128<64>, stake_index: FixedU128<64>, first_block: u64, provisional: bool, spot_nav_tao: u64, shares: u64, display_shares: FixedU128<64>}',
  'type BetaPricingPage': '{pricing: Vec<BetaPricing>, next: Option<AccountId32>}',
  'type ValidatorBasketSummary':
    '{hotkey: AccountId32, nav_tao: u64, spot_nav_tao: u64, shares: u64, deposited_tao: u64, redeemed_tao: u64, holdings: Vec<BasketHolding>}',
  'type BasketHolding': '{netuid: u16, alpha: u64, spot_tao: u64, realizable_tao: u64}',
  'type BasketTradingStatus':
    '{enabled: bool, frozen: bool, refill_blocks: u64, tao_available: u64, budget_tao: u64}',
};

/** What is there in both, said otherwise; System.Version and moved events and errors aside. */
export const CHANGED: Record<string, string> = {
  'SubtensorModule call decrease_take': '65 {hotkey: AccountId32, take: PerU16}',
  'SubtensorModule call increase_take': '66 {hotkey: AccountId32, take: PerU16}',
  'SubtensorModule call set_childkey_take': '75 {hotkey: AccountId32, netuid: u16, take: PerU16}',
  'SubtensorModule storage MaxDelegateTake': 'PerU16 0x142e',
  'SubtensorModule storage MinDelegateTake': 'PerU16 0x0000',
  'SubtensorModule storage MaxChildkeyTake': 'PerU16 0x142e',
  'SubtensorModule storage MinChildkeyTake': 'PerU16 0x0000',
  'SubtensorModule storage MinChildkeyTakePerSubnet': 'Identity u16 -> PerU16 0x0000',
  'SubtensorModule storage Delegates': 'Blake2128Concat AccountId32 -> PerU16 0x142e',
  'SubtensorModule storage ChildkeyTake': 'Blake2128Concat Identity (AccountId32, u16) -> PerU16 0x0000',
  'SubtensorModule storage NetworkPowRegistrationAllowed': 'Identity u16 -> bool 0x00',
  'type CallInfo':
    '{pallet_name: Vec<u8>, pallet_index: u8, call_name: Vec<u8>, call_index: u8, constraint: Option<CallConstraint>}',
  'type FilterMode': '0 AllowAll{} | 1 Allow{Vec<CallInfo>}',
  'type ProxyFilterInfo': '{proxy_type: u8, name: Vec<u8>, deprecated: bool, filter_mode: FilterMode}',
  'type ProxyType':
    '0 Any{} | 1 Owner{} | 2 NonCritical{} | 3 NonTransfer{} | 4 Senate{} | 5 NonFungible{} | 6 Triumvirate{} | 7 Governance{} | 8 Staking{} | 9 Registration{} | 10 Transfer{} | 11 SmallTransfer{} | 12 RootWeights{} | 13 ChildKeys{} | 14 SudoUncheckedSetCode{} | 15 SwapHotkey{} | 16 SubnetLeaseBeneficiary{} | 17 RootClaim{} | 18 BasketTrading{}',
  'type VersionedOrder': '0 V1{Order} | 1 V2{OrderV2}',
};

export const REMOVED = [
  'SubtensorModule call set_root_claim_type',
  'SubtensorModule event RootClaimTypeSet',
  'SubtensorModule error InsufficientBalance',
  'SubtensorModule error InvalidNumRootClaim',
  'SubtensorModule error InvalidSubnetNumber',
  'SubtensorModule storage TotalHotkeyShares',
  'SubtensorModule storage Alpha',
  'SubtensorModule storage RootClaimType',
  'SubtensorModule storage NumRootClaim',
  'type pallet_subtensor::RootClaimTypeEnum',
  'api ProxyFilterRuntimeApi get_proxy_filter',
  'type CallCondition',
  'type Option<CallCondition>',
  'type Option<u8>',
];

/** Events of SubtensorModule that are new, with their indices. */
export const NEW_EVENTS: Record<string, string> = {
  RootWeightsSet: '6 {u16}',
  BasketDeposited: '116 {hotkey: AccountId32, tao: u64, shares: u64}',
  BasketStakedIn: '117 {hotkey: AccountId32, coldkey: AccountId32, tao: u64, value: u64, shares: u64}',
  BasketClaimed: '118 {hotkey: AccountId32, coldkey: AccountId32, tao: u64}',
  BasketHoldingConverted: '119 {hotkey: AccountId32, netuid: u16, tao: u64}',
  NetworkDissolveCleanupCompleted: '126 {netuid: u16}',
  NetworkRegistrationQueued:
    '141 {coldkey: AccountId32, hotkey: AccountId32, mechid: u16, identity: Option<pallet_subtensor::SubnetIdentityV3>, lock_amount: u64, median_subnet_alpha_price: FixedU128<64>, registration_block: u64}',
  StakeAndHotkeyTransferred:
    '143 {origin_coldkey: AccountId32, destination_coldkey: AccountId32, origin_hotkey: AccountId32, destination_hotkey: AccountId32, origin_netuid: u16, destination_netuid: u16, amount: u64}',
  CollateralLocked: '144 {netuid: u16, hotkey: AccountId32, locked: u64, total_locked: u64}',
  MinCollateralSet: '145 {netuid: u16, hotkey: AccountId32, min_locked: u64}',
  BetaBaselineStamped: '147 {hotkey: AccountId32}',
  BasketAlphaWrittenOff: '148 {hotkey: AccountId32, netuid: u16, alpha: u64}',
  SubnetLeaseDividendSkipped: '149 {lease_id: u32, contributor: AccountId32, alpha: u64}',
  SharePoolDenominatorReconciled: '150 {hotkey: AccountId32, netuid: u16}',
  BasketSwapped:
    '151 {hotkey: AccountId32, origin_netuid: u16, destination_netuid: u16, alpha_sold: u64, tao_mid: u64, alpha_bought: u64}',
  BasketClaimDustSkipped:
    '152 {hotkey: AccountId32, coldkey: AccountId32, rows: u32, forfeited_tao_est: u64}',
  NetworkRegistrationCancelled:
    '153 {coldkey: AccountId32, hotkey: AccountId32, lock_id: u32, error: DispatchError}',
  EpochConsensusSet: '154 {u16, pallet_subtensor::EpochConsensus}',
  NullUidsPruningProgress:
    '155 {netuid: u16, target: u16, remaining: u16, removed: u16, cleared_commits: u32}',
};

/** Events of SubtensorModule whose fields changed. */
export const CHANGED_EVENTS: Record<string, string> = {
  DelegateAdded: '31 {AccountId32, AccountId32, PerU16}',
  DefaultTakeSet: '32 {PerU16}',
  MinChildKeyTakeSet: '46 {PerU16}',
  MinChildKeyTakePerSubnetSet: '47 {u16, PerU16}',
  MaxChildKeyTakeSet: '48 {PerU16}',
  ChildKeyTakeSet: '49 {AccountId32, PerU16}',
  TakeDecreased: '65 {AccountId32, AccountId32, PerU16}',
  TakeIncreased: '66 {AccountId32, AccountId32, PerU16}',
  MaxDelegateTakeSet: '68 {PerU16}',
  MinDelegateTakeSet: '69 {PerU16}',
  RootClaimed: '115 {coldkey: AccountId32, tao: u64}',
};

/** Indices that the chain's own comparisons and tests name, of events there before and of new ones. */
export const EVENT_INDICES: Record<string, number> = {
  WeightsSet: 5,
  NeuronRegistered: 7,
  SetChildrenScheduled: 76,
  SetChildren: 77,
  TimelockedWeightsCommitted: 108,
  RootClaimed: 115,
  BasketHoldingConverted: 119,
  TransactionFeePaidWithAlpha: 128,
  AutoParentDelegationEnabledSet: 131,
  StakeLocked: 132,
  RejectLockedAlphaUpdated: 142,
  MinCollateralSet: 145,
  BasketAlphaWrittenOff: 148,
  BasketSwapped: 151,
  NullUidsPruningProgress: 155,
};

/** Errors of SubtensorModule at indices that are known. */
export const ERROR_INDICES: Record<string, number> = {
  RootWeightCapExceeded: 160,
  BasketDepositPending: 161,
  InvalidBatchLength: 162,
  TooManyStakingHotkeys: 163,
  ColdkeySwapTooHeavy: 164,
  BasketConcentrationCapExceeded: 165,
  BasketMinOutNotMet: 171,
  BasketSwapBatchEmpty: 172,
  CommitPayloadTooLarge: 173,
  CommitQueueFull: 174,
};

/** Errors of SubtensorModule that are new, at indices that are not known. */
export const MORE_ERRORS = [
  'RootStakeLocked',
  'RootClaimTooHeavy',
  'BetaBasketSeedInProgress',
  'BasketHasNoWeights',
  'BasketTradingDisabled',
  'BasketTradingFrozen',
  'BasketSameSubnet',
  'BasketTurnoverBudgetExceeded',
  'BasketLiquidityCapExceeded',
  'KeepStakeBlockedByCollateral',
  'ColdkeyCollateralIncomplete',
  'ColdkeyCollateralPositionsFull',
  'EvmKeyAssociationLimitExceeded',
  'InsufficientTaoBalance',
  'InsufficientAlphaBalance',
  'StartCallNotReady',
  'TooManyParents',
  'LockIdOverFlow',
  'NetworkDissolveAlreadyQueued',
  'SubnetBuybackRateLimitExceeded',
  'WaitingForDissolvedSubnetCleanup',
];

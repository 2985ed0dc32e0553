import type { VariantChanges } from '../../dsl/changes.js';
import { UNDECLARED } from '../../dsl/declare.js';

/** Events 0 to 155 in the order of the source, which gives the chain's indices. */
export const eventChanges: VariantChanges = {
  remove: ['RootClaimTypeSet'],
  replace: {
    DelegateAdded: ['AccountId32', 'AccountId32', 'PerU16'],
    DefaultTakeSet: ['PerU16'],
    MinChildKeyTakeSet: ['PerU16'],
    MinChildKeyTakePerSubnetSet: ['u16', 'PerU16'],
    MaxChildKeyTakeSet: ['PerU16'],
    ChildKeyTakeSet: ['AccountId32', 'PerU16'],
    TakeDecreased: ['AccountId32', 'AccountId32', 'PerU16'],
    TakeIncreased: ['AccountId32', 'AccountId32', 'PerU16'],
    MaxDelegateTakeSet: ['PerU16'],
    MinDelegateTakeSet: ['PerU16'],
    RootClaimed: { coldkey: 'AccountId32', tao: 'u64' },
  },
  insertAfter: {
    WeightsSet: { RootWeightsSet: ['u16'] },
    RootClaimed: {
      BasketDeposited: { hotkey: 'AccountId32', tao: 'u64', shares: 'u64' },
      BasketStakedIn: {
        hotkey: 'AccountId32',
        coldkey: 'AccountId32',
        tao: 'u64',
        value: 'u64',
        shares: 'u64',
      },
      BasketClaimed: { hotkey: 'AccountId32', coldkey: 'AccountId32', tao: 'u64' },
      BasketHoldingConverted: { hotkey: 'AccountId32', netuid: 'u16', tao: 'u64' },
    },
    AddStakeBurn: { NetworkDissolveCleanupCompleted: { netuid: 'u16' } },
    PerpetualLockUpdated: {
      NetworkRegistrationQueued: {
        coldkey: 'AccountId32',
        hotkey: 'AccountId32',
        mechid: 'u16',
        identity: 'Option<SubnetIdentityV3>',
        lock_amount: 'u64',
        median_subnet_alpha_price: 'U64F64',
        registration_block: 'u64',
      },
    },
    RejectLockedAlphaUpdated: {
      StakeAndHotkeyTransferred: {
        origin_coldkey: 'AccountId32',
        destination_coldkey: 'AccountId32',
        origin_hotkey: 'AccountId32',
        destination_hotkey: 'AccountId32',
        origin_netuid: 'u16',
        destination_netuid: 'u16',
        amount: 'u64',
      },
      CollateralLocked: { netuid: 'u16', hotkey: 'AccountId32', locked: 'u64', total_locked: 'u64' },
      MinCollateralSet: { netuid: 'u16', hotkey: 'AccountId32', min_locked: 'u64' },
      // Its second field is an enum of consensus modes.
      LiquidAlphaConsensusModeSet: UNDECLARED,
      BetaBaselineStamped: { hotkey: 'AccountId32' },
      BasketAlphaWrittenOff: { hotkey: 'AccountId32', netuid: 'u16', alpha: 'u64' },
      SubnetLeaseDividendSkipped: { lease_id: 'u32', contributor: 'AccountId32', alpha: 'u64' },
      SharePoolDenominatorReconciled: { hotkey: 'AccountId32', netuid: 'u16' },
      BasketSwapped: {
        hotkey: 'AccountId32',
        origin_netuid: 'u16',
        destination_netuid: 'u16',
        alpha_sold: 'u64',
        tao_mid: 'u64',
        alpha_bought: 'u64',
      },
      BasketClaimDustSkipped: {
        hotkey: 'AccountId32',
        coldkey: 'AccountId32',
        rows: 'u32',
        forfeited_tao_est: 'u64',
      },
      NetworkRegistrationCancelled: {
        coldkey: 'AccountId32',
        hotkey: 'AccountId32',
        lock_id: 'u32',
        error: 'DispatchError',
      },
      EpochConsensusSet: ['u16', 'EpochConsensus'],
      NullUidsPruningProgress: {
        netuid: 'u16',
        target: 'u16',
        remaining: 'u16',
        removed: 'u16',
        cleared_commits: 'u32',
      },
    },
  },
};

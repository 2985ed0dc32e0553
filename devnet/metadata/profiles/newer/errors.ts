import type { VariantChanges } from '../../dsl/changes.js';

/**
 * 175 errors. Those from 160 to 165 and from 171 on are at the chain's indices. Those before follow the source of spec
 * 443 and the names known since; where they are approximate, so are the indices after them.
 */
export const errorChanges: VariantChanges = {
  remove: ['InvalidNumRootClaim', 'InvalidSubnetNumber', 'InsufficientBalance'],
  insertAfter: {
    HotKeySwapOnSubnetIntervalNotPassed: ['KeepStakeBlockedByCollateral'],
    InsufficientBalance: ['InsufficientTaoBalance'],
    EvmKeyAssociateRateLimitExceeded: ['EvmKeyAssociationLimitExceeded'],
    Deprecated: ['SubnetBuybackRateLimitExceeded', 'NetworkDissolveAlreadyQueued'],
    UnlockAmountTooHigh: ['WaitingForDissolvedSubnetCleanup'],
    AccountRejectsLockedAlpha: [
      'LockIdOverFlow',
      'StartCallNotReady',
      'InsufficientAlphaBalance',
      'ColdkeyCollateralIncomplete',
      'ColdkeyCollateralPositionsFull',
      'BasketHasNoWeights',
      'RootStakeLocked',
      'BetaBasketSeedInProgress',
      'RootClaimTooHeavy',
      'TooManyParents',
      // From here on the indices are known: 160 …
      'RootWeightCapExceeded',
      'BasketDepositPending',
      'InvalidBatchLength',
      'TooManyStakingHotkeys',
      'ColdkeySwapTooHeavy',
      'BasketConcentrationCapExceeded',
      // … 166 to 170 in unknown order …
      'BasketTradingDisabled',
      'BasketTradingFrozen',
      'BasketSameSubnet',
      'BasketTurnoverBudgetExceeded',
      'BasketLiquidityCapExceeded',
      // … and 171 to 174.
      'BasketMinOutNotMet',
      'BasketSwapBatchEmpty',
      'CommitPayloadTooLarge',
      'CommitQueueFull',
    ],
  },
};

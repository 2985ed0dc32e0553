import type { ListChanges } from '../../dsl/changes.js';
import {
  blake,
  identity,
  map,
  optionalMap,
  optionalValue,
  type StorageDeclaration,
  twox,
  value,
} from '../../dsl/declare.js';
import { perSubnet } from '../../pallets/subtensor/per-subnet.js';

/** Funds of root validators. The fallback values are the runtime's defaults; Finney sets some of them otherwise. */
const baskets: StorageDeclaration[] = [
  map('BasketShares', [blake('AccountId32')], 'u64'),
  map('BasketRate', [blake('AccountId32')], 'I96F32'),
  map('BasketClaimed', [blake('AccountId32'), blake('AccountId32')], 'i128'),
  optionalMap('BetaBaseline', [blake('AccountId32')], 'BetaBaselineOf'),
  optionalValue('BetaIndexSnapshot', 'BetaIndexSnapshotOf'),
  map('BasketTwr', [blake('AccountId32')], 'U64F64', 18_446_744_073_709_551_616n),
  map('PendingBasketDeposits', [blake('AccountId32'), identity('u16')], 'u64'),
  value('BasketClaimRowDustCapTao', 'u64', 1_000_000_000n),
  value('BasketClaimRowDustBps', 'u16', 10),
  value('BasketClaimSliceDustTao', 'u64', 100_000n),
  value('BasketClaimForfeitCapTao', 'u64', 10_000_000n),
  value('BasketTradingEnabled', 'bool'),
  optionalMap('BasketTradingFrozen', [blake('AccountId32')], '()'),
  value('BasketConcentrationCap', 'u16', 4096),
  value('BasketMinTradeTao', 'u64', 500_000_000n),
];

/** How long root stake stays after it last changed, in blocks; 0 is off. */
const rootHold: StorageDeclaration[] = [
  value('RootStakeUnlockInterval', 'u64'),
  optionalMap('LastColdkeyHotkeyStakeBlock', [twox('AccountId32'), twox('AccountId32')], 'u64'),
];

/** Bonds of miners, and the epochs that make old shares worthless. */
const stakes: StorageDeclaration[] = [
  optionalMap(
    'MinerCollateral',
    [identity('u16'), blake('AccountId32'), blake('AccountId32')],
    'MinerCollateralState',
  ),
  map('ColdkeyMinerCollateral', [identity('u16'), blake('AccountId32')], 'u64'),
  map('AlphaSharePoolEpoch', [blake('AccountId32'), identity('u16')], 'u64'),
  map('AlphaShareEpoch', [blake('AccountId32'), blake('AccountId32'), identity('u16')], 'u64'),
];

/** Takes became `PerU16`; the first form of alpha shares and the way of claiming are gone. */
export const storageChanges: ListChanges<StorageDeclaration> = {
  // AlphaMapLastKey is gone too; it is not declared for 424.
  remove: ['Alpha', 'TotalHotkeyShares', 'RootClaimType', 'NumRootClaim'],
  replace: [
    value('MaxDelegateTake', 'PerU16', 11_796),
    value('MinDelegateTake', 'PerU16'),
    value('MaxChildkeyTake', 'PerU16', 11_796),
    value('MinChildkeyTake', 'PerU16'),
    perSubnet('MinChildkeyTakePerSubnet', 'PerU16'),
    map('Delegates', [blake('AccountId32')], 'PerU16', 11_796),
    map('ChildkeyTake', [blake('AccountId32'), identity('u16')], 'PerU16'),
    perSubnet('NetworkPowRegistrationAllowed', 'bool'),
  ],
  add: [...baskets, ...rootHold, ...stakes],
};

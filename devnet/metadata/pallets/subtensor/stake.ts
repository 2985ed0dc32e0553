import { blake, identity, map, type StorageDeclaration, value } from '../../dsl/declare.js';

/** Positions as shares of what a hotkey holds. */
export const stakeStorage: StorageDeclaration[] = [
  value('TaoWeight', 'u64', 971_718_665_099_567_868n),
  value('CKBurn', 'u64'),
  map('AlphaDividendsPerSubnet', [identity('u16'), blake('AccountId32')], 'u64'),
  map('LastHotkeyEmissionOnNetuid', [blake('AccountId32'), identity('u16')], 'u64'),
  value('TotalIssuance', 'u64'),
  value('TotalStake', 'u64'),
  map('StakingHotkeys', [blake('AccountId32')], 'Vec<AccountId32>'),
  map('TotalHotkeyAlpha', [blake('AccountId32'), identity('u16')], 'u64'),
  map('TotalHotkeyAlphaLastEpoch', [blake('AccountId32'), identity('u16')], 'u64'),
  map('TotalHotkeyShares', [blake('AccountId32'), identity('u16')], 'U64F64'),
  map('Alpha', [blake('AccountId32'), blake('AccountId32'), identity('u16')], 'U64F64'),
  map('TotalHotkeySharesV2', [blake('AccountId32'), identity('u16')], 'SafeFloat'),
  map('AlphaV2', [blake('AccountId32'), blake('AccountId32'), identity('u16')], 'SafeFloat'),
  value('NominatorMinRequiredStake', 'u64'),
  value('StakeThreshold', 'u64'),
];

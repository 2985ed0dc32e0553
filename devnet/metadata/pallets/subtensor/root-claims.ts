import { blake, identity, map, optionalMap, type StorageDeclaration, value } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** Dividends of root stake, paid in alpha and claimed. */
export const rootClaimsStorage: StorageDeclaration[] = [
  map('RootAlphaDividendsPerSubnet', [identity('u16'), blake('AccountId32')], 'u64'),
  perSubnet('RootProp', 'U96F32'),
  map('RootClaimableThreshold', [blake('u16')], 'I96F32', 2_147_483_648_000_000n),
  map('RootClaimable', [blake('AccountId32')], 'BTreeMap<u16, I96F32>'),
  map('RootClaimed', [identity('u16'), blake('AccountId32'), blake('AccountId32')], 'u128'),
  map('RootClaimType', [blake('AccountId32')], 'RootClaimTypeEnum'),
  optionalMap('StakingColdkeysByIndex', [identity('u64')], 'AccountId32'),
  optionalMap('StakingColdkeys', [identity('AccountId32')], 'u64'),
  value('NumStakingColdkeys', 'u64'),
  value('NumRootClaim', 'u64', 5n),
];

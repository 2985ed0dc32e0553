import { identity, map, optionalMap, type StorageDeclaration, twox, value } from '../../dsl/declare.js';

/** Subnets leased through a crowdloan. */
export const leasesStorage: StorageDeclaration[] = [
  optionalMap('SubnetLeases', [twox('u32')], 'SubnetLease'),
  map('SubnetLeaseShares', [twox('u32'), identity('AccountId32')], 'U64F64'),
  optionalMap('SubnetUidToLeaseId', [twox('u16')], 'u32'),
  value('NextSubnetLeaseId', 'u32'),
  map('AccumulatedLeaseDividends', [twox('u32')], 'u64'),
];

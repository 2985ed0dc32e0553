import { type StorageDeclaration, value } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** Which subnets exist, who owns them, what a new one costs. */
export const networksStorage: StorageDeclaration[] = [
  value('SubnetLimit', 'u16', 128),
  value('TotalNetworks', 'u16'),
  value('NetworkImmunityPeriod', 'u64', 1_296_000n),
  value('StartCallDelay', 'u64'),
  value('NetworkMinLockCost', 'u64', 1_000_000_000_000n),
  value('NetworkLastLockCost', 'u64', 1_000_000_000_000n),
  value('NetworkLockReductionInterval', 'u64', 100_800n),
  value('NetworkRateLimit', 'u64', 7200n),
  perSubnet('SubnetLocked', 'u64'),
  perSubnet('LargestLocked', 'u64'),
  perSubnet('SubnetMechanism', 'u16'),
  perSubnet('NetworksAdded', 'bool'),
  perSubnet('NetworkRegistrationAllowed', 'bool', true),
  perSubnet('NetworkPowRegistrationAllowed', 'bool', true),
  perSubnet('NetworkRegisteredAt', 'u64'),
  perSubnet('RegisteredSubnetCounter', 'u64'),
  perSubnet('SubnetOwner', 'AccountId32'),
  perSubnet('SubnetOwnerHotkey', 'AccountId32'),
  value('NetworkRegistrationStartBlock', 'u64'),
];

import { blake, identity, map, optionalMap, type StorageDeclaration } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** Registered hotkeys and the outcome of the last epoch. */
export const neuronsStorage: StorageDeclaration[] = [
  perSubnet('SubnetworkN', 'u16'),
  map('IsNetworkMember', [blake('AccountId32'), identity('u16')], 'bool'),
  optionalMap('Uids', [identity('u16'), blake('AccountId32')], 'u16'),
  map('Keys', [identity('u16'), identity('u16')], 'AccountId32'),
  perSubnet('Active', 'Vec<bool>'),
  perSubnet('Consensus', 'Vec<u16>'),
  perSubnet('Incentive', 'Vec<u16>'),
  perSubnet('Dividends', 'Vec<u16>'),
  perSubnet('Emission', 'Vec<u64>'),
  perSubnet('LastUpdate', 'Vec<u64>'),
  perSubnet('ValidatorTrust', 'Vec<u16>'),
  perSubnet('ValidatorPermit', 'Vec<bool>'),
  map('BlockAtRegistration', [identity('u16'), identity('u16')], 'u64'),
];

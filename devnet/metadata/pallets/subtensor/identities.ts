import { blake, optionalMap, type StorageDeclaration, twox } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** Names and links of coldkeys and subnets. */
export const identitiesStorage: StorageDeclaration[] = [
  perSubnet('TokenSymbol', 'Vec<u8>', '0x10f09d9c8f'),
  optionalMap('IdentitiesV2', [blake('AccountId32')], 'ChainIdentityV2'),
  optionalMap('SubnetIdentitiesV3', [blake('u16')], 'SubnetIdentityV3'),
  optionalMap('AssociatedEvmAddress', [twox('u16'), twox('u16')], '(H160, u64)'),
];

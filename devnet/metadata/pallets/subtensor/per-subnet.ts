import {
  type DeclaredValue,
  identity,
  map,
  optionalMap,
  type StorageDeclaration,
} from '../../dsl/declare.js';

/** A map from netuid, the commonest kind of item in this pallet. */
export function perSubnet(name: string, value: string, whenAbsent?: DeclaredValue): StorageDeclaration {
  return map(name, [identity('u16')], value, whenAbsent);
}

/** The same where a subnet may have no entry. */
export function optionalPerSubnet(name: string, value: string): StorageDeclaration {
  return optionalMap(name, [identity('u16')], value);
}

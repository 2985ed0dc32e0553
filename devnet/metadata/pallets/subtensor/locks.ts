import { blake, identity, map, optionalMap, type StorageDeclaration, value } from '../../dsl/declare.js';
import { optionalPerSubnet, perSubnet } from './per-subnet.js';

/** Locked alpha and its decay. */
export const locksStorage: StorageDeclaration[] = [
  map('AccountFlags', [blake('AccountId32')], 'u128'),
  optionalMap('Lock', [blake('AccountId32'), identity('u16'), blake('AccountId32')], 'LockState'),
  optionalMap('LockingColdkeys', [identity('u16'), blake('AccountId32'), blake('AccountId32')], '()'),
  optionalMap('HotkeyLock', [identity('u16'), blake('AccountId32')], 'LockState'),
  optionalMap('DecayingHotkeyLock', [identity('u16'), blake('AccountId32')], 'LockState'),
  optionalPerSubnet('OwnerLock', 'LockState'),
  optionalPerSubnet('DecayingOwnerLock', 'LockState'),
  optionalMap('DecayingLock', [blake('AccountId32'), identity('u16')], 'bool'),
  perSubnet('OwnerCutAutoLockEnabled', 'bool'),
  value('MaturityRate', 'u64', 934_866n),
  value('UnlockRate', 'u64', 934_866n),
];

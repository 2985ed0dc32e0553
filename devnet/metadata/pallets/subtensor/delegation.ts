import { blake, identity, map, optionalMap, type StorageDeclaration, value } from '../../dsl/declare.js';
import { perSubnet } from './per-subnet.js';

/** Who owns which hotkey, takes, children and auto-stake. */
export const delegationStorage: StorageDeclaration[] = [
  value('MaxDelegateTake', 'u16', 11_796),
  value('MinDelegateTake', 'u16'),
  value('MaxChildkeyTake', 'u16', 11_796),
  value('MinChildkeyTake', 'u16'),
  perSubnet('MinChildkeyTakePerSubnet', 'u16'),
  map('Owner', [blake('AccountId32')], 'AccountId32'),
  map('Delegates', [blake('AccountId32')], 'u16', 11_796),
  map('ChildkeyTake', [blake('AccountId32'), identity('u16')], 'u16'),
  map('PendingChildKeys', [identity('u16'), blake('AccountId32')], '(Vec<(u64, AccountId32)>, u64)'),
  map('ChildKeys', [blake('AccountId32'), identity('u16')], 'Vec<(u64, AccountId32)>'),
  map('ParentKeys', [blake('AccountId32'), identity('u16')], 'Vec<(u64, AccountId32)>'),
  map('OwnedHotkeys', [blake('AccountId32')], 'Vec<AccountId32>'),
  optionalMap('AutoStakeDestination', [blake('AccountId32'), identity('u16')], 'AccountId32'),
  map('AutoStakeDestinationColdkeys', [blake('AccountId32'), identity('u16')], 'Vec<AccountId32>'),
  map('AutoParentDelegationEnabled', [blake('AccountId32')], 'bool', true),
  value('PendingChildKeyCooldown', 'u64', 7200n),
];

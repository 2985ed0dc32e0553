import {
  blake,
  identity,
  map,
  optionalMap,
  type StorageDeclaration,
  twox,
  value,
} from '../../dsl/declare.js';

/** Key swaps and the rate limits around keys. */
export const coldkeySwapsStorage: StorageDeclaration[] = [
  value('DissolveNetworkScheduleDuration', 'u32', 36_000),
  map('LastHotkeySwapOnNetuid', [identity('u16'), blake('AccountId32')], 'u64'),
  value('ColdkeySwapAnnouncementDelay', 'u32', 36_000),
  value('ColdkeySwapReannouncementDelay', 'u32', 7200),
  optionalMap('ColdkeySwapAnnouncements', [twox('AccountId32')], '(u32, H256)'),
  optionalMap('ColdkeySwapDisputes', [twox('AccountId32')], 'u32'),
  value('TxRateLimit', 'u64', 1000n),
  value('TxDelegateTakeRateLimit', 'u64', 216_000n),
  value('TxChildkeyTakeRateLimit', 'u64', 216_000n),
  map('TransactionKeyLastBlock', [blake('AccountId32'), identity('u16'), identity('u16')], 'u64'),
  map('LastTxBlock', [identity('AccountId32')], 'u64'),
  map('LastTxBlockChildKeyTake', [identity('AccountId32')], 'u64'),
  map('LastTxBlockDelegateTake', [identity('AccountId32')], 'u64'),
];

import { call, optionalMap, optionalValue, pallet, twox, value } from '../dsl/declare.js';

/** Encrypted submission. Of its calls: the inherent that announces a key, the envelope users sign, and the store that nothing reads. */
export const mevShield = pallet('MevShield', 30, 'pallet_shield::pallet', {
  calls: [
    call(0, 'announce_next_key', { enc_key: 'Option<BoundedVec<u8>>' }),
    call(1, 'submit_encrypted', { ciphertext: 'BoundedVec<u8>' }),
    call(2, 'store_encrypted', { encrypted_call: 'BoundedVec<u8>' }),
  ],
  storage: [
    optionalValue('CurrentKey', 'BoundedVec<u8>'),
    optionalValue('PendingKey', 'BoundedVec<u8>'),
    optionalValue('NextKey', 'BoundedVec<u8>'),
    optionalMap('AuthorKeys', [twox('AuraPublic')], 'BoundedVec<u8>'),
    optionalValue('PendingKeyExpiresAt', 'u32'),
    optionalValue('NextKeyExpiresAt', 'u32'),
    value('MaxPendingExtrinsicsLimit', 'u32', 100),
    value('ExtrinsicLifetime', 'u32', 10),
    value('OnInitializeWeight', 'u64', 500_000_000_000n),
    value('MaxExtrinsicWeight', 'u64', 50_000_000_000n),
    value('CounterForPendingExtrinsics', 'u32'),
    value('NextPendingExtrinsicIndex', 'u32'),
  ],
  events: {
    EncryptedSubmitted: { id: 'H256', who: 'AccountId32' },
    ExtrinsicStored: { index: 'u32', who: 'AccountId32' },
    ExtrinsicDecodeFailed: { index: 'u32' },
    ExtrinsicDispatchFailed: { index: 'u32', error: 'DispatchError' },
    ExtrinsicDispatched: { index: 'u32' },
    ExtrinsicExpired: { index: 'u32' },
    ExtrinsicPostponed: { index: 'u32' },
    MaxPendingExtrinsicsNumberSet: { value: 'u32' },
    OnInitializeWeightSet: { value: 'u64' },
    ExtrinsicLifetimeSet: { value: 'u32' },
    MaxExtrinsicWeightSet: { value: 'u64' },
    ExtrinsicWeightExceeded: { index: 'u32' },
  },
  errors: ['BadEncKeyLen', 'Unreachable', 'TooManyPendingExtrinsics', 'WeightExceedsAbsoluteMax'],
});

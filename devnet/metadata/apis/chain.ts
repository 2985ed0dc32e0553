import { api } from '../dsl/declare.js';

/** Of these two (Core, BlockBuilder) only what clients call; the rest is between node and runtime. */
export const core = api('Core', 5, {
  version: [{}, 'RuntimeVersion'],
});

/** Metadata by version. */
export const metadata = api('Metadata', 2, {
  metadata: [{}, 'OpaqueMetadata'],
  metadata_at_version: [{ version: 'u32' }, 'Option<OpaqueMetadata>'],
  metadata_versions: [{}, 'Vec<u32>'],
});

/** Names the extrinsic type, which V14 readers need. */
export const blockBuilder = api('BlockBuilder', 6, {
  apply_extrinsic: [
    { extrinsic: 'UncheckedExtrinsic' },
    'Result<Result<(), DispatchError>, TransactionValidityError>',
  ],
});

/** Pool validation. */
export const taggedTransactionQueue = api('TaggedTransactionQueue', 3, {
  validate_transaction: [
    { source: 'TransactionSource', tx: 'UncheckedExtrinsic', block_hash: 'H256' },
    'Result<ValidTransaction, TransactionValidityError>',
  ],
});

/** Next nonce. */
export const accountNonceApi = api('AccountNonceApi', 1, {
  account_nonce: [{ account: 'AccountId32' }, 'u32'],
});

/** Fees of an extrinsic. */
export const transactionPaymentApi = api('TransactionPaymentApi', 4, {
  query_info: [{ uxt: 'UncheckedExtrinsic', len: 'u32' }, 'RuntimeDispatchInfo'],
  query_fee_details: [{ uxt: 'UncheckedExtrinsic', len: 'u32' }, 'FeeDetails'],
  query_weight_to_fee: [{ weight: 'Weight' }, 'u64'],
  query_length_to_fee: [{ length: 'u32' }, 'u64'],
});

/** Fees of a call. */
export const transactionPaymentCallApi = api('TransactionPaymentCallApi', 3, {
  query_call_info: [{ call: 'RuntimeCall', len: 'u32' }, 'RuntimeDispatchInfo'],
  query_call_fee_details: [{ call: 'RuntimeCall', len: 'u32' }, 'FeeDetails'],
  query_weight_to_fee: [{ weight: 'Weight' }, 'u64'],
  query_length_to_fee: [{ length: 'u32' }, 'u64'],
});

/** What each proxy type may do: lists of what is allowed, or of what is not. */
export const proxyFilterRuntimeApi = api('ProxyFilterRuntimeApi', 1, {
  get_proxy_types: [{}, 'Vec<ProxyTypeInfo>'],
  get_proxy_filter: [{ proxy_type: 'Option<u8>' }, 'Vec<ProxyFilterInfo>'],
});

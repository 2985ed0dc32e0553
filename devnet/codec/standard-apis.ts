import { Bytes, Option, u32, u64, Vector } from '@polkadot-api/substrate-bindings';
import { type NativeCodec, structOf } from './codec-builder.js';
import type { MetadataIndex } from './metadata-index.js';

/** Codecs of one runtime API method. */
export interface MethodCodec {
  args: NativeCodec[];
  value: NativeCodec;
}

const EXTRINSIC = Bytes();
const OPAQUE_METADATA = Bytes();

/**
 * Runtime APIs that chains of the V14 age serve although their metadata does not say so. Their shapes are those of
 * `sp_api`, `frame_system` and `pallet_transaction_payment`, over types that V14 does describe.
 */
export function standardApi(index: MetadataIndex, api: string, method: string): MethodCodec | undefined {
  const type = (path: string) => {
    const id = index.typeByPath(path);
    if (id === undefined) throw new Error(`this metadata has no type ${path}`);
    return index.codec(id);
  };
  const dispatchInfo = () =>
    structOf({
      weight: type('sp_weights::weight_v2::Weight'),
      class: type('frame_support::dispatch::DispatchClass'),
      partial_fee: u64,
    });
  const feeDetails = () =>
    structOf({
      inclusion_fee: Option(structOf({ base_fee: u64, len_fee: u64, adjusted_weight_fee: u64 })),
      tip: u64,
    });
  const call = () => type('node_subtensor_runtime::RuntimeCall');

  switch (`${api}_${method}`) {
    case 'Core_version':
      return { args: [], value: type('sp_version::RuntimeVersion') };
    case 'Metadata_metadata':
      return { args: [], value: OPAQUE_METADATA };
    case 'Metadata_metadata_at_version':
      return { args: [u32], value: Option(OPAQUE_METADATA) };
    case 'Metadata_metadata_versions':
      return { args: [], value: Vector(u32) };
    case 'AccountNonceApi_account_nonce':
      return { args: [type('sp_core::crypto::AccountId32')], value: u32 };
    case 'TransactionPaymentApi_query_info':
      return { args: [EXTRINSIC, u32], value: dispatchInfo() };
    case 'TransactionPaymentApi_query_fee_details':
      return { args: [EXTRINSIC, u32], value: feeDetails() };
    case 'TransactionPaymentCallApi_query_call_info':
      return { args: [call(), u32], value: dispatchInfo() };
    case 'TransactionPaymentCallApi_query_call_fee_details':
      return { args: [call(), u32], value: feeDetails() };
    default:
      return undefined;
  }
}

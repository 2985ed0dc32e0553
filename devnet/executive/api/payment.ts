import type { DecodedCall } from '../../types.js';
import type { ApiContext, ApiMethods, RawApiHandler } from './handler.js';

const LENGTH_BYTES = 4;

type ReadCall = (context: ApiContext, bytes: Uint8Array) => { call: DecodedCall; tip: bigint };

const fromExtrinsic: ReadCall = ({ codec }, bytes) => {
  const { call, signature } = codec.decodeExtrinsic(bytes);
  const tip = signature?.extras.ChargeTransactionPayment as bigint | undefined;
  return { call, tip: tip ?? 0n };
};
const fromCall: ReadCall = ({ codec }, bytes) => ({ call: codec.decodeCall(bytes), tip: 0n });

export const transactionPayment: ApiMethods = {
  raw: { query_info: info(fromExtrinsic), query_fee_details: details(fromExtrinsic) },
};

export const transactionPaymentCall: ApiMethods = {
  raw: { query_call_info: info(fromCall), query_call_fee_details: details(fromCall) },
};

function info(read: ReadCall): RawApiHandler {
  return (context, bytes) => {
    const { subject, length } = takeLength(bytes);
    const fee = context.fee(read(context, subject).call, length);
    return {
      weight: { ref_time: fee.refTime, proof_size: fee.proofSize },
      class: { type: fee.class, value: undefined },
      partial_fee: fee.partialFee,
    };
  };
}

function details(read: ReadCall): RawApiHandler {
  return (context, bytes) => {
    const { subject, length } = takeLength(bytes);
    const { call, tip } = read(context, subject);
    const { partialFee, baseFee, lengthFee } = context.fee(call, length);
    return {
      inclusion_fee: {
        base_fee: baseFee,
        len_fee: lengthFee,
        adjusted_weight_fee: partialFee - baseFee - lengthFee,
      },
      tip,
    };
  };
}

/** The subject's length as u32 comes last. */
function takeLength(bytes: Uint8Array): { subject: Uint8Array; length: number } {
  if (bytes.length <= LENGTH_BYTES) throw new Error('arguments end too early');
  const end = bytes.length - LENGTH_BYTES;
  return {
    subject: bytes.slice(0, end),
    length: new DataView(bytes.buffer, bytes.byteOffset + end, LENGTH_BYTES).getUint32(0, true),
  };
}

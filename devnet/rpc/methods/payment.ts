import { concatBytes, u32le } from '../../node/bytes.js';
import { stateError } from '../errors.js';
import { blockAt, type Method, type MethodTable, type RpcContext } from '../method.js';
import type { Params } from '../params.js';
import { ScaleReader } from '../scale-reader.js';

const CLASSES = ['normal', 'operational', 'mandatory'];

/** Asks one method of TransactionPaymentApi about the extrinsic in parameter 0 at the block in parameter 1. */
function ask(name: string, params: Params, context: RpcContext): ScaleReader {
  const extrinsic = params.bytes(0);
  const block = blockAt(context.chain, params.optionalHash(1));
  const view = context.chain.runtimeView(block);
  const args = concatBytes(extrinsic, u32le(extrinsic.length));
  try {
    const method = `TransactionPaymentApi_${name}`;
    return new ScaleReader(block.next.runtime.callApi(view, context.node.contextAfter(block), method, args));
  } catch (error) {
    throw stateError(error instanceof Error ? error.message : String(error));
  }
}

/** RuntimeDispatchInfo. The fee is the rest of the answer: u64 on this chain, wider elsewhere. */
const queryInfo: Method = (params, context) => {
  const reader = ask('query_info', params, context);
  const refTime = Number(reader.compact());
  const proofSize = Number(reader.compact());
  const dispatchClass = CLASSES[reader.byte()] ?? 'normal';
  return {
    weight: { ref_time: refTime, proof_size: proofSize },
    class: dispatchClass,
    partialFee: reader.rest().toString(),
  };
};

const queryFeeDetails: Method = (params, context) => {
  const reader = ask('query_fee_details', params, context);
  if (reader.byte() === 0) return { inclusionFee: null };
  // Three fees, then the tip, which the JSON form leaves out; all four are balances of one width.
  const width = Math.floor(reader.left / 4);
  const fee = (): string => `0x${reader.uint(width).toString(16)}`;
  return { inclusionFee: { baseFee: fee(), lenFee: fee(), adjustedWeightFee: fee() } };
};

export const paymentMethods: MethodTable = {
  payment_queryInfo: queryInfo,
  payment_queryFeeDetails: queryFeeDetails,
};

import { toHex } from '../../node/bytes.js';
import { PoolRefusal } from '../../node/pool.js';
import { badFormatError, verificationError } from '../../node/tx-errors.js';
import { RpcError } from '../errors.js';
import { type Method, type MethodTable, type RpcContext, subscribe, unsubscribe } from '../method.js';

/** Hands an extrinsic to the pool; the pool's refusal becomes the node's error. */
function submit(context: RpcContext, bytes: Uint8Array): string {
  if (bytes.length === 0) throw new RpcError(badFormatError('Not enough data to fill buffer'));
  try {
    const hash = context.node.pool.submit(bytes);
    context.onSubmitted();
    return hash;
  } catch (error) {
    if (error instanceof PoolRefusal) throw new RpcError(error.body);
    throw new RpcError(verificationError(error instanceof Error ? error.message : String(error)));
  }
}

const submitExtrinsic: Method = (params, context) => submit(context, params.bytes(0));

const submitAndWatch: Method = (params, context) => {
  const bytes = params.bytes(0);
  return subscribe(context, 'author_extrinsicUpdate', (notify) => {
    // Watched before it is submitted: the pool reports `ready` from within.
    const stop = context.node.watchers.watch(context.node.pool.hashOf(bytes), notify);
    try {
      submit(context, bytes);
    } catch (error) {
      stop();
      throw error;
    }
    return stop;
  });
};

const pendingExtrinsics: Method = (_params, { node }) => node.pool.ready().map((tx) => toHex(tx.bytes));

export const authorMethods: MethodTable = {
  author_submitExtrinsic: submitExtrinsic,
  author_submitAndWatchExtrinsic: submitAndWatch,
  author_unwatchExtrinsic: unsubscribe,
  author_pendingExtrinsics: pendingExtrinsics,
};

import { fromHex } from '../../node/bytes.js';
import { invalidParams } from '../errors.js';
import { type Method, type MethodTable, type RpcContext, subscribe } from '../method.js';

/** Under this name the connection counts its broadcasts; they notify of nothing. */
const BROADCAST = 'transaction_v1_broadcast';
/** Broadcasts of one connection at a time: a node's default. */
const MAX_BROADCASTS = 16;

/** The specification wants silence about a transaction that is not valid: its sender asks the runtime itself. */
function offer({ node, onSubmitted }: RpcContext, bytes: Uint8Array): void {
  try {
    node.pool.submit(bytes);
  } catch {
    return;
  }
  onSubmitted();
}

/** Offers the transaction to the pool now and after every new best block, until `transaction_v1_stop`. */
const broadcast: Method = (params, context) => {
  const bytes = fromHex(params.looseHex(0));
  if (context.session && context.session.countOf(BROADCAST) >= MAX_BROADCASTS) return null;
  return subscribe(context, BROADCAST, () => {
    offer(context, bytes);
    return context.node.onBest.on(() => offer(context, bytes));
  });
};

const stop: Method = (params, { session }) => {
  if (!session?.unsubscribe(params.string(0), BROADCAST)) throw invalidParams('no such broadcast');
  return null;
};

export const transactionMethods: MethodTable = {
  transaction_v1_broadcast: broadcast,
  transaction_v1_stop: stop,
};

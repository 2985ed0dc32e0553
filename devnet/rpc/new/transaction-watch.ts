import { fromHex } from '../../node/bytes.js';
import { PoolRefusal, type TxStatus } from '../../node/pool.js';
import type { Hex } from '../../types.js';
import { type Method, type MethodTable, type RpcContext, subscribe } from '../method.js';

const WATCH_EVENT = 'transactionWatch_v1_watchEvent';

type WatchEvent = { event: string; block?: { hash: Hex; index: number } | null; error?: string };

/** A pool's status in the newer words; undefined for one of which they say nothing. */
function eventOf(status: TxStatus, tx: Hex, { node }: RpcContext): WatchEvent | undefined {
  const place = (hash: Hex) => ({ hash, index: node.chain.get(hash)?.txHashes.indexOf(tx) ?? 0 });
  if (status === 'ready' || status === 'future') return { event: 'validated' };
  if (status === 'invalid') return { event: 'invalid', error: 'Extrinsic marked as invalid' };
  if (status === 'dropped')
    return { event: 'dropped', error: 'Extrinsic dropped from the pool due to exceeding limits' };
  if ('inBlock' in status) return { event: 'bestChainBlockIncluded', block: place(status.inBlock) };
  if ('retracted' in status) return { event: 'bestChainBlockIncluded', block: null };
  if ('finalized' in status) return { event: 'finalized', block: place(status.finalized) };
  if ('usurped' in status)
    return { event: 'invalid', error: 'Extrinsic was rendered invalid by another extrinsic' };
  return undefined;
}

/** Whatever the pool thinks of the transaction, the answer is a subscription, and the reason its only event. */
const submitAndWatch: Method = (params, context) => {
  const bytes = fromHex(params.looseHex(0));
  const { pool, watchers } = context.node;
  return subscribe(context, WATCH_EVENT, (notify) => {
    const hash = pool.hashOf(bytes);
    const stop = watchers.watch(hash, (status) => {
      const event = eventOf(status, hash, context);
      if (event) notify(event);
    });
    try {
      pool.submit(bytes);
      context.onSubmitted();
    } catch (error) {
      stop();
      const refused = error instanceof PoolRefusal;
      notify({
        event: refused ? 'invalid' : 'error',
        error: error instanceof Error ? error.message : String(error),
      });
    }
    return stop;
  });
};

const unwatch: Method = (params, { session }) => {
  session?.unsubscribe(params.string(0), WATCH_EVENT);
  return null;
};

export const transactionWatchMethods: MethodTable = {
  transactionWatch_v1_submitAndWatch: submitAndWatch,
  transactionWatch_v1_unwatch: unwatch,
};

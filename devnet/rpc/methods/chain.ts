import { toHex } from '../../node/bytes.js';
import type { Block } from '../../node/chain-store.js';
import { headerJson } from '../../node/header.js';
import type { Hex } from '../../types.js';
import type { ChainFront } from '../chain-front.js';
import { type Method, type MethodTable, subscribe, unsubscribe } from '../method.js';
import { asU32, type Params } from '../params.js';

const getHeader: Method = (params, { chain }) => {
  const block = optionalBlock(params, chain);
  return block ? headerJson(block.header) : null;
};

const getBlock: Method = (params, { chain }) => {
  const block = optionalBlock(params, chain);
  if (!block) return null;
  const extrinsics = block.body.map(toHex);
  return { block: { header: headerJson(block.header), extrinsics }, justifications: null };
};

/** By number, by list of numbers, or the best one without a parameter. */
const getBlockHash: Method = (params, { chain }) => {
  if (!params.has(0)) return chain.best().hash;
  const wanted = params.raw(0);
  const one = (value: unknown): Hex | null => chain.hashAt(asU32(value, 0)) ?? null;
  return Array.isArray(wanted) ? wanted.map(one) : one(wanted);
};

const getFinalizedHead: Method = (_params, { chain }) => chain.finalized().hash;

const subscribeNewHeads: Method = (_params, context) =>
  subscribe(context, 'chain_newHead', (notify) => {
    notify(headerJson(context.chain.best().header));
    return context.node.onBest.on(({ best }) => notify(headerJson(context.chain.shown(best).header)));
  });

const subscribeAllHeads: Method = (_params, context) =>
  subscribe(context, 'chain_allHead', (notify) => {
    notify(headerJson(context.chain.best().header));
    return context.node.onImported.on((block) => notify(headerJson(context.chain.shown(block).header)));
  });

const subscribeFinalizedHeads: Method = (_params, context) =>
  subscribe(context, 'chain_finalizedHead', (notify) => {
    notify(headerJson(context.chain.finalized().header));
    return context.node.onFinalized.on((block) => notify(headerJson(context.chain.shown(block).header)));
  });

/** Unlike state reads, chain reads of an unknown hash answer null. */
function optionalBlock(params: Params, chain: ChainFront): Block | undefined {
  const hash = params.optionalHash(0);
  return hash === undefined ? chain.best() : chain.get(hash);
}

export const chainMethods: MethodTable = {
  chain_getHeader: getHeader,
  chain_getBlock: getBlock,
  chain_getBlockHash: getBlockHash,
  chain_getHead: getBlockHash,
  chain_getFinalizedHead: getFinalizedHead,
  chain_getFinalisedHead: getFinalizedHead,
  chain_subscribeNewHeads: subscribeNewHeads,
  chain_subscribeNewHead: subscribeNewHeads,
  subscribe_newHead: subscribeNewHeads,
  chain_subscribeAllHeads: subscribeAllHeads,
  chain_subscribeFinalizedHeads: subscribeFinalizedHeads,
  chain_subscribeFinalisedHeads: subscribeFinalizedHeads,
  chain_unsubscribeNewHeads: unsubscribe,
  chain_unsubscribeNewHead: unsubscribe,
  unsubscribe_newHead: unsubscribe,
  chain_unsubscribeAllHeads: unsubscribe,
  chain_unsubscribeFinalizedHeads: unsubscribe,
  chain_unsubscribeFinalisedHeads: unsubscribe,
};

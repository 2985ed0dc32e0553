import type { BlockContext, StateView } from '../../types.js';
import { baskets } from './baskets.js';
import { core, metadata } from './core.js';
import { delegateInfo } from './delegate-info.js';
import type { ApiDeps, ApiMethods } from './handler.js';
import { accountNonce } from './nonce.js';
import { transactionPayment, transactionPaymentCall } from './payment.js';
import { proxyFilter } from './proxy-filter.js';
import { taggedTransactionQueue } from './queue.js';
import { stakeInfo } from './stake-info.js';
import { subnetInfo, subnetRegistration } from './subnet-info.js';
import { swapApi } from './swap.js';

const APIS: Record<string, ApiMethods> = {
  Core: core,
  Metadata: metadata,
  AccountNonceApi: accountNonce,
  TransactionPaymentApi: transactionPayment,
  TransactionPaymentCallApi: transactionPaymentCall,
  TaggedTransactionQueue: taggedTransactionQueue,
  StakeInfoRuntimeApi: stakeInfo,
  SubnetInfoRuntimeApi: subnetInfo,
  SubnetRegistrationRuntimeApi: subnetRegistration,
  SwapRuntimeApi: swapApi,
  DelegateInfoRuntimeApi: delegateInfo,
  BetaBasketRuntimeApi: baskets,
  ProxyFilterRuntimeApi: proxyFilter,
};

/**
 * `state_call`: SCALE in, SCALE out, shapes by the metadata in use.
 * @throws Error in the node's wording for a method that the metadata or devnet lacks; the codec's for unreadable arguments
 */
export function callApi(
  deps: ApiDeps,
  state: StateView,
  block: BlockContext,
  name: string,
  args: Uint8Array,
): Uint8Array {
  const [api, method] = splitName(name);
  const { codec } = deps;
  const context = { ...deps, state, block };
  const methods = codec.hasApi(api, method) ? APIS[api] : undefined;
  const raw = methods?.raw?.[method];
  if (raw) return codec.encodeApiResult(api, method, raw(context, args));
  const decoded = methods?.decoded?.[method];
  if (!decoded) throw new Error(`Execution failed: Other: Exported method ${name} is not found`);
  return codec.encodeApiResult(api, method, decoded(context, codec.decodeApiArgs(api, method, args)));
}

/** API names have no underscore, methods do. */
function splitName(name: string): [api: string, method: string] {
  const at = name.indexOf('_');
  return at < 0 ? [name, ''] : [name.slice(0, at), name.slice(at + 1)];
}

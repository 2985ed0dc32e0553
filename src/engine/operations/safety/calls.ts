import { WalletError } from '../../../core/errors/wallet-error.js';
import { callShape, hasCall } from '../../chain/call-shapes.js';
import { buildCall } from '../../chain/calls.js';
import type { Runtime } from '../../chain/runtime.js';
import { type CallShape, subtensorCall } from '../support/subtensor-call.js';

/** `SubtensorModule.dispute_coldkey_swap` and `clear_coldkey_swap_announcement`: neither takes anything. */
export const DISPUTE = subtensorCall('dispute_coldkey_swap', []);
export const CLEAR = subtensorCall('clear_coldkey_swap_announcement', []);

const REMOVE_PROXY: CallShape = [
  ['delegate', null],
  ['proxy_type', null],
  ['delay', 'u32'],
];
const REJECT: CallShape = [
  ['delegate', null],
  ['call_hash', null],
];

/**
 * `Proxy.remove_proxy`, call bytes as hex. A type this runtime does not spell so cannot be written.
 * @throws WalletError chain/unavailable-feature
 */
export function removeProxyCall(
  runtime: Runtime,
  { delegate, proxyType, delayBlocks }: { delegate: string; proxyType: string; delayBlocks: number },
): string {
  need(runtime, 'remove_proxy', REMOVE_PROXY);
  if (!proxyTypes(runtime).includes(proxyType))
    throw new WalletError('chain/unavailable-feature', { feature: `ProxyType.${proxyType}` });
  return buildCall(runtime, 'Proxy', 'remove_proxy', [delegate, proxyType, delayBlocks]);
}

/** `Proxy.remove_proxies`, call bytes as hex. @throws WalletError chain/unavailable-feature */
export function removeProxiesCall(runtime: Runtime): string {
  need(runtime, 'remove_proxies', []);
  return buildCall(runtime, 'Proxy', 'remove_proxies', []);
}

/** `Proxy.reject_announcement`, call bytes as hex. @throws WalletError chain/unavailable-feature */
export function rejectCall(
  runtime: Runtime,
  { delegate, callHash }: { delegate: string; callHash: string },
): string {
  need(runtime, 'reject_announcement', REJECT);
  return buildCall(runtime, 'Proxy', 'reject_announcement', [delegate, callHash]);
}

function need(runtime: Runtime, name: string, shape: CallShape): void {
  if (!hasCall(runtime, 'Proxy', name, shape))
    throw new WalletError('chain/unavailable-feature', { feature: `Proxy.${name}` });
}

/** Types of proxy as the runtime spells them. */
function proxyTypes(runtime: Runtime): string[] {
  const type = callShape(runtime, 'Proxy', 'remove_proxy')?.[1];
  if (!type) return [];
  const { def } = runtime.api.runtimeMetadata.asLatest.lookup.getSiType(type.typeId);
  return def.isVariant ? def.asVariant.variants.map(({ name }) => name.toString()) : [];
}

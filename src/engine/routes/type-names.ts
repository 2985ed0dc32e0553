import { WalletError } from '../../core/errors/wallet-error.js';
import { callShape } from '../chain/call-shapes.js';
import type { Runtime } from '../chain/runtime.js';

/**
 * Types of right as this runtime spells and numbers them.
 * @throws WalletError chain/unavailable-feature on runtimes without them
 */
export function proxyTypeNames(runtime: Runtime): Array<{ name: string; index: number }> {
  const type = callShape(runtime, 'Proxy', 'add_proxy')?.find(({ name }) => name === 'proxy_type');
  if (!type) throw new WalletError('chain/unavailable-feature', { feature: 'Proxy' });
  const { def } = runtime.api.runtimeMetadata.asLatest.lookup.getSiType(type.typeId);
  if (!def.isVariant) throw new WalletError('chain/unavailable-feature', { feature: 'ProxyType' });
  return def.asVariant.variants.map(({ name, index }) => ({
    name: name.toString(),
    index: index.toNumber(),
  }));
}

/** Number of a type. @throws WalletError chain/unavailable-feature where the runtime does not spell one so */
export function proxyTypeIndex(runtime: Runtime, type: string): number {
  const found = proxyTypeNames(runtime).find(({ name }) => name === type);
  if (!found) throw new WalletError('chain/unavailable-feature', { feature: `ProxyType.${type}` });
  return found.index;
}

import { WalletError } from '../../core/errors/wallet-error.js';
import type { Runtime } from './runtime.js';
import { int } from './shape.js';
import { decodeStrict } from './strict.js';

/** An integer constant of this runtime, or null when it has none of that name. */
export function optionalConstant(runtime: Runtime, pallet: string, name: string): bigint | null {
  const found = runtime.api.runtimeMetadata.asLatest.pallets
    .find((entry) => entry.name.toString() === pallet)
    ?.constants.find((entry) => entry.name.toString() === name);
  if (!found) return null;
  const type = runtime.api.registry.createLookupType(found.type);
  return int(decodeStrict(runtime, type, found.value.toHex(), name), name);
}

/** @throws WalletError chain/unavailable-feature */
export function constantInt(runtime: Runtime, pallet: string, name: string): bigint {
  const value = optionalConstant(runtime, pallet, name);
  if (value === null) throw new WalletError('chain/unavailable-feature', { feature: `${pallet}.${name}` });
  return value;
}

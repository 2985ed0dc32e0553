import { u8aConcat, u8aToHex } from '@polkadot/util';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { Plain } from './plain.js';
import type { Runtime } from './runtime.js';
import { decodeStrict } from './strict.js';

/** One method of a runtime API, found by its names in V15 metadata. V14 knows none. */
export interface RuntimeApi {
  /** Name for `state_call`. */
  readonly name: string;
  encode(args: unknown[]): string;
  /** @throws WalletError chain/bad-answer */
  decode(hex: unknown): Plain;
}

/** Null when this runtime does not offer the method with that many arguments. */
export function runtimeApi(runtime: Runtime, api: string, method: string, inputs: number): RuntimeApi | null {
  const found = runtime.api.runtimeMetadata.asLatest.apis
    .find((entry) => entry.name.toString() === api)
    ?.methods.find((entry) => entry.name.toString() === method);
  if (!found || found.inputs.length !== inputs) return null;
  const { registry } = runtime.api;
  const name = `${api}_${method}`;
  const types = found.inputs.map((input) => registry.createLookupType(input.type));
  const output = registry.createLookupType(found.output);
  return {
    name,
    encode: (args) =>
      u8aToHex(u8aConcat(...types.map((type, i) => registry.createTypeUnsafe(type, [args[i]]).toU8a()))),
    decode: (hex) => decodeStrict(runtime, output, hex, name),
  };
}

/** @throws WalletError chain/unavailable-feature */
export function needRuntimeApi(runtime: Runtime, api: string, method: string, inputs: number): RuntimeApi {
  const found = runtimeApi(runtime, api, method, inputs);
  if (!found) throw new WalletError('chain/unavailable-feature', { feature: `${api}_${method}` });
  return found;
}

import type { Hex, RuntimeCodec } from '../types.js';
import { toHex } from './bytes.js';

/** RuntimeVersion as `state_getRuntimeVersion` answers it. */
export interface RuntimeVersionJson {
  specName: string;
  implName: string;
  authoringVersion: number;
  specVersion: number;
  implVersion: number;
  apis: Array<[Hex, number]>;
  transactionVersion: number;
  stateVersion: number;
}

/** The version in the metadata's System.Version constant, in JSON form. */
export function runtimeVersionJson(codec: RuntimeCodec): RuntimeVersionJson {
  const version = codec.runtimeVersion;
  // Renamed from state_version to system_version in newer frame_system; the wire position is the same.
  const stateVersion = version.state_version ?? version.system_version ?? 1;
  return {
    specName: codec.specName,
    implName: String(version.impl_name ?? codec.specName),
    authoringVersion: Number(version.authoring_version ?? 1),
    specVersion: codec.specVersion,
    implVersion: Number(version.impl_version ?? 1),
    apis: apiList(version.apis),
    transactionVersion: codec.transactionVersion,
    stateVersion: Number(stateVersion),
  };
}

function apiList(native: unknown): Array<[Hex, number]> {
  if (!Array.isArray(native)) return [];
  return native.map((entry: [unknown, unknown]) => [apiHash(entry[0]), Number(entry[1])]);
}

function apiHash(native: unknown): Hex {
  if (native instanceof Uint8Array) return toHex(native);
  if (Array.isArray(native)) return toHex(Uint8Array.from(native as number[]));
  return String(native) as Hex;
}

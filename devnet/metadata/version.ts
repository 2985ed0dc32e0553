import { blake2b } from '@noble/hashes/blake2.js';
import { compact, Hex, str, u8, u32 } from '@polkadot-api/substrate-bindings';
import { concatBytes } from '../codec/scale-bytes.js';
import type { ApiDeclaration } from './dsl/declare.js';

const SPEC_NAME = 'node-subtensor';

/** SCALE of `sp_version::RuntimeVersion`, in hex. It lists the declared runtime APIs, since clients go by that list. */
export function encodeRuntimeVersion(specVersion: number, apis: readonly ApiDeclaration[]): `0x${string}` {
  const bytes = concatBytes(
    str.enc(SPEC_NAME),
    str.enc(SPEC_NAME),
    // authoring_version, spec_version, impl_version
    u32.enc(1),
    u32.enc(specVersion),
    u32.enc(1),
    compact.enc(apis.length),
    ...apis.flatMap((api) => [apiId(api.name), u32.enc(api.version)]),
    // transaction_version, system_version
    u32.enc(1),
    u8.enc(1),
  );
  return Hex(bytes.length).dec(bytes) as `0x${string}`;
}

/** A runtime API is known by the 64-bit Blake2 hash of its name (`sp_api::decl_runtime_apis`). */
function apiId(name: string): Uint8Array {
  return blake2b(new TextEncoder().encode(name), { dkLen: 8 });
}

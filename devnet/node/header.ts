import type { Hex } from '../types.js';
import { blake2b256, compactU32, concatBytes, fromHex, toHex, u64le } from './bytes.js';

/** A Substrate block header. The digest is kept encoded: each entry is one SCALE DigestItem. */
export interface Header {
  parentHash: Hex;
  number: number;
  stateRoot: Hex;
  extrinsicsRoot: Hex;
  digest: Hex[];
}

/** Header as `chain_getHeader` answers it: number as hex quantity without leading zeros. */
export interface HeaderJson {
  parentHash: Hex;
  number: Hex;
  stateRoot: Hex;
  extrinsicsRoot: Hex;
  digest: { logs: Hex[] };
}

const PRE_RUNTIME = 6;
const AURA_ENGINE = new TextEncoder().encode('aura');

/** Aura's pre-runtime digest: the slot this block was authored in. Clients read the author's slot from it. */
export function auraPreRuntime(slot: bigint): Hex {
  const payload = u64le(slot);
  return toHex(concatBytes(Uint8Array.of(PRE_RUNTIME), AURA_ENGINE, compactU32(payload.length), payload));
}

/** SCALE of a header: what the block hash is taken over. */
export function encodeHeader(header: Header): Uint8Array {
  return concatBytes(
    fromHex(header.parentHash),
    compactU32(header.number),
    fromHex(header.stateRoot),
    fromHex(header.extrinsicsRoot),
    compactU32(header.digest.length),
    ...header.digest.map(fromHex),
  );
}

/** Block hash: Blake2b-256 of the SCALE header, so that clients that hash headers themselves agree. */
export function headerHash(header: Header): Hex {
  return toHex(blake2b256(encodeHeader(header)));
}

/**
 * Root over a block's extrinsics. A real node builds a trie; this is a hash over the list, which nobody can check
 * without a proof and which changes with every byte of the body.
 */
export function extrinsicsRoot(extrinsics: Uint8Array[]): Hex {
  const parts = extrinsics.flatMap((bytes) => [compactU32(bytes.length), bytes]);
  return toHex(blake2b256(concatBytes(...parts)));
}

export function headerJson(header: Header): HeaderJson {
  return {
    parentHash: header.parentHash,
    number: `0x${header.number.toString(16)}`,
    stateRoot: header.stateRoot,
    extrinsicsRoot: header.extrinsicsRoot,
    digest: { logs: header.digest },
  };
}

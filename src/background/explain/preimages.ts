import { blake2b } from '@noble/hashes/blake2.js';
import type { DecodedCall, LightMetadata } from '../../core/chain/light/index.js';
import { fromHex, toHex } from '../signing/index.js';

/** Calls that are known by their hash. */
export interface Preimages {
  /** The call of a hash, or undefined where nobody gave it. */
  get(hash: Uint8Array): DecodedCall | undefined;
  all: readonly DecodedCall[];
}

export const NO_PREIMAGES: Preimages = { get: () => undefined, all: [] };

/**
 * Decodes the calls that belong to hashes. That a hash is a call's is proven by working it out.
 * @throws WalletError sign/undecodable, sign/trailing-bytes, sign/not-canonical
 */
export function openPreimages(light: LightMetadata, hexes: readonly string[] = []): Preimages {
  if (hexes.length === 0) return NO_PREIMAGES;
  const byHash = new Map(
    hexes.map((hex) => {
      const bytes = fromHex(hex);
      return [toHex(blake2b(bytes, { dkLen: 32 })), light.decodeCall(bytes)] as const;
    }),
  );
  return { get: (hash) => byHash.get(toHex(hash)), all: [...byHash.values()] };
}

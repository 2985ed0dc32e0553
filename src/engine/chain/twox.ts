import { xxhashAsU8a } from '@polkadot/util-crypto';

/** Substrate's `twox_128`: two xxh64 sums (seeds 0 and 1), little endian, one after the other. */
export function twox128(bytes: Uint8Array): Uint8Array {
  return xxhashAsU8a(bytes, 128);
}

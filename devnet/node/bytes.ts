import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import type { Hex } from '../types.js';

/** Lower-case `0x` form, as a node writes bytes in JSON. */
export function toHex(bytes: Uint8Array): Hex {
  return `0x${bytesToHex(bytes)}`;
}

/** Bytes of a `0x` string. Throws on an odd length, a missing prefix or a character that is not hex. */
export function fromHex(text: string): Uint8Array {
  if (!text.startsWith('0x')) throw new Error('hex must begin with 0x');
  return hexToBytes(text.slice(2));
}

/** The chain's hasher for blocks and extrinsics. */
export function blake2b256(bytes: Uint8Array): Uint8Array {
  return blake2b(bytes, { dkLen: 32 });
}

/** SCALE compact form of a length or block number (below 2^30, which any devnet stays under, or u32 in the big mode). */
export function compactU32(value: number): Uint8Array {
  if (value < 1 << 6) return Uint8Array.of(value << 2);
  if (value < 1 << 14) return Uint8Array.of(((value << 2) & 0xff) | 1, value >> 6);
  const out = new Uint8Array(value < 2 ** 30 ? 4 : 5);
  const view = new DataView(out.buffer);
  if (value < 2 ** 30) view.setUint32(0, value * 4 + 2, true);
  else {
    out[0] = 3;
    view.setUint32(1, value, true);
  }
  return out;
}

export function u64le(value: bigint): Uint8Array {
  const out = new Uint8Array(8);
  new DataView(out.buffer).setBigUint64(0, value, true);
  return out;
}

export function u32le(value: number): Uint8Array {
  const out = new Uint8Array(4);
  new DataView(out.buffer).setUint32(0, value, true);
  return out;
}

/** Bit 7 of the version byte after the length prefix marks a signed extrinsic. */
export function isSigned(bytes: Uint8Array): boolean {
  const mode = (bytes[0] ?? 0) & 3;
  const version = bytes[mode === 0 ? 1 : mode === 1 ? 2 : 4] ?? 0;
  return (version & 0x80) !== 0;
}

export { concatBytes };

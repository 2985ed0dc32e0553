import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** Blake2-256 of call bytes: the name under which proxies and multisigs know a call. */
export function callHash(callHex: string): `0x${string}` {
  return `0x${bytesToHex(blake2b(hexToBytes(callHex.slice(2)), { dkLen: 32 }))}`;
}

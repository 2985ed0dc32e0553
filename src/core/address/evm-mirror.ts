import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * Id of the native account behind an H160: blake2b-256("evm:" | 20 bytes) (`opentensor/subtensor runtime/src/lib.rs`,
 * HashedAddressMapping).
 */
export function evmMirror(h160: Uint8Array): Uint8Array {
  return blake2b(concatBytes(utf8ToBytes('evm:'), h160), { dkLen: 32 });
}

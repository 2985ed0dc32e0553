import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeAnyPrefix, encodeAddress } from '../../core/address/index.js';
import type { EvmMirror } from '../../core/chain/account-state.js';

const H160_BYTES = 20;

/**
 * Native account of an H160: blake2b-256("evm:" | 20 bytes) (`opentensor/subtensor runtime/src/lib.rs`,
 * HashedAddressMapping).
 */
export function mirrorOf(h160: Uint8Array): string {
  return encodeAddress(blake2b(concatBytes(utf8ToBytes('evm:'), h160), { dkLen: 32 }));
}

/** The EVM account whose money a key can take back: the first 20 bytes of its account id. */
export function ownMirror(address: string): Omit<EvmMirror, 'freeRao'> {
  const h160 = decodeAnyPrefix(address).accountId.slice(0, H160_BYTES);
  return { h160: `0x${bytesToHex(h160)}`, mirror: mirrorOf(h160) };
}

import { bytesToHex } from '@noble/hashes/utils.js';
import { evmMirror } from '../../core/address/evm-mirror.js';
import { decodeAnyPrefix, encodeAddress } from '../../core/address/index.js';
import type { EvmMirror } from '../../core/chain/account-state.js';

const H160_BYTES = 20;

/** SS58 of the native account behind an H160. */
export function mirrorOf(h160: Uint8Array): string {
  return encodeAddress(evmMirror(h160));
}

/** The EVM account whose money a key can take back: the first 20 bytes of its account id. */
export function ownMirror(address: string): Omit<EvmMirror, 'freeRao'> {
  const h160 = decodeAnyPrefix(address).accountId.slice(0, H160_BYTES);
  return { h160: `0x${bytesToHex(h160)}`, mirror: mirrorOf(h160) };
}

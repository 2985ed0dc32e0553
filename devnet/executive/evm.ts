import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { decodeAddress, encodeAddress } from '../../src/core/address/index.js';
import { transfer } from './balances.js';
import { DispatchFailure, type PalletCalls } from './dispatch-context.js';

/** Native account whose balance an EVM address sees: nobody has its key. */
export function mirrorOf(address: Uint8Array): string {
  return encodeAddress(blake2b(concatBytes(new TextEncoder().encode('evm:'), address), { dkLen: 32 }));
}

/**
 * EVM calls that are modelled: money back out of the mirror of one's own first 20 key bytes; the mirror may die of it
 * (`paritytech/frontier frame/evm/src/lib.rs`, EnsureAddressTruncated).
 */
export const evmCalls: PalletCalls = {
  withdraw: (context, args) => {
    const address = hexToBytes(String(args.address).slice(2));
    const own = decodeAddress(context.origin).accountId.slice(0, address.length);
    if (bytesToHex(own) !== bytesToHex(address)) throw new DispatchFailure({ kind: 'bad-origin' });
    const value = BigInt(args.value as bigint);
    if (value > 0n) transfer({ ...context, origin: mirrorOf(address) }, context.origin, value, false);
  },
};

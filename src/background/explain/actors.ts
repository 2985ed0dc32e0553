import { blake2b } from '@noble/hashes/blake2.js';
import { encodeAddress } from '../../core/address/index.js';
import { compactBytes, concatBytes, uintBytes } from '../../core/chain/light/index.js';

/** Both kinds of derived account start with this (paritytech/polkadot-sdk `frame/multisig` and `frame/utility`). */
const PREFIX = new TextEncoder().encode('modlpy/utilisuba');

/** Address of a shared account: signatories in byte order, then the threshold. */
export function multisigAddress(signatories: readonly Uint8Array[], threshold: number): string {
  const sorted = [...signatories].sort(compareBytes);
  const list = concatBytes([compactBytes(BigInt(sorted.length)), ...sorted]);
  return hashed([PREFIX, list, uintBytes(BigInt(threshold), 2)]);
}

/** Address of an account's derivative number `index`. */
export function derivativeAddress(accountId: Uint8Array, index: number): string {
  return hashed([PREFIX, accountId, uintBytes(BigInt(index), 2)]);
}

function hashed(parts: readonly Uint8Array[]): string {
  return encodeAddress(blake2b(concatBytes(parts), { dkLen: 32 }));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [index, byte] of a.entries()) {
    const difference = byte - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

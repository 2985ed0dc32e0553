/** Addresses that no key has: they follow from others by the chain's rules. */
import { blake2b } from '@noble/hashes/blake2.js';
import { compactBytes, concatBytes, uintBytes } from '../chain/light/writer.js';
import { encodeAddress } from './ss58.js';

/** Both kinds of derived account start with this (paritytech/polkadot-sdk `frame/multisig` and `frame/utility`). */
const SHARED = new TextEncoder().encode('modlpy/utilisuba');
/** Accounts without a key made by `create_pure` (`opentensor/subtensor pallets/proxy/src/lib.rs`, pure_account). */
const PURE = new TextEncoder().encode('modlpy/proxy____');

/** Address of a shared account: signatories (32 bytes each, any order), then the threshold. */
export function multisigAddress(signatories: readonly Uint8Array[], threshold: number): string {
  const sorted = [...signatories].sort(compareBytes);
  const list = concatBytes([compactBytes(BigInt(sorted.length)), ...sorted]);
  return hashed([SHARED, list, uintBytes(BigInt(threshold), 2)]);
}

/** Address of an account's derivative number `index`. */
export function derivativeAddress(accountId: Uint8Array, index: number): string {
  return hashed([SHARED, accountId, uintBytes(BigInt(index), 2)]);
}

/** When, by whom and as what a pure proxy was made. */
export interface PureBirth {
  /** 32 bytes. */
  spawner: Uint8Array;
  height: bigint;
  extIndex: bigint;
  /** Number of the type in the runtime's enum. */
  proxyType: number;
  index: bigint;
}

/** Address of a pure proxy. */
export function pureAddress({ spawner, height, extIndex, proxyType, index }: PureBirth): string {
  return hashed([
    PURE,
    spawner,
    uintBytes(height, 4),
    uintBytes(extIndex, 4),
    uintBytes(BigInt(proxyType), 1),
    uintBytes(index, 2),
  ]);
}

/** The order in which the chain wants signatories: by their bytes. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [index, byte] of a.entries()) {
    const difference = byte - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function hashed(parts: readonly Uint8Array[]): string {
  return encodeAddress(blake2b(concatBytes(parts), { dkLen: 32 }));
}

import { blake2b } from '@noble/hashes/blake2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { Twox128 } from '@polkadot-api/substrate-bindings';
import type { Hex } from '../../types.js';

/** A key by what it is made from: its author, and the slot in which the author announced it. */
export interface KeyOrigin {
  author: number;
  slot: number;
}

export interface ShieldKeyPair {
  /** 1,184 bytes. */
  publicKey: Uint8Array;
  secretKey: Uint8Array;
}

/** Block authors that take turns. */
export const AUTHORS = 4;

const KEPT = 256;
/** Making a pair takes a millisecond; the newest few serve every chain of this process. */
const pairs = new Map<string, ShieldKeyPair>();

/** Whose turn a slot is. */
export function authorOf(slot: number): number {
  return ((slot % AUTHORS) + AUTHORS) % AUTHORS;
}

/** Aura id of an author: nobody's key. */
export function authorId(author: number): Uint8Array {
  return blake2b(utf8ToBytes(`kelvin devnet author ${author}`), { dkLen: 32 });
}

/** The ML-KEM-768 pair that an author announced in a slot of the chain with this genesis. */
export function keyPair(genesis: Hex, { author, slot }: KeyOrigin): ShieldKeyPair {
  const seed = `kelvin devnet shield ${genesis} ${author} ${slot}`;
  const pair = pairs.get(seed) ?? ml_kem768.keygen(blake2b(utf8ToBytes(seed), { dkLen: 64 }));
  pairs.delete(seed);
  pairs.set(seed, pair);
  const [oldest] = pairs.keys();
  if (pairs.size > KEPT && oldest !== undefined) pairs.delete(oldest);
  return pair;
}

/** What a carrier names the key by that it was made with. */
export function keyHash(publicKey: Uint8Array): Uint8Array {
  return Twox128(publicKey);
}

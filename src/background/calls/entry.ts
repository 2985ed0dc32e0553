import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { isAddress } from '../../core/address/index.js';
import type { HeldCall } from '../../core/routes/held-calls.js';

const hash = v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/));
const entry = v.strictObject({
  callHash: hash,
  // A call is two bytes at least: which pallet, which of its calls.
  callHex: v.pipe(v.string(), v.regex(/^0x(?:[0-9a-f]{2}){2,}$/)),
  genesisHash: hash,
  actor: v.pipe(v.string(), v.check(isAddress)),
  createdAtMs: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  from: v.picklist(['own', 'import']),
});

/** Blake2-256 of call bytes. */
export function hashOfCall(callHex: string): string {
  return `0x${bytesToHex(blake2b(hexToBytes(callHex.slice(2)), { dkLen: 32 }))}`;
}

/** Checks plain JSON: a call of the right shape, under the hash that is its own. */
export function isHeldCall(value: unknown): value is HeldCall {
  return v.is(entry, value) && hashOfCall(value.callHex) === value.callHash;
}

/** The same call on the same chain by the same account is one call. */
export function idOf({ callHash, genesisHash, actor }: HeldCall): string {
  return `${callHash} ${genesisHash} ${actor}`;
}

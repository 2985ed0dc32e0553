import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { AccountId } from '@polkadot-api/substrate-bindings';
import { compactU32 } from '../../node/bytes.js';
import { type CallContext, fail } from '../dispatch-context.js';

const PALLET = 'Multisig';
const accountId = AccountId(42);
const PREFIX = new TextEncoder().encode('modlpy/utilisuba');

/** Address shared by signatories (sorted by their bytes) of which so many must agree. */
export function sharedAddress(sorted: readonly string[], threshold: number): string {
  const bytes = concatBytes(
    PREFIX,
    compactU32(sorted.length),
    ...sorted.map((address) => accountId.enc(address)),
    new Uint8Array(Uint16Array.of(threshold).buffer),
  );
  return accountId.dec(blake2b(bytes, { dkLen: 32 }));
}

/** Account that `Utility.as_derivative` acts as: derived from its owner and a number. */
export function derivedAddress(owner: string, index: number): string {
  const bytes = concatBytes(PREFIX, accountId.enc(owner), new Uint8Array(Uint16Array.of(index).buffer));
  return accountId.dec(blake2b(bytes, { dkLen: 32 }));
}

/** Whether one address comes before another by its bytes, which is the chain's order. */
export function isBefore(a: string, b: string): boolean {
  return bytesToHex(accountId.enc(a)) < bytesToHex(accountId.enc(b));
}

/**
 * The shared account that the one who acts names by the others, checked in the chain's order
 * (`polkadot-sdk substrate/frame/multisig/src/lib.rs`).
 * @throws DispatchFailure TooFewSignatories, TooManySignatories, SignatoriesOutOfOrder, SenderInSignatories
 */
export function sharedBy({ codec, origin }: CallContext, others: string[], threshold: number): string {
  if (others.length === 0) fail(PALLET, 'TooFewSignatories');
  if (others.length >= Number(codec.constant(PALLET, 'MaxSignatories') ?? 100))
    fail(PALLET, 'TooManySignatories');
  for (const [i, other] of others.entries()) {
    const last = others[i - 1];
    if (last !== undefined && !isBefore(last, other)) fail(PALLET, 'SignatoriesOutOfOrder');
    if (other === origin) fail(PALLET, 'SenderInSignatories');
  }
  const place = others.filter((other) => isBefore(other, origin)).length;
  return sharedAddress([...others.slice(0, place), origin, ...others.slice(place)], threshold);
}

/** The decrypted part of a single export: header | secret | divider | public key. */
import { concatBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import { sameBytes } from './same-bytes.js';

// polkadot-js/common packages/keyring/src/pair/defaults.ts. A PKCS#8 wrapper in looks only: its lengths and its
// algorithm are the same whatever it holds, so that the header does not tell the curve.
const HEADER = Uint8Array.of(48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32);
const DIVIDER = Uint8Array.of(161, 35, 3, 33, 0);
const PUBLIC_BYTES = 32;
/** 64: a key (generation 3); 32: the seed (before). */
const SECRET_SIZES = [64, 32];

/** Sizes of a body in bytes. */
export const BODY_SIZES: readonly number[] = SECRET_SIZES.map(
  (size) => HEADER.length + size + DIVIDER.length + PUBLIC_BYTES,
);

/** Views into a body. */
export interface Body {
  /** 64 bytes of key or 32 of seed. */
  secret: Uint8Array;
  /** 32 bytes. */
  publicKey: Uint8Array;
}

/** @throws WalletError keyfile/damaged `{field}`: body (size), header, divider */
export function readBody(bytes: Uint8Array): Body {
  const size = bytes.length - HEADER.length - DIVIDER.length - PUBLIC_BYTES;
  if (!SECRET_SIZES.includes(size)) throw new WalletError('keyfile/damaged', { field: 'body' });
  const end = HEADER.length + size;
  if (!sameBytes(bytes.subarray(0, HEADER.length), HEADER))
    throw new WalletError('keyfile/damaged', { field: 'header' });
  if (!sameBytes(bytes.subarray(end, end + DIVIDER.length), DIVIDER))
    throw new WalletError('keyfile/damaged', { field: 'divider' });
  return { secret: bytes.subarray(HEADER.length, end), publicKey: bytes.subarray(end + DIVIDER.length) };
}

/** Body of generation 3. The holder zeroes it. */
export function writeBody(secret: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return concatBytes(HEADER, secret, DIVIDER, publicKey);
}

import { hexToBytes } from '@noble/hashes/utils.js';

const KEY_BYTES = 32;

/**
 * The bytes a password may stand for under scrypt, most likely first. polkadot-js takes a password that looks like 0x and
 * an even number of hex digits for those bytes (util-crypto scryptEncode, by way of u8aToU8a); other writers take its text.
 * The holder zeroes them.
 */
export function scryptReadings(password: string): [Uint8Array, ...Uint8Array[]] {
  const text = new TextEncoder().encode(password);
  return /^0x(?:[0-9a-fA-F]{2})+$/.test(password) ? [hexToBytes(password.slice(2)), text] : [text];
}

/** Key of generations 0-2: the text of the password, cut or padded with zeros to 32 bytes. The holder zeroes it. */
export function plainKey(password: string): Uint8Array {
  const text = new TextEncoder().encode(password);
  const key = new Uint8Array(KEY_BYTES);
  key.set(text.subarray(0, KEY_BYTES));
  text.fill(0);
  return key;
}

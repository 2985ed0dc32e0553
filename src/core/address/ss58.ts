/**
 * SS58: base58(prefix | 32 bytes | first two bytes of blake2b-512("SS58PRE" | prefix | 32 bytes)).
 * Bittensor's runtime uses prefix 42 (opentensor/subtensor runtime/src/lib.rs, SS58Prefix).
 */
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { base58 } from '@scure/base';
import { WalletError } from '../errors/wallet-error.js';

export const BITTENSOR_PREFIX = 42;

const ACCOUNT_BYTES = 32;
const CHECKSUM_BYTES = 2;
// The longest spelling of 32 bytes has 50 characters; base58 decoding is quadratic, so longer text is not tried.
const MAX_CHARACTERS = 64;
const CONTEXT = new TextEncoder().encode('SS58PRE');

export interface DecodedAddress {
  /** 32 bytes: the identity of the account. */
  accountId: Uint8Array;
  prefix: number;
}

/**
 * Decodes an address of this chain. Hex is refused although other decoders take it: a 20-byte EVM address would pass
 * as an account that nobody owns.
 * @throws WalletError address/empty, address/syntax, address/length, address/checksum; address/prefix with
 * `{prefix, asBittensor}` for a well-formed address of another chain
 */
export function decodeAddress(text: string): DecodedAddress {
  const decoded = decodeAnyPrefix(text);
  if (decoded.prefix !== BITTENSOR_PREFIX) {
    throw new WalletError('address/prefix', {
      prefix: decoded.prefix,
      asBittensor: encodeAddress(decoded.accountId),
    });
  }
  return decoded;
}

/**
 * Decodes an address whatever chain it is spelled for: for comparing, never for paying.
 * @throws WalletError address/empty, address/syntax, address/length, address/checksum
 */
export function decodeAnyPrefix(text: string): DecodedAddress {
  if (text === '') throw new WalletError('address/empty');
  if (text.startsWith('0x')) throw new WalletError('address/syntax', { reason: 'hex' });
  if (text.length > MAX_CHARACTERS) throw new WalletError('address/length', { characters: text.length });
  const bytes = decodeBase58(text);
  const { prefix, prefixBytes } = readPrefix(bytes);
  if (bytes.length !== prefixBytes + ACCOUNT_BYTES + CHECKSUM_BYTES) {
    throw new WalletError('address/length', { bytes: bytes.length });
  }
  const body = bytes.subarray(0, prefixBytes + ACCOUNT_BYTES);
  const [first, second] = checksum(body);
  if (bytes[body.length] !== first || bytes[body.length + 1] !== second) {
    throw new WalletError('address/checksum');
  }
  return { accountId: body.slice(prefixBytes), prefix };
}

/**
 * Address text of a 32-byte account id.
 * @throws WalletError address/length when it is not 32 bytes; RangeError when the prefix is not 0..16383
 */
export function encodeAddress(accountId: Uint8Array, prefix: number = BITTENSOR_PREFIX): string {
  if (accountId.length !== ACCOUNT_BYTES) {
    throw new WalletError('address/length', { bytes: accountId.length });
  }
  const body = concatBytes(writePrefix(prefix), accountId);
  return base58.encode(concatBytes(body, checksum(body).slice(0, CHECKSUM_BYTES)));
}

/** 0x + 64 hex digits of a 32-byte account id: the form in which accounts are stored and compared. */
export function accountIdHex(accountId: Uint8Array): `0x${string}` {
  return `0x${bytesToHex(accountId)}`;
}

/**
 * Address (prefix 42) of an account id given as 0x hex.
 * @throws WalletError address/length when it is not 32 bytes of hex
 */
export function addressOf(accountId: string): string {
  if (!/^0x[0-9a-fA-F]{64}$/.test(accountId)) throw new WalletError('address/length');
  return encodeAddress(hexToBytes(accountId.slice(2)));
}

/**
 * Whether two addresses name the same 32 bytes, however they are spelled.
 * @throws WalletError address/* when one of them is no address: not knowing is not "different"
 */
export function sameAccount(a: string, b: string): boolean {
  return accountIdHex(decodeAnyPrefix(a).accountId) === accountIdHex(decodeAnyPrefix(b).accountId);
}

function decodeBase58(text: string): Uint8Array {
  try {
    return base58.decode(text);
  } catch {
    throw new WalletError('address/syntax', { reason: 'base58' });
  }
}

function checksum(body: Uint8Array): Uint8Array {
  return blake2b(concatBytes(CONTEXT, body), { dkLen: 64 });
}

// One byte up to 63, two bytes up to 16383, with the bits laid out as in sp_core's Ss58AddressFormat.
function readPrefix(bytes: Uint8Array): { prefix: number; prefixBytes: number } {
  const [first, second] = bytes;
  if (first === undefined || second === undefined)
    throw new WalletError('address/length', { bytes: bytes.length });
  if (first < 64) return { prefix: first, prefixBytes: 1 };
  const prefix = ((first & 0x3f) << 2) | (second >> 6) | ((second & 0x3f) << 8);
  if (first > 127 || prefix < 64) throw new WalletError('address/syntax', { reason: 'prefix' });
  return { prefix, prefixBytes: 2 };
}

function writePrefix(prefix: number): Uint8Array {
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > 16_383) {
    throw new RangeError(`SS58 prefix ${prefix} is outside 0..16383`);
  }
  if (prefix < 64) return Uint8Array.of(prefix);
  return Uint8Array.of(((prefix & 0xfc) >> 2) | 0x40, (prefix >> 8) | ((prefix & 0x03) << 6));
}

/** Whether text is an address of this chain. */
export function isAddress(text: string): boolean {
  try {
    decodeAddress(text);
    return true;
  } catch {
    return false;
  }
}

/** Addresses: SS58 of any chain, hashed receiving addresses, EVM addresses. */
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import { accountIdHex, decodeAnyPrefix, encodeAddress } from '../../address/index.js';
import type { ErrorCode } from '../../errors/codes.js';
import { isWalletError } from '../../errors/wallet-error.js';
import type { Recognised } from './types.js';

/** Kept free by the registry: other decoders refuse them whatever the checksum says. */
const RESERVED_PREFIXES = [46, 47];
/** 47 to 50 characters are 32 bytes with prefix and checksum; one more or less is a slip of the mouse. */
const NEARLY_AN_ADDRESS = /^(?=.*\d)(?=.*[A-Z])(?=.*[a-z])[1-9A-HJ-NP-Za-km-z]{44,52}$/;
const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{40,64}$/;

const HASHED = 'bth1_';
const HASHED_BYTES = 74;
const HASHED_CHECKSUM = utf8ToBytes('bittensor/hashed/v1/receiving');
const SCHEMES = { 1: 'sr25519', 2: 'ml-dsa-65', 3: 'ed25519' } as const;
type Scheme = (typeof SCHEMES)[keyof typeof SCHEMES];

/** An address of some kind; null for other text. Takes text without any space. */
export function recogniseAddress(text: string): Recognised | null {
  if (/^0x[0-9a-f]{40}$/i.test(text)) return { kind: 'evm-address' };
  if (text.startsWith(HASHED)) return hashedAccount(text.slice(HASHED.length));
  return ss58(text) ?? (NEARLY_AN_ADDRESS.test(text) ? { kind: 'unknown', saw: 'bad-address' } : null);
}

function ss58(text: string): Recognised | null {
  if (!BASE58.test(text)) return null;
  try {
    const { accountId, prefix } = decodeAnyPrefix(text);
    if (RESERVED_PREFIXES.includes(prefix)) return null;
    return { kind: 'address', address: encodeAddress(accountId), accountId: accountIdHex(accountId), prefix };
  } catch (error) {
    if (isWalletError(error)) return null;
    throw error;
  }
}

/**
 * 32 reserved bytes, descriptor (version, scheme, 32 of commitment), 8 of blake2b-256 over a domain and all before. Newer
 * runtimes only (RaoFoundation/subtensor); the account behind cannot be paid before it is registered, so it is refused.
 */
function hashedAccount(text: string): Recognised {
  const bytes = decodeStrictly(text);
  if (bytes?.length !== HASHED_BYTES) return hashed(null, 'address/syntax');
  const body = bytes.subarray(0, 66);
  const sum = blake2b(concatBytes(HASHED_CHECKSUM, body), { dkLen: 32 });
  if (bytes.subarray(66).some((byte, index) => byte !== sum[index])) return hashed(null, 'address/checksum');
  const [version, scheme] = body.subarray(32);
  const isReserved = body.subarray(0, 32).some((byte) => byte !== 0);
  const isBlank = body.subarray(34).every((byte) => byte === 0);
  const known = SCHEMES[scheme as keyof typeof SCHEMES];
  if (version !== 1 || isReserved || isBlank || !known) return hashed(null, 'address/syntax');
  return hashed(known, 'address/hashed-account');
}

function hashed(scheme: Scheme | null, code: ErrorCode): Recognised {
  return { kind: 'hashed-account', scheme, problem: { code, context: {} } };
}

function decodeStrictly(text: string): Uint8Array | null {
  try {
    const bytes = base64urlnopad.decode(text);
    return base64urlnopad.encode(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

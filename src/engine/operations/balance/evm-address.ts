import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../../core/errors/wallet-error.js';

const HEX = /^0x[0-9a-f]{40}$/i;
/** Leading bytes of zero that only precompiles and the zero address have. */
const RESERVED_PREFIX = 18;

/**
 * Bytes of an EVM address. Capital letters are a checksum (EIP-55) where there are both kinds; without them nothing can be
 * checked. @throws WalletError evm/bad-address
 */
export function evmAddressBytes(text: string): Uint8Array {
  if (!HEX.test(text)) throw new WalletError('evm/bad-address');
  const digits = text.slice(2);
  const isMixed = /[a-f]/.test(digits) && /[A-F]/.test(digits);
  const bytes = hexToBytes(digits.toLowerCase());
  if (isMixed && checksummed(bytes) !== text) throw new WalletError('evm/bad-address');
  return bytes;
}

/** `0x` and 40 digits, with the capital letters of EIP-55. */
export function checksummed(bytes: Uint8Array): string {
  const digits = bytesToHex(bytes);
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  const isUpper = (i: number) => Number.parseInt(hash.charAt(i), 16) >= 8;
  return `0x${[...digits].map((digit, i) => (isUpper(i) ? digit.toUpperCase() : digit)).join('')}`;
}

/** The zero address and the chain's precompiles: nobody has their key. */
export function isReserved(bytes: Uint8Array): boolean {
  return bytes.slice(0, RESERVED_PREFIX).every((byte) => byte === 0);
}

/**
 * sr25519 private keys: btcli keeps the scalar as schnorrkel's canonical bytes, polkadot-js (and this wallet) times the
 * cofactor 8. The nonce behind it is the same.
 */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';

const SCALAR_BYTES = 32;

/** 128 hex digits of btcli → 128 hex digits, scalar x 8. @throws WalletError keys/bad-secret-key when it would overflow */
export function timesCofactor(canonicalHex: string): string {
  const bytes = hexToBytes(canonicalHex);
  let carry = 0;
  for (let index = 0; index < SCALAR_BYTES; index += 1) {
    const byte = bytes[index] ?? 0;
    bytes[index] = ((byte << 3) | carry) & 0xff;
    carry = byte >> 5;
  }
  return finish(bytes, carry);
}

/** 128 hex digits, scalar x 8 → as btcli keeps it. @throws WalletError keys/bad-secret-key when no multiple of 8 */
export function overCofactor(secretHex: string): string {
  const bytes = hexToBytes(secretHex);
  let carry = 0;
  for (let index = SCALAR_BYTES - 1; index >= 0; index -= 1) {
    const byte = bytes[index] ?? 0;
    bytes[index] = (byte >> 3) | (carry << 5);
    carry = byte & 7;
  }
  return finish(bytes, carry);
}

function finish(bytes: Uint8Array, lost: number): string {
  const hex = bytesToHex(bytes);
  bytes.fill(0);
  if (lost !== 0) throw new WalletError('keys/bad-secret-key');
  return hex;
}

import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';

/** 0x hex → bytes. @throws WalletError sign/undecodable on anything else. */
export function fromHex(text: string): Uint8Array {
  if (!/^0x(?:[0-9a-fA-F]{2})*$/.test(text)) throw new WalletError('sign/undecodable', { reason: 'hex' });
  return hexToBytes(text.slice(2));
}

export function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${bytesToHex(bytes)}`;
}

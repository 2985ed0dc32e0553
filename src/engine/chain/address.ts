import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { WalletError } from '../../core/errors/wallet-error.js';

/**
 * An address in this chain's own spelling (prefix 42). polkadot-js would also take hex and shorter keys for an address;
 * here it is base58 of a 32-byte account or nothing.
 * @throws WalletError address/syntax
 */
export function normalAddress(text: string): string {
  if (!/^[1-9A-HJ-NP-Za-km-z]{46,52}$/.test(text)) throw new WalletError('address/syntax');
  let bytes: Uint8Array;
  try {
    bytes = decodeAddress(text);
  } catch (cause) {
    throw new WalletError('address/syntax', {}, { cause });
  }
  if (bytes.length !== 32) throw new WalletError('address/length');
  return encodeAddress(bytes, 42);
}

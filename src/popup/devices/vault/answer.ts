import { hexToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../../core/accounts/types.js';
import { WalletError } from '../../../core/errors/wallet-error.js';

/** A signature as the phone's code brings it. */
export interface VaultAnswer {
  /** Of which kind of key it says it is; null when it does not say. */
  curve: CryptoType | null;
  /** 64 bytes. */
  signature: Uint8Array;
}

const CURVES: Record<number, CryptoType> = { 0: 'ed25519', 1: 'sr25519' };
const SUBSTRATE = 0x53;

/**
 * Reads the phone's answer: 64 bytes, or 65 of which the first names the kind of key, as hex or as they are.
 * @throws WalletError device/vault-secret-code, -address-code, -transaction-code, -wrong-curve for a kind of key that no
 * account here has, -not-a-signature
 */
export function readAnswer({ text, bytes }: { text: string | null; bytes: Uint8Array }): VaultAnswer {
  const said = text?.trim() ?? null;
  if (said !== null && /^secret:/i.test(said)) throw new WalletError('device/vault-secret-code');
  if (said !== null && isAddressCode(said)) throw new WalletError('device/vault-address-code');
  const raw = said !== null && /^[\x20-\x7e]*$/.test(said) ? fromHex(said) : bytes;
  if (raw === null) throw new WalletError('device/vault-not-a-signature');
  const [first = 0] = raw;
  if (raw.length === 64) return { curve: null, signature: raw };
  if (raw.length === 65) {
    const curve = CURVES[first];
    if (curve) return { curve, signature: raw.slice(1) };
    throw new WalletError(first === 2 ? 'device/vault-wrong-curve' : 'device/vault-not-a-signature');
  }
  throw new WalletError(
    first === SUBSTRATE ? 'device/vault-transaction-code' : 'device/vault-not-a-signature',
  );
}

function isAddressCode(text: string): boolean {
  return /^(?:substrate|ethereum):/i.test(text) || /^[1-9A-HJ-NP-Za-km-z]{46,50}$/.test(text);
}

/** Bytes of hex text, 0x or not; null when it is none. */
function fromHex(text: string): Uint8Array | null {
  const digits = text.replace(/^0x/i, '');
  if (digits.length === 0 || !/^(?:[0-9a-fA-F]{2})+$/.test(digits)) return null;
  return hexToBytes(digits);
}

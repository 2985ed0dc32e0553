/** Bare hex: seeds and keys. Length alone does not tell them apart; whether the numbers are keys does. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../../accounts/types.js';
import { isWalletError, toErrorBody } from '../../errors/wallet-error.js';
import { publicKeyOf } from '../../keys/keys.js';
import { parsePath } from '../../keys/path.js';
import { timesCofactor } from '../btcli/private-key.js';
import { compacted, type Parted } from './clean.js';
import type { HexForm, Recognised } from './types.js';

const BOTH: CryptoType[] = ['sr25519', 'ed25519'];

/** A seed with its path, or a key; null for other text. */
export function recogniseHex({ head, path }: Parted): Recognised | null {
  const [, prefix, digits] = /^(0x)?([0-9a-f]{64}|[0-9a-f]{128})$/i.exec(compacted(head)) ?? [];
  if (digits === undefined) return null;
  const hex = digits.toLowerCase();
  if (hex.length === 64) {
    const form = prefix !== undefined && path === '' ? 'public-or-seed' : 'seed';
    return { kind: 'hex', digits: 64, form, cryptoTypes: BOTH, hex, path, problem: seedPathProblem(path) };
  }
  if (path !== '') return null;
  return { kind: 'hex', digits: 128, ...keyForm(hex), hex, path, problem: null };
}

function seedPathProblem(path: string) {
  try {
    // A `///password` changes a phrase, and a seed has none.
    return parsePath(path).password === ''
      ? null
      : { code: 'keys/bad-path' as const, context: { reason: 'password-without-phrase' } };
  } catch (error) {
    return toErrorBody(error);
  }
}

/**
 * Which 64-byte key it is. A scalar times 8 is a multiple of 8 below 8 times the group's order; btcli's is any number below
 * the order. What polkadot-js makes of a phrase without a path is always above the order, so only few keys are ambiguous.
 */
function keyForm(hex: string): { form: HexForm; cryptoTypes: CryptoType[] } {
  if (isEd25519Pair(hex)) return { form: 'polkadot-key', cryptoTypes: ['ed25519'] };
  const multiplied = isSr25519Key(hex);
  const canonical = isBtcliKey(hex);
  if (multiplied && canonical) return { form: 'either-key', cryptoTypes: ['sr25519'] };
  if (multiplied) return { form: 'polkadot-key', cryptoTypes: ['sr25519'] };
  if (canonical) return { form: 'btcli-key', cryptoTypes: ['sr25519'] };
  return { form: 'no-key', cryptoTypes: [] };
}

function isEd25519Pair(hex: string): boolean {
  const publicKey = ed25519.getPublicKey(hexToBytes(hex.slice(0, 64)));
  return bytesToHex(publicKey) === hex.slice(64);
}

function isSr25519Key(hex: string): boolean {
  const bytes = hexToBytes(hex);
  if (bytes.subarray(0, 32).every((byte) => byte === 0)) return false;
  try {
    if (((bytes[0] ?? 0) & 7) !== 0) return false;
    publicKeyOf('sr25519', bytes);
    return true;
  } catch (error) {
    if (isWalletError(error)) return false;
    throw error;
  } finally {
    bytes.fill(0);
  }
}

function isBtcliKey(hex: string): boolean {
  try {
    return isSr25519Key(timesCofactor(hex));
  } catch (error) {
    if (isWalletError(error)) return false;
    throw error;
  }
}

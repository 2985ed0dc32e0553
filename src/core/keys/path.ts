/** Derivation paths of a secret URI: `//hard/soft///password` (paritytech/polkadot-sdk substrate/primitives/core/src/crypto.rs). */
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../errors/wallet-error.js';

export interface Junction {
  hard: boolean;
  /** 32 bytes. */
  chainCode: Uint8Array;
}

export interface DerivationPath {
  junctions: Junction[];
  /** Part of the secret, not of the path: changes the key of the phrase itself. */
  password: string;
}

const PATH = /^((?:\/\/?[^/]+)*)(?:\/\/\/(.*))?$/su;
const JUNCTION = /(\/\/?)([^/]+)/gu;
const MAX_U64 = (1n << 64n) - 1n;

/**
 * Parses the part after the phrase.
 * @throws WalletError keys/bad-path, without the text: it may hold a password
 */
export function parsePath(text: string): DerivationPath {
  const match = PATH.exec(text);
  if (!match) throw new WalletError('keys/bad-path');
  const junctions = [...(match[1] ?? '').matchAll(JUNCTION)].map(([, slashes, name = '']) => ({
    hard: slashes === '//',
    chainCode: chainCodeOf(name),
  }));
  return { junctions, password: match[2] ?? '' };
}

function chainCodeOf(name: string): Uint8Array {
  // Rust reads `+7` and digits beyond u64 otherwise than polkadot-js does: two wallets, two accounts. Refused.
  if (/^\+\d+$/.test(name)) throw new WalletError('keys/bad-path', { reason: 'ambiguous-number' });
  const encoded = /^\d+$/.test(name) ? u64(name) : scaleString(name);
  const code = encoded.length > 32 ? blake2b(encoded, { dkLen: 32 }) : encoded;
  const padded = new Uint8Array(32);
  padded.set(code);
  return padded;
}

function u64(digits: string): Uint8Array {
  const value = BigInt(digits);
  if (value > MAX_U64) throw new WalletError('keys/bad-path', { reason: 'ambiguous-number' });
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}

/** SCALE string: compact length and UTF-8. The method schema caps a path far below the 16,383 bytes of two-byte lengths. */
export function scaleString(text: string): Uint8Array {
  const bytes = utf8ToBytes(text);
  const { length } = bytes;
  if (length > 16_383) throw new WalletError('keys/bad-path', { reason: 'too-long' });
  const prefix =
    length < 64 ? Uint8Array.of(length << 2) : Uint8Array.of(((length << 2) & 0xff) | 1, length >> 6);
  return concatBytes(prefix, bytes);
}

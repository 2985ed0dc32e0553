/** From a phrase and a path to a key pair, and from a key to a signature. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import type { CryptoType } from '../accounts/types.js';
import { WalletError } from '../errors/wallet-error.js';
import { type DerivationPath, type Junction, parsePath, scaleString } from './path.js';
import { miniSecretOf, parsePhrase } from './phrase.js';

/** What a person types or imports. */
export interface SecretInput {
  phrase: string;
  /** `//hard/soft///password`, or empty. */
  path: string;
  cryptoType: CryptoType;
}

export interface DerivedKey {
  /** 32-byte account id. */
  publicKey: Uint8Array;
  /** sr25519: 64 bytes, scalar times 8 and nonce; ed25519: 32-byte seed. The holder zeroes it. */
  secretKey: Uint8Array;
  /** The phrase's entropy, kept for showing the phrase again. The holder zeroes it. */
  entropy: Uint8Array;
}

/**
 * Derives the key pair of a phrase and path.
 * @throws WalletError keys/bad-phrase-*, keys/dev-phrase, keys/bad-path, keys/soft-path-ed25519
 */
export function deriveKey({ phrase, path, cryptoType }: SecretInput): DerivedKey {
  return deriveFromEntropy(parsePhrase(phrase), path, cryptoType);
}

/** The same from the phrase's entropy, which the result takes over. @throws WalletError keys/bad-path, keys/soft-path-ed25519 */
export function deriveFromEntropy(entropy: Uint8Array, pathText: string, cryptoType: CryptoType): DerivedKey {
  const path = parsePath(pathText);
  if (cryptoType === 'ed25519' && path.junctions.some((junction) => !junction.hard)) {
    throw new WalletError('keys/soft-path-ed25519');
  }
  const miniSecret = miniSecretOf(entropy, path.password);
  try {
    const secretKey =
      cryptoType === 'sr25519' ? deriveSr25519(miniSecret, path) : deriveEd25519(miniSecret, path);
    return { entropy, secretKey, publicKey: publicKeyOf(cryptoType, secretKey) };
  } finally {
    miniSecret.fill(0);
  }
}

/**
 * Signs bytes as they are: sr25519 (context `substrate`, randomised) or ed25519 (deterministic), 64 bytes.
 * Hashing of payloads above 256 bytes is the caller's.
 */
export function signWith(cryptoType: CryptoType, secretKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  return cryptoType === 'sr25519' ? sr25519.sign(secretKey, bytes) : ed25519.sign(bytes, secretKey);
}

function publicKeyOf(cryptoType: CryptoType, secretKey: Uint8Array): Uint8Array {
  return cryptoType === 'sr25519' ? sr25519.getPublicKey(secretKey) : ed25519.getPublicKey(secretKey);
}

function deriveSr25519(miniSecret: Uint8Array, path: DerivationPath): Uint8Array {
  return walk(sr25519.secretFromSeed(miniSecret), path.junctions, (key, { hard, chainCode }) =>
    hard ? sr25519.HDKD.secretHard(key, chainCode) : sr25519.HDKD.secretSoft(key, chainCode),
  );
}

// substrate/primitives/core/src/ed25519.rs: seed' = blake2b-256(SCALE("Ed25519HDKD"), seed, chain code).
function deriveEd25519(miniSecret: Uint8Array, path: DerivationPath): Uint8Array {
  const tag = scaleString('Ed25519HDKD');
  return walk(miniSecret.slice(), path.junctions, (seed, { chainCode }) => {
    const joined = concatBytes(tag, seed, chainCode);
    const child = blake2b(joined, { dkLen: 32 });
    joined.fill(0);
    return child;
  });
}

function walk(
  root: Uint8Array,
  junctions: Junction[],
  step: (key: Uint8Array, junction: Junction) => Uint8Array,
): Uint8Array {
  let key = root;
  for (const junction of junctions) {
    const child = step(key, junction);
    key.fill(0);
    key = child;
  }
  return key;
}

/** From a phrase and a path to a key pair, and from a key to a signature. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import * as sr25519 from '@scure/sr25519';
import type { CryptoType } from '../accounts/types.js';
import { WalletError } from '../errors/wallet-error.js';
import { miniSecretOf } from './mini-secret.js';
import { type DerivationPath, type Junction, parsePath, scaleString } from './path.js';

export interface DerivedKey {
  /** 32-byte account id. */
  publicKey: Uint8Array;
  /** sr25519: 64 bytes, scalar times 8 and nonce; ed25519: 32-byte seed. The holder zeroes it. */
  secretKey: Uint8Array;
}

/** The key pair of a phrase's entropy and a path. @throws WalletError keys/bad-path, keys/soft-path-ed25519 */
export function deriveFromEntropy(entropy: Uint8Array, pathText: string, cryptoType: CryptoType): DerivedKey {
  const path = parsePath(pathText);
  return fromMiniSecret(miniSecretOf(entropy, path.password), path, cryptoType);
}

/**
 * The key pair of a 32-byte seed and a path.
 * @throws WalletError keys/bad-path, also for a `///password`, which only a phrase can have; keys/soft-path-ed25519
 */
export function deriveFromSeed(seed: Uint8Array, pathText: string, cryptoType: CryptoType): DerivedKey {
  const path = parsePath(pathText);
  if (path.password !== '') throw new WalletError('keys/bad-path', { reason: 'password-without-phrase' });
  return fromMiniSecret(seed.slice(), path, cryptoType);
}

// Takes the mini-secret over: it is zeroed here.
function fromMiniSecret(miniSecret: Uint8Array, path: DerivationPath, cryptoType: CryptoType): DerivedKey {
  try {
    if (cryptoType === 'ed25519' && path.junctions.some((junction) => !junction.hard)) {
      throw new WalletError('keys/soft-path-ed25519');
    }
    const secretKey =
      cryptoType === 'sr25519' ? deriveSr25519(miniSecret, path) : deriveEd25519(miniSecret, path);
    return { secretKey, publicKey: publicKeyOf(cryptoType, secretKey) };
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

/**
 * The public key of a secret key, 32 bytes.
 * @throws WalletError keys/bad-secret-key when the 64 bytes are no sr25519 key: the scalar must be a multiple of the cofactor
 * 8 and below 8 times the group's order
 */
export function publicKeyOf(cryptoType: CryptoType, secretKey: Uint8Array): Uint8Array {
  if (cryptoType === 'ed25519') return ed25519.getPublicKey(secretKey);
  try {
    return sr25519.getPublicKey(secretKey);
  } catch {
    // The cause is dropped on purpose: library messages may quote the key.
    throw new WalletError('keys/bad-secret-key');
  }
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

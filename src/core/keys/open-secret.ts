/** Secrets in the shapes in which people hold them, and the key pair each gives. */
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { CryptoType } from '../accounts/types.js';
import { WalletError } from '../errors/wallet-error.js';
import { type DerivedKey, deriveFromEntropy, deriveFromSeed, publicKeyOf } from './keys.js';
import { entropyOfPhrase, phraseOfEntropy, type WordList } from './words.js';

/** Phrase, 32-byte seed, or the key itself. */
export type Secret =
  | {
      kind: 'phrase';
      phrase: string;
      /** `//hard/soft///password`, or empty. */
      path: string;
      cryptoType: CryptoType;
    }
  | {
      kind: 'seed';
      /** 64 hex digits, no 0x. */
      seedHex: string;
      path: string;
      cryptoType: CryptoType;
    }
  | {
      kind: 'key';
      /** sr25519: 128 hex digits, scalar x 8 and nonce, as polkadot-js writes it; ed25519: 64 hex digits, the seed. */
      secretHex: string;
      cryptoType: CryptoType;
    };

/** What an account was made of: the part beside the key that can be shown again. */
export type KeySource = Secret['kind'];

/** A key pair and what it was made of. Whoever holds one zeroes `secretKey` and `origin` ({@link wipe}). */
export interface OpenedSecret extends DerivedKey {
  kind: KeySource;
  /** Entropy of a phrase or the seed; empty for a bare key. */
  origin: Uint8Array;
  path: string;
}

const SECRET_BYTES = { sr25519: 64, ed25519: 32 } as const;

/**
 * The key pair of a secret. The word list is read for a phrase only.
 * @throws WalletError keys/bad-phrase-*, keys/dev-phrase, keys/bad-path, keys/soft-path-ed25519, keys/bad-hex `{digits}`,
 * keys/bad-secret-key when 64 bytes are no sr25519 key
 */
export function openWith(secret: Secret, list: WordList): OpenedSecret {
  const { kind, cryptoType } = secret;
  if (kind === 'phrase') {
    const origin = entropyOfPhrase(secret.phrase, list);
    return { kind, origin, path: secret.path, ...deriveFromEntropy(origin, secret.path, cryptoType) };
  }
  if (kind === 'seed') {
    const origin = bytesOf(secret.seedHex, 32);
    return { kind, origin, path: secret.path, ...deriveFromSeed(origin, secret.path, cryptoType) };
  }
  const secretKey = bytesOf(secret.secretHex, SECRET_BYTES[cryptoType]);
  // Times the cofactor means three zero bits; a btcli key, which is not multiplied, would give another account.
  if (cryptoType === 'sr25519' && ((secretKey[0] ?? 0) & 7) !== 0)
    throw new WalletError('keys/bad-secret-key');
  return {
    kind,
    origin: new Uint8Array(),
    path: '',
    secretKey,
    publicKey: publicKeyOf(cryptoType, secretKey),
  };
}

/** The 32-byte account id of a secret. @throws see {@link openWith} */
export function publicKeyWith(secret: Secret, list: WordList): Uint8Array {
  const opened = openWith(secret, list);
  wipe(opened);
  return opened.publicKey;
}

/** The secret of stored bytes: the reverse of {@link openWith}. */
export function secretWith(
  kind: KeySource,
  origin: Uint8Array,
  path: string,
  cryptoType: CryptoType,
  list: WordList,
): Secret {
  if (kind === 'phrase') return { kind, phrase: phraseOfEntropy(origin, list), path, cryptoType };
  if (kind === 'seed') return { kind, seedHex: bytesToHex(origin), path, cryptoType };
  return { kind, secretHex: bytesToHex(origin), cryptoType };
}

/** Overwrites the secret bytes. */
export function wipe({ secretKey, origin }: Pick<OpenedSecret, 'secretKey' | 'origin'>): void {
  secretKey.fill(0);
  origin.fill(0);
}

function bytesOf(hex: string, length: number): Uint8Array {
  const digits = hex.replace(/^0x/i, '');
  if (!/^[0-9a-fA-F]*$/.test(digits) || digits.length !== length * 2)
    throw new WalletError('keys/bad-hex', { digits: digits.length, expected: length * 2 });
  return hexToBytes(digits);
}

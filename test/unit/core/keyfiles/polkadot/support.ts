import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { hexToU8a, stringToU8a, u8aConcat, u8aFixLength, u8aToHex } from '@polkadot/util';
import { naclEncrypt } from '@polkadot/util-crypto';
import { scrypt } from 'hash-wasm';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import type { SlowKdf } from '../../../../../src/core/keyfiles/slow-kdf.js';
import { CHAIN_DIR } from '../../../../support/finney.js';

export const HAS_VECTORS = existsSync(resolve(CHAIN_DIR, 'vectors/polkadot-js-keystore.json'));

export const PASSWORD = 'correct horse battery staple 9!';
/** A public test seed: 32 bytes of 0x11. */
export const SEED = `0x${'11'.repeat(32)}` as const;

const unused = () => {
  throw new Error('polkadot-js files use scrypt only');
};

/** The hash itself, in WASM. */
export const KDF: SlowKdf = {
  scrypt: (password, salt, { N, r, p }, length) =>
    scrypt({
      password,
      salt,
      costFactor: N,
      blockSize: r,
      parallelism: p,
      hashLength: length,
      outputType: 'binary',
    }),
  argon2i: unused,
  pbkdf2Sha256: unused,
};

/** For everything that must be decided before a hash is computed. */
export const NO_KDF: SlowKdf = {
  scrypt: () => {
    throw new Error('scrypt was called');
  },
  argon2i: unused,
  pbkdf2Sha256: unused,
};

export interface KeystoreJson {
  encoded: string;
  encoding: { content: string | string[]; type: string | string[]; version: string };
  address: string;
  meta: Record<string, unknown>;
}

/** A pair of the public test seed in the reference implementation. */
export function referencePair(cryptoType: CryptoType, seed: string = SEED) {
  return new Keyring({ type: cryptoType, ss58Format: 42 }).addFromSeed(hexToU8a(seed));
}

/** A file of a generation before scrypt, which nothing writes any more: the seed in a NaCl box under the padded password. */
export function oldFile(
  version: '0' | '1' | '2',
  cryptoType: CryptoType,
  password: string | null = PASSWORD,
): KeystoreJson {
  const { address, publicKey } = referencePair(cryptoType);
  const body = u8aConcat('0x3053020101300506032b657004220420', hexToU8a(SEED), '0xa123032100', publicKey);
  return {
    encoded: u8aToHex(password === null ? body : seal(body, password)),
    encoding: {
      content: version === '0' ? 'pkcs8' : ['pkcs8', cryptoType],
      type: password === null ? 'none' : 'xsalsa20-poly1305',
      version,
    },
    address,
    meta: { name: 'old' },
  };
}

function seal(body: Uint8Array, password: string): Uint8Array {
  const { encrypted, nonce } = naclEncrypt(body, u8aFixLength(stringToU8a(password), 256, true));
  return u8aConcat(nonce, encrypted);
}

/** A valid v3 file of the reference implementation without a password, which needs no hash to open. */
export function openFile(cryptoType: CryptoType): KeystoreJson {
  return referencePair(cryptoType).toJson() as unknown as KeystoreJson;
}

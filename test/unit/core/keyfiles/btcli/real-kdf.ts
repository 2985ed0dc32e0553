import { argon2i, scrypt } from 'hash-wasm';
import type { SlowKdf } from '../../../../../src/core/keyfiles/slow-kdf.js';

/** The slow hashes themselves: WebAssembly and WebCrypto, as in the product's Worker. */
const realKdf: SlowKdf = {
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
  argon2i: (password, salt, { memoryKiB, passes, lanes }, length) =>
    argon2i({
      password,
      salt,
      memorySize: memoryKiB,
      iterations: passes,
      parallelism: lanes,
      hashLength: length,
      outputType: 'binary',
    }),
  async pbkdf2Sha256(password, salt, rounds, length) {
    const key = await crypto.subtle.importKey('raw', password.slice(), 'PBKDF2', false, ['deriveBits']);
    const how = { name: 'PBKDF2', hash: 'SHA-256', salt: salt.slice(), iterations: rounds };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
  },
};

/** Works out each key once; Argon2i over 512 MiB takes seconds. Counts the real ones. */
export function rememberingKdf(): SlowKdf & { runs: number; keys: string[] } {
  const known = new Map<string, Promise<Uint8Array>>();
  async function once(id: unknown[], derive: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const name = JSON.stringify(id.map((part) => (part instanceof Uint8Array ? hex(part) : part)));
    const derived = known.get(name) ?? derive();
    if (!known.has(name)) kdf.runs += 1;
    known.set(name, derived);
    // A copy, because whoever asked wipes what was given.
    const key = (await derived).slice();
    kdf.keys.push(hex(key));
    return key;
  }
  const kdf = {
    runs: 0,
    keys: [] as string[],
    scrypt: ((...args) =>
      once(['scrypt', ...copies(args)], () => realKdf.scrypt(...args))) as SlowKdf['scrypt'],
    argon2i: ((...args) =>
      once(['argon2i', ...copies(args)], () => realKdf.argon2i(...args))) as SlowKdf['argon2i'],
    pbkdf2Sha256: ((...args) =>
      once(['pbkdf2', ...copies(args)], () => realKdf.pbkdf2Sha256(...args))) as SlowKdf['pbkdf2Sha256'],
  };
  return kdf;
}

const copies = (args: unknown[]) => args.map((arg) => (arg instanceof Uint8Array ? arg.slice() : arg));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** For what must not need a slow hash at all. */
export const noKdf: SlowKdf = {
  scrypt: () => Promise.reject(new Error('scrypt was asked for')),
  argon2i: () => Promise.reject(new Error('Argon2i was asked for')),
  pbkdf2Sha256: () => Promise.reject(new Error('PBKDF2 was asked for')),
};

import { argon2i, scrypt } from 'hash-wasm';
import { WalletError } from '../../core/errors/wallet-error.js';
import type { SlowKdf } from '../../core/keyfiles/slow-kdf.js';

/** The slow hashes of key files: WebAssembly for what eats memory, the platform's own PBKDF2. Only ever in a Worker. */
export const slowHashes: SlowKdf = {
  scrypt: (password, salt, { N, r, p }, length) =>
    withinMemory((128 * N * r) / 1024, () =>
      scrypt({
        password,
        salt,
        costFactor: N,
        blockSize: r,
        parallelism: p,
        hashLength: length,
        outputType: 'binary',
      }),
    ),
  argon2i: (password, salt, { memoryKiB, passes, lanes }, length) =>
    withinMemory(memoryKiB, () =>
      argon2i({
        password,
        salt,
        memorySize: memoryKiB,
        iterations: passes,
        parallelism: lanes,
        hashLength: length,
        outputType: 'binary',
      }),
    ),
  async pbkdf2Sha256(password, salt, rounds, length) {
    const typed = new Uint8Array(password);
    try {
      const key = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
      const cost = { name: 'PBKDF2', hash: 'SHA-256', salt: new Uint8Array(salt), iterations: rounds };
      return new Uint8Array(await crypto.subtle.deriveBits(cost, key, length * 8));
    } finally {
      typed.fill(0);
    }
  },
};

/**
 * WebAssembly says "no memory" in two ways: the array over it cannot be made, or the code runs past its end.
 * @throws WalletError keyfile/out-of-memory `{mebibytes}`: what would have been needed
 */
export async function withinMemory<Result>(memoryKiB: number, hash: () => Promise<Result>): Promise<Result> {
  try {
    return await hash();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof WebAssembly.RuntimeError)) throw error;
    throw new WalletError(
      'keyfile/out-of-memory',
      { mebibytes: Math.ceil(memoryKiB / 1024) },
      { cause: error },
    );
  }
}

/** The slow hashes of foreign key files. Whoever opens one brings them: in the product a Worker of the page, never the background. */
export interface SlowKdf {
  /** @throws WalletError keyfile/out-of-memory */
  scrypt(
    password: Uint8Array,
    salt: Uint8Array,
    params: { N: number; r: number; p: number },
    length: number,
  ): Promise<Uint8Array>;
  /** Argon2i v1.3. @throws WalletError keyfile/out-of-memory */
  argon2i(
    password: Uint8Array,
    salt: Uint8Array,
    params: { memoryKiB: number; passes: number; lanes: number },
    length: number,
  ): Promise<Uint8Array>;
  pbkdf2Sha256(password: Uint8Array, salt: Uint8Array, rounds: number, length: number): Promise<Uint8Array>;
}

import type { SlowKdf } from '../slow-kdf.js';

/** An encrypted file, taken apart and found well-formed. */
export interface LockedContainer {
  /** Password (UTF-8) → key material. Takes seconds. @throws WalletError keyfile/out-of-memory */
  stretch(password: Uint8Array, kdf: SlowKdf): Promise<Uint8Array>;
  /** The plaintext; null when the seal does not fit: wrong password or damaged file, nobody can tell which. */
  open(key: Uint8Array): Uint8Array | null;
}

/** Compares in a time that does not tell where two values differ. */
export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}

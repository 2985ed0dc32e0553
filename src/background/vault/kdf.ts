import { bytesToHex } from '@noble/hashes/utils.js';
import { WalletError } from '../../core/errors/wallet-error.js';

/** Parameters of the password derivation, as stored in the header. The derivation itself runs in a page. */
export interface KdfHeader {
  alg: 'argon2id';
  /** 16 bytes, hex. */
  salt: string;
  memoryKiB: number;
  passes: number;
  lanes: 1;
}

// 64 MiB and three passes: RFC 9106's second recommended choice, 0.2 to 0.4 s on the machines measured.
const DEFAULT = { memoryKiB: 64 * 1024, passes: 3 };
// OWASP's floor for Argon2id. Anything cheaper in a file is a downgrade; anything above the ceiling is an attempt to
// exhaust the page.
const MIN_MEMORY_KIB = 19 * 1024;
const MAX_MEMORY_KIB = 256 * 1024;
const MIN_PASSES = 2;
const MAX_PASSES = 10;

/** Parameters for a new vault. `random` gives the 16 bytes of salt. */
export function freshKdf(random: (length: number) => Uint8Array): KdfHeader {
  return { alg: 'argon2id', salt: bytesToHex(random(16)), ...DEFAULT, lanes: 1 };
}

/**
 * Refuses parameters outside what this wallet would ever have written, before anything is computed with them.
 * @throws WalletError vault/kdf-out-of-bounds `{memoryKiB, passes}`
 */
export function assertKdfBounds(kdf: KdfHeader): void {
  const within =
    kdf.alg === 'argon2id' &&
    kdf.lanes === 1 &&
    /^[0-9a-f]{32}$/.test(kdf.salt) &&
    isWithin(kdf.memoryKiB, MIN_MEMORY_KIB, MAX_MEMORY_KIB) &&
    isWithin(kdf.passes, MIN_PASSES, MAX_PASSES);
  if (!within) {
    throw new WalletError('vault/kdf-out-of-bounds', { memoryKiB: kdf.memoryKiB, passes: kdf.passes });
  }
}

function isWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

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
type Cost = Pick<KdfHeader, 'memoryKiB' | 'passes'>;

/**
 * What is asked of a derivation. `least`: 64 MiB and three passes, RFC 9106's second recommended choice, 0.2 to 0.4 s on the
 * machines measured; nothing new is made with less, and a page raises the passes to what its machine does in about 0.7 s.
 * `floor`: OWASP's least for Argon2id; anything cheaper in a file is a downgrade. `ceiling`: anything dearer in a file is an
 * attempt to exhaust the page.
 */
export const KDF_POLICY = {
  floor: { memoryKiB: 19 * 1024, passes: 2 },
  least: { memoryKiB: 64 * 1024, passes: 3 },
  ceiling: { memoryKiB: 256 * 1024, passes: 10 },
} as const;

/** Parameters for a new vault. `random` gives the 16 bytes of salt. */
export function freshKdf(random: (length: number) => Uint8Array): KdfHeader {
  return { alg: 'argon2id', salt: bytesToHex(random(16)), ...KDF_POLICY.least, lanes: 1 };
}

/**
 * Refuses parameters outside what this wallet would ever have written, before anything is computed with them.
 * @throws WalletError vault/kdf-out-of-bounds `{memoryKiB, passes}`
 */
export function assertKdfBounds(kdf: KdfHeader, least: Cost = KDF_POLICY.floor): void {
  const { ceiling } = KDF_POLICY;
  const { alg, lanes, salt, memoryKiB, passes } = kdf;
  const isKnown = alg === 'argon2id' && lanes === 1 && /^[0-9a-f]{32}$/.test(salt);
  const within =
    isWithin(memoryKiB, least.memoryKiB, ceiling.memoryKiB) && isWithin(passes, least.passes, ceiling.passes);
  if (!isKnown || !within) throw new WalletError('vault/kdf-out-of-bounds', { memoryKiB, passes });
}

/** The same for a derivation that is made now. @throws WalletError vault/kdf-out-of-bounds `{memoryKiB, passes}` */
export function assertNewKdf(kdf: KdfHeader): void {
  assertKdfBounds(kdf, KDF_POLICY.least);
}

/** Whether a stored derivation costs less than today's least. */
export function isBelowLeast({ memoryKiB, passes }: Cost): boolean {
  return memoryKiB < KDF_POLICY.least.memoryKiB || passes < KDF_POLICY.least.passes;
}

function isWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

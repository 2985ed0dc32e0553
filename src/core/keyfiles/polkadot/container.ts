/** The outer layer of an export: where salt, cost, nonce and ciphertext lie in `encoded`, sealing and opening. */
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { WalletError } from '../../errors/wallet-error.js';
import type { SlowKdf } from '../slow-kdf.js';
import { plainKey, scryptReadings } from './password.js';
import { isPreset, STRENGTHS, type Strength } from './scrypt-params.js';
import type { Container, PolkadotKdf } from './types.js';

const KEY_BYTES = 32;
const SALT_BYTES = 32;
// Three u32, little endian: N, p, r, in this order.
const COST_BYTES = 12;
const NONCE_BYTES = 24;
const TAG_BYTES = 16;

/** Random bytes of the given length, from a cryptographic source. */
export type Random = (length: number) => Uint8Array;

/** Bytes that a container of this kind has around its plaintext. */
export const OVERHEAD: Readonly<Record<PolkadotKdf, number>> = {
  none: 0,
  'plain-password': NONCE_BYTES + TAG_BYTES,
  scrypt: SALT_BYTES + COST_BYTES + NONCE_BYTES + TAG_BYTES,
};

/**
 * Cuts `encoded` into its parts. Nothing is computed.
 * @param bytes at least {@link OVERHEAD} of the kind
 * @throws WalletError keyfile/unsupported-kdf `{N, p, r}` when the cost is none that polkadot-js writes
 */
export function readContainer(kdf: PolkadotKdf, bytes: Uint8Array): Container {
  if (kdf === 'none') return { kdf, plaintext: bytes };
  if (kdf === 'plain-password')
    return { kdf, nonce: bytes.subarray(0, NONCE_BYTES), box: bytes.subarray(NONCE_BYTES) };
  const cost = new DataView(bytes.buffer, bytes.byteOffset + SALT_BYTES, COST_BYTES);
  const params = { N: cost.getUint32(0, true), p: cost.getUint32(4, true), r: cost.getUint32(8, true) };
  if (!isPreset(params)) throw new WalletError('keyfile/unsupported-kdf', params);
  const rest = bytes.subarray(SALT_BYTES + COST_BYTES);
  return {
    kdf,
    salt: bytes.subarray(0, SALT_BYTES),
    params,
    nonce: rest.subarray(0, NONCE_BYTES),
    box: rest.subarray(NONCE_BYTES),
  };
}

/**
 * The plaintext of a container, a copy that the holder zeroes.
 * @throws WalletError keyfile/password-needed, keyfile/wrong-password (a damaged file looks the same),
 * keyfile/out-of-memory
 */
export async function openContainer(
  container: Container,
  password: string,
  kdf: SlowKdf,
): Promise<Uint8Array> {
  if (container.kdf === 'none') return container.plaintext.slice();
  if (password === '') throw new WalletError('keyfile/password-needed');
  const plaintext =
    container.kdf === 'scrypt'
      ? await openScrypt(container, password, kdf)
      : unseal(plainKey(password), container);
  if (plaintext === null) throw new WalletError('keyfile/wrong-password');
  return plaintext;
}

/**
 * Seals bytes as generation 3 does, with a new salt and nonce.
 * @throws WalletError keyfile/password-needed for an empty password, keyfile/out-of-memory
 */
export async function sealContainer(
  plaintext: Uint8Array,
  password: string,
  kdf: SlowKdf,
  { strength, random }: { strength: Strength; random: Random },
): Promise<Uint8Array> {
  if (password === '') throw new WalletError('keyfile/password-needed');
  const params = STRENGTHS[strength];
  const salt = random(SALT_BYTES);
  const nonce = random(NONCE_BYTES);
  const cost = new DataView(new ArrayBuffer(COST_BYTES));
  for (const [index, value] of [params.N, params.p, params.r].entries())
    cost.setUint32(index * 4, value, true);
  const readings = scryptReadings(password);
  try {
    const key = await kdf.scrypt(readings[0], salt, params, KEY_BYTES);
    try {
      const box = xsalsa20poly1305(key, nonce).encrypt(plaintext);
      return concatBytes(salt, new Uint8Array(cost.buffer), nonce, box);
    } finally {
      key.fill(0);
    }
  } finally {
    for (const reading of readings) reading.fill(0);
  }
}

async function openScrypt(
  container: Container & { kdf: 'scrypt' },
  password: string,
  kdf: SlowKdf,
): Promise<Uint8Array | null> {
  const { salt, params } = container;
  const readings = scryptReadings(password);
  try {
    for (const reading of readings) {
      const plaintext = unseal(await kdf.scrypt(reading, salt, params, KEY_BYTES), container);
      if (plaintext !== null) return plaintext;
    }
    return null;
  } finally {
    for (const reading of readings) reading.fill(0);
  }
}

/** Takes the key over: it is zeroed here. Null when the tag does not fit. */
function unseal(key: Uint8Array, { nonce, box }: { nonce: Uint8Array; box: Uint8Array }): Uint8Array | null {
  try {
    return xsalsa20poly1305(key, nonce).decrypt(box);
  } catch {
    // Sizes were checked when the file was read, so the tag is the only thing left to be wrong.
    return null;
  } finally {
    key.fill(0);
  }
}

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { describe, expect, it } from 'vitest';
import { twox128 } from '../../../../src/engine/chain/twox.js';
import { envelopeBytes, MAX_INNER_BYTES, sealEnvelope } from '../../../../src/engine/shield/envelope.js';
import { HAS_FINNEY, vectors } from '../../../support/finney.js';

interface ShieldVector {
  keygen_seed_hex: string;
  publicKey_hex: string;
  key_hash_twox128_hex: string;
  encapsulation_m_hex: string;
  aead_nonce_hex: string;
  inner: { extrinsic: string };
  ciphertext_hex: string;
  ciphertext_len: number;
}

const bytes = (hex: string) => hexToBytes(hex.slice(2));

/** What a block author does with an envelope. */
function open(secretKey: Uint8Array, envelope: Uint8Array): Uint8Array {
  const secret = ml_kem768.decapsulate(envelope.slice(18, 18 + 1088), secretKey);
  return xchacha20poly1305(secret, envelope.slice(1106, 1130)).decrypt(envelope.slice(1130));
}

describe.skipIf(!HAS_FINNEY)('the envelope, by the published vector', () => {
  const vector = HAS_FINNEY ? vectors<ShieldVector>('mev-shield') : null;
  if (!vector) return;
  const key = bytes(vector.publicKey_hex);
  const inner = bytes(vector.inner.extrinsic);

  it('is the vector’s, byte for byte, with its randomness', () => {
    const chance = { message: bytes(vector.encapsulation_m_hex), nonce: bytes(vector.aead_nonce_hex) };
    const envelope = sealEnvelope(key, inner, chance);
    expect(`0x${bytesToHex(envelope)}`).toBe(vector.ciphertext_hex);
    expect(envelope.length).toBe(vector.ciphertext_len);
    expect(envelopeBytes(inner.length)).toBe(vector.ciphertext_len);
    expect(`0x${bytesToHex(twox128(key))}`).toBe(vector.key_hash_twox128_hex);
  });

  it('opens with the vector’s secret key, and is another one each time', () => {
    const { secretKey } = ml_kem768.keygen(bytes(vector.keygen_seed_hex));
    const [one, other] = [sealEnvelope(key, inner), sealEnvelope(key, inner)];
    expect(open(secretKey, one)).toEqual(inner);
    expect(open(secretKey, other)).toEqual(inner);
    expect(bytesToHex(one.slice(18))).not.toBe(bytesToHex(other.slice(18)));
  });
});

describe('the envelope', () => {
  it('fits the chain’s bound exactly at the longest transaction', () => {
    const { publicKey, secretKey } = ml_kem768.keygen(new Uint8Array(64).fill(7));
    const inner = new Uint8Array(MAX_INNER_BYTES).fill(1);
    const envelope = sealEnvelope(publicKey, inner);
    expect(MAX_INNER_BYTES).toBe(7_046);
    expect(envelope.length).toBe(8_192);
    expect(open(secretKey, envelope)).toEqual(inner);
  });

  it('is not made to a key that is none', () => {
    expect(() => sealEnvelope(new Uint8Array(1_183), new Uint8Array(1))).toThrow();
    expect(() => sealEnvelope(new Uint8Array(1_184).fill(0xff), new Uint8Array(1))).toThrow();
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import { describe, expect, it } from 'vitest';
import { openEnvelope, parseEnvelope } from '../../../../../devnet/executive/shield/envelope.js';
import { authorOf, keyHash, keyPair } from '../../../../../devnet/executive/shield/keys.js';
import { hashOf, hex } from '../chain.js';

const VECTOR = '../shared/chain/vectors/mev-shield.json';
const present = existsSync(VECTOR);
const unhex = (text: string) => new Uint8Array(Buffer.from(text.slice(2), 'hex'));

interface Vector {
  keygen_seed_hex: string;
  publicKey_hex: string;
  key_hash_twox128_hex: string;
  ciphertext_hex: string;
  inner: { extrinsic: string };
  parse_cases: Array<{ case: string; bytes_hex?: string; len: number; parses: boolean }>;
}

describe.skipIf(!present)(`the shield's vector (needs ${VECTOR})`, () => {
  const vector: Vector = present ? JSON.parse(readFileSync(VECTOR, 'utf8')) : ({ parse_cases: [] } as never);

  it('opens to the signed inner transaction', () => {
    const pair = ml_kem768.keygen(unhex(vector.keygen_seed_hex));
    expect(hex(pair.publicKey)).toBe(vector.publicKey_hex);
    expect(hex(keyHash(pair.publicKey))).toBe(vector.key_hash_twox128_hex);
    const envelope = parseEnvelope(unhex(vector.ciphertext_hex));
    if (!envelope) throw new Error('the vector does not parse');
    expect(hex(envelope.keyHash)).toBe(vector.key_hash_twox128_hex);
    expect(hex(openEnvelope(envelope, pair.secretKey) ?? new Uint8Array())).toBe(vector.inner.extrinsic);
  });

  it('is not opened by another key, nor with one byte changed anywhere', () => {
    const pair = ml_kem768.keygen(unhex(vector.keygen_seed_hex));
    const sealed = unhex(vector.ciphertext_hex);
    const open = (bytes: Uint8Array, secretKey: Uint8Array) => {
      const envelope = parseEnvelope(bytes);
      return envelope && openEnvelope(envelope, secretKey);
    };
    const other = keyPair(hashOf(0), { author: 1, slot: 1 });
    expect(open(sealed, other.secretKey)).toBeUndefined();
    for (const at of [18, 600, 1_105, 1_110, 1_140, sealed.length - 1]) {
      const bent = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte));
      expect([at, open(bent, pair.secretKey)]).toEqual([at, undefined]);
    }
  });

  it.each(vector.parse_cases.filter(({ bytes_hex }) => bytes_hex !== undefined))(
    'parses or not: $case',
    ({ bytes_hex, parses }) => {
      expect(parseEnvelope(unhex(bytes_hex ?? '0x')) !== undefined).toBe(parses);
    },
  );

  it('parses with nothing sealed at all, which is no envelope', () => {
    const bare = parseEnvelope(unhex(vector.ciphertext_hex).slice(0, 1_130));
    if (!bare) throw new Error('does not parse');
    const pair = ml_kem768.keygen(unhex(vector.keygen_seed_hex));
    expect(openEnvelope(bare, pair.secretKey)).toBeUndefined();
    const noKem = parseEnvelope(new Uint8Array(204));
    expect(noKem && openEnvelope(noKem, pair.secretKey)).toBeUndefined();
  });
});

describe('keys of the shield', () => {
  it('are the same for one chain, author and slot, and others for any other', () => {
    const key = (chain: number, author: number, slot: number) =>
      hex(keyPair(hashOf(chain), { author, slot }).publicKey);
    expect(key(0, 1, 5)).toBe(key(0, 1, 5));
    const all = [key(0, 1, 5), key(1, 1, 5), key(0, 2, 5), key(0, 1, 9)];
    expect(new Set(all).size).toBe(4);
    expect([-1, 0, 3, 4].map(authorOf)).toEqual([3, 0, 3, 0]);
  });
});

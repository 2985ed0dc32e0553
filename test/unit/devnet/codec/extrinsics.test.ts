import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import type { RuntimeCodec } from '../../../../devnet/types.js';

const VECTORS = '../shared/chain/vectors/signing-payloads.json';
const REAL = '../shared/chain/metadata';
const present = existsSync(VECTORS);
const toHex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`;
const fromHex = (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex'));

interface Vector {
  dialect: string;
  expected: { call: string; includedInExtrinsic: string; signature_ed25519: string; extrinsic: string };
}
const { signer_public: signer, vectors } = present
  ? (JSON.parse(readFileSync(VECTORS, 'utf8')) as { signer_public: string; vectors: Vector[] })
  : { signer_public: '', vectors: [] };
const whole = vectors.filter((vector) => vector.expected?.extrinsic !== undefined);

describe.skipIf(!present)(`signed extrinsics (needs ${VECTORS})`, () => {
  const codec = createRuntimeCodec(declaredMetadata());

  it.each(whole)('of callers are taken apart exactly: $dialect', ({ expected }) => {
    const { version, call, callBytes, signature } = codec.decodeExtrinsic(fromHex(expected.extrinsic));
    expect(version).toBe(4);
    expect(toHex(callBytes)).toBe(expected.call);
    expect(toHex(codec.encodeCall(call))).toBe(expected.call);
    expect(signature && toHex(signature.signer)).toBe(signer);
    expect(signature?.type).toBe('Ed25519');
    expect(signature && toHex(signature.signature)).toBe(expected.signature_ed25519);
    expect(signature && toHex(signature.extraBytes)).toBe(expected.includedInExtrinsic);
  });

  const [first] = whole;
  const sample = fromHex(first?.expected.extrinsic ?? '0x');

  it('show era, nonce, tip and mode', () => {
    expect(codec.decodeExtrinsic(sample).signature?.extras).toMatchObject({
      CheckMortality: Uint8Array.of(0x35, 0),
      CheckNonce: 42,
      ChargeTransactionPayment: 0n,
      CheckMetadataHash: { type: 'Disabled', value: undefined },
    });
  });

  it('cut short anywhere are refused', () => {
    for (let length = 0; length < sample.length; length++) {
      expect(() => codec.decodeExtrinsic(sample.slice(0, length))).toThrow(/extrinsic/);
    }
  });

  it.each([
    [2, 0x05 | 0x40, /format byte/],
    [3, 1, /MultiAddress::Id/],
    [36, 3, /kind of signature/],
  ])('with byte %i set to %i are refused', (at, byte, reason) => {
    const spoilt = sample.slice();
    spoilt[at] = byte;
    expect(() => codec.decodeExtrinsic(spoilt)).toThrow(reason);
  });
});

describe('unsigned extrinsics', () => {
  const codec = createRuntimeCodec(declaredMetadata());
  const call = { pallet: 'Timestamp', name: 'set', args: { now: 1_700_000_000_000n } };

  it('carry their call and no signature', () => {
    const decoded = codec.decodeExtrinsic(codec.encodeInherent(call));
    expect(decoded).toMatchObject({ version: 4, call, signature: null });
    expect(decoded.callBytes).toEqual(codec.encodeCall(call));
  });

  it('may be of version 5', () => {
    const bytes = codec.encodeInherent(call);
    bytes[1] = 5;
    expect(codec.decodeExtrinsic(bytes)).toMatchObject({ version: 5, call, signature: null });
  });

  it('need a length prefix that fits', () => {
    const bytes = codec.encodeInherent(call);
    expect(() => codec.decodeExtrinsic(bytes.slice(1))).toThrow(/extrinsic/);
    expect(() => codec.decodeExtrinsic(Uint8Array.from([...bytes, 0]))).toThrow(/length prefix/);
  });
});

describe.skipIf(!existsSync(REAL))(`transaction extensions (needs ${REAL})`, () => {
  const codecs = new Map<number, RuntimeCodec>();
  beforeAll(() => {
    for (const spec of [219, 393, 424]) {
      codecs.set(spec, createRuntimeCodec(new Uint8Array(readFileSync(`${REAL}/finney-${spec}.scale`))));
    }
  });
  const partsThat = (spec: number, part: 'extra' | 'implicit') =>
    codecs
      .get(spec)
      ?.extensions.filter((extension) => !extension[part].isEmpty)
      .map((extension) => extension.identifier);

  it.each([219, 393, 424])('of spec %i say which parts take bytes', (spec) => {
    expect(partsThat(spec, 'extra')).toEqual([
      'CheckMortality',
      'CheckNonce',
      'ChargeTransactionPayment',
      'CheckMetadataHash',
    ]);
    expect(partsThat(spec, 'implicit')).toEqual([
      'CheckSpecVersion',
      'CheckTxVersion',
      'CheckGenesis',
      'CheckMortality',
      'CheckMetadataHash',
    ]);
  });

  it('encode their implicit parts', () => {
    const find = (name: string) =>
      codecs.get(424)?.extensions.find((one) => one.identifier === name)?.implicit;
    const hash = `0x${'ab'.repeat(32)}`;
    expect(find('CheckSpecVersion')?.enc(424)).toEqual(Uint8Array.of(0xa8, 1, 0, 0));
    expect(toHex(find('CheckGenesis')?.enc(hash) ?? new Uint8Array())).toBe(hash);
    expect(find('CheckMetadataHash')?.enc(undefined)).toEqual(Uint8Array.of(0));
    expect(find('CheckMetadataHash')?.enc(hash)).toHaveLength(33);
    expect(() => find('CheckGenesis')?.enc('0xab')).toThrow(/32 bytes/);
  });
});

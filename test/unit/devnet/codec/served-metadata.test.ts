import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Metadata, TypeRegistry } from '@polkadot/types';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { digestOfV15 } from '../../../../devnet/codec/digest.js';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { encodeMetadata, serveMetadata } from '../../../../devnet/codec/served-metadata.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';

const CHAIN = '../shared/chain';
const present = existsSync(CHAIN);
const blob = (spec: number) => new Uint8Array(readFileSync(`${CHAIN}/metadata/finney-${spec}.scale`));
const hex = (bytes: Uint8Array | undefined) => bytes && `0x${Buffer.from(bytes).toString('hex')}`;
/** Deep equality of long byte strings takes a second; this does not. */
const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined) =>
  hex(a) !== undefined && hex(a) === hex(b);
const TRANSFER = `0x050300${'8e'.repeat(32)}03002f6859`;

function readWithPolkadot(bytes: Uint8Array) {
  const registry = new TypeRegistry();
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  registry.setMetadata(new Metadata(registry, bytes));
  vi.restoreAllMocks();
  return registry.createType('Call', TRANSFER);
}

describe.skipIf(!present)(`metadata served from Finney's own (needs ${CHAIN})`, () => {
  it.each([
    [219, [14]],
    [393, [14, 15, 16]],
    [424, [14, 15, 16]],
  ])('offers the versions that spec %i can be turned into', (spec, versions) => {
    const codec = createRuntimeCodec(blob(spec));
    expect(codec.metadataVersions).toEqual(versions);
    expect(codec.metadataAt(13)).toBeUndefined();
    for (const version of versions) expect(codec.metadataAt(version)?.[4]).toBe(version);
  });

  it.each([393, 424])('lets @polkadot/types decode every version of spec %i to the same call', (spec) => {
    const codec = createRuntimeCodec(blob(spec));
    const calls = codec.metadataVersions.map((version) =>
      readWithPolkadot(codec.metadataAt(version) ?? new Uint8Array()),
    );
    expect(calls.map((call) => call.toHex())).toEqual([TRANSFER, TRANSFER, TRANSFER]);
    const [v14, v15, v16] = calls.map((call) => JSON.stringify(call.toHuman()));
    expect(v14).toContain('"value":"1,500,000,000"');
    expect([v15, v16]).toEqual([v14, v14]);
  });

  it('serves the given bytes untouched at their own version', () => {
    const bytes = blob(424);
    expect(sameBytes(createRuntimeCodec(bytes).metadataAt(16), bytes)).toBe(true);
    const old = blob(219);
    expect(sameBytes(createRuntimeCodec(old).metadataAt(14), old)).toBe(true);
  });

  it('re-encodes what it decoded to the same bytes', () => {
    for (const spec of [219, 393, 424]) {
      const bytes = blob(spec);
      expect(sameBytes(encodeMetadata(serveMetadata(bytes).decoded), bytes)).toBe(true);
    }
  });

  it('numbers types as the chain does for V15, so that the RFC-0078 digest is the published one', () => {
    const vector = JSON.parse(readFileSync(`${CHAIN}/vectors/metadata-digest.json`, 'utf8'));
    expect(hex(createRuntimeCodec(blob(424)).digest())).toBe(vector.digest_v15_order);
    expect(hex(createRuntimeCodec(blob(393)).digest())).toBe(vector.btrs_393.digest_v15_order);
  });

  it('computes the published digest over the reduced V15 of the vectors', () => {
    const vector = JSON.parse(readFileSync(`${CHAIN}/vectors/metadata-digest.json`, 'utf8'));
    const reduced = new Uint8Array(gunzipSync(Buffer.from(vector.minimal_v15.gzip_base64, 'base64')));
    expect(hex(digestOfV15(reduced, 'node-subtensor', 424))).toBe(vector.digest_v15_order);
  });

  it('has no digest where there is only V14', () => {
    expect(createRuntimeCodec(blob(219)).digest()).toBeUndefined();
  });

  it('keeps the digest when V15 is the source, and can make V16 and V14 of it', () => {
    const from16 = createRuntimeCodec(blob(424));
    const from15 = createRuntimeCodec(from16.metadataAt(15) ?? new Uint8Array());
    expect(from15.metadataVersions).toEqual([14, 15, 16]);
    expect(hex(from15.digest())).toBe(hex(from16.digest()));
    expect(sameBytes(from15.metadataAt(14), from16.metadataAt(14))).toBe(true);
    expect(readWithPolkadot(from15.metadataAt(16) ?? new Uint8Array()).toHex()).toBe(TRANSFER);
  });
});

describe('metadata bytes', () => {
  it('may be a view into a larger buffer', () => {
    const bytes = declaredMetadata();
    const padded = new Uint8Array(bytes.length + 10);
    padded.set(bytes, 10);
    expect(createRuntimeCodec(padded.subarray(10)).specVersion).toBe(424);
  });

  it('are refused when they are not metadata', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(() => createRuntimeCodec(bytes)).toThrow(/not metadata/);
      }),
    );
  });

  it('are refused when cut short', () => {
    const bytes = declaredMetadata();
    expect(() => createRuntimeCodec(bytes.slice(0, bytes.length / 2))).toThrow(/not metadata/);
  });
});

import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeMetadata, serveMetadata } from '../../devnet/codec/served-metadata.js';
import { createExplainer } from '../../src/background/explain/index.js';
import {
  assembleExtrinsic,
  eraBirth,
  fromHex,
  parseEra,
  readSignerPayload,
  signingBytes,
  toHex,
} from '../../src/background/signing/index.js';
import { signedParts } from '../../src/background/signing/parts.js';
import { buildSigningBytes } from '../../src/background/signing/payload.js';
import type { ExtrinsicRequest } from '../../src/background/types.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { SignerPayload } from '../../src/protocol/dapp/index.js';
import type { SigningFacts, StoredMetadata } from '../../src/protocol/engine/index.js';
import { callHex } from '../support/calls.js';
import {
  dappRequest,
  eraHex,
  HEAD,
  inputFor,
  refusalCode,
  SIGNER,
  SIGNER_ID,
  STRANGER,
  signingFacts,
} from '../support/explain-builders.js';
import { finney, HAS_FINNEY, vectors } from '../support/finney.js';

interface PayloadVectors {
  signer_public: string;
  vectors: Array<{
    dialect: string;
    json: SignerPayload;
    expected: {
      call: string;
      payload: string;
      signedBytes: string;
      signature_ed25519: string;
      extrinsic: string;
    };
  }>;
  eras: Array<{ period: number; current: number; bytes: string; birth: number; death_exclusive: number }>;
}

const DIGEST_424 = '0x677397fb96f3f7589fdba80df19934dbbaa4c461b0119ef952298f033d36a43f';

describe.skipIf(!HAS_FINNEY)(
  'payload bytes (needs the recorded metadata and vectors beside the project)',
  () => {
    let metadata: StoredMetadata;
    let file: PayloadVectors;
    let transfer: string;
    beforeAll(() => {
      metadata = finney(424);
      file = vectors('signing-payloads');
      transfer = callHex(metadata, 'Balances', 'transfer_keep_alive', {
        dest: { type: 'Id', value: STRANGER },
        value: 5n,
      });
    });
    const explainer = createExplainer();
    const verdict = async (request: ExtrinsicRequest, facts?: Partial<SigningFacts>, stored = metadata) =>
      refusalCode(
        await explainer.explain(
          inputFor(stored, request, undefined, facts ? { facts: signingFacts(stored, facts) } : {}),
        ),
      );

    it('S68: every dialect of SignerPayloadJSON gives the same payload, a valid signature and the same extrinsic', () => {
      const light = openMetadata(metadata);
      for (const { dialect, json, expected } of file.vectors) {
        const request = readSignerPayload(json, file.signer_public);
        const asked = { mode: request.asked?.mode ?? 0, metadataHash: request.asked?.metadataHash ?? null };
        const bytes = buildSigningBytes(
          light,
          fromHex(request.payload.callHex),
          request.payload.signedExtensions,
          signedParts(request.payload, asked),
        );
        expect(toHex(bytes.payload), dialect).toBe(expected.payload);
        const signature = fromHex(expected.signature_ed25519);
        expect(ed25519.verify(signature, bytes.message, fromHex(file.signer_public)), dialect).toBe(true);
        const extrinsic = assembleExtrinsic(request, bytes, 'ed25519', signature);
        expect(toHex(extrinsic), dialect).toBe(expected.extrinsic);
        expect(bytes.payloadHash).toBe(toHex(blake2b(bytes.payload, { dkLen: 32 })));
      }
      expect(file.vectors.length).toBeGreaterThanOrEqual(5);
    });

    it('S68: the payload hash is what a payload over 256 bytes is signed as', () => {
      const long = file.vectors.find(({ expected }) => expected.signedBytes !== 'payload');
      expect(long && fromHex(long.expected.payload).length).toBeGreaterThan(256);
    });

    it('S65: own requests sign the digest of V15 metadata, and of nothing else', () => {
      const own: ExtrinsicRequest = { ...dappRequest(metadata, transfer), source: 'own', asked: null };
      expect(signingBytes(own, metadata)).toMatchObject({ mode: 1, metadataHash: DIGEST_424 });
      expect(signingBytes(own, finney(424, 14))).toMatchObject({ mode: 0, metadataHash: null });
      const v16 = serveMetadata(metadata.bytes).at(16) ?? new Uint8Array();
      const mislabelled = { ...metadata, bytes: v16, storedAtMs: 16 };
      expect(signingBytes(own, mislabelled)).toMatchObject({ mode: 0, metadataHash: null });
    });

    it('S65: a page gets the digest only where it lets us change the payload, and its own only if it is right', () => {
      const asked = (change: Parameters<typeof dappRequest>[3]) =>
        dappRequest(metadata, transfer, {}, change);
      expect(signingBytes(asked({}), metadata).mode).toBe(0);
      expect(signingBytes(asked({ withSignedTransaction: true }), metadata).metadataHash).toBe(DIGEST_424);
      expect(signingBytes(asked({ mode: 1, metadataHash: DIGEST_424 }), metadata).mode).toBe(1);
      const wrong = `0x${'80'.repeat(32)}`;
      expect(() => signingBytes(asked({ mode: 1, metadataHash: wrong }), metadata)).toThrow(
        'sign/metadata-hash',
      );
      expect(() => signingBytes(asked({ mode: 1, metadataHash: null }), metadata)).toThrow(
        'sign/metadata-hash',
      );
      expect(() => signingBytes(asked({ metadataHash: DIGEST_424 }), metadata)).toThrow('sign/metadata-hash');
      const legacy = finney(424, 14);
      expect(() => signingBytes(asked({ mode: 1, metadataHash: DIGEST_424 }), legacy)).toThrow(
        'sign/metadata-hash',
      );
    });

    it('S65: metadata that was tampered with gives another digest, which the chain refuses', () => {
      const served = serveMetadata(metadata.bytes).decoded;
      if (served.tag !== 'v15') throw new Error('expected V15');
      const lookup = served.value.lookup.map((type) => {
        if (type.def.tag !== 'variant' || type.path.join('::') !== 'pallet_balances::pallet::Call')
          return type;
        const variants = type.def.value.map((variant) => ({
          ...variant,
          name: variant.name === 'burn' ? 'mint' : variant.name,
        }));
        return { ...type, def: { ...type.def, value: variants } };
      });
      const tampered: StoredMetadata = {
        ...metadata,
        bytes: encodeMetadata({ tag: 'v15', value: { ...served.value, lookup } }),
        storedAtMs: 99,
      };
      expect(openMetadata(tampered).digest()).not.toBe(DIGEST_424);
    });

    it('S61: refuses an unknown genesis, another spec or transaction version, and metadata filed under a wrong spec', async () => {
      const other = `0x${'01'.repeat(32)}`;
      expect(await verdict(dappRequest(metadata, transfer, { genesisHash: other }))).toBe(
        'chain/unknown-genesis',
      );
      expect(await verdict(dappRequest(metadata, transfer), { genesisHash: other })).toBe(
        'chain/unknown-genesis',
      );
      expect(await verdict(dappRequest(metadata, transfer, { specVersion: 425 }))).toBe(
        'chain/spec-mismatch',
      );
      expect(await verdict(dappRequest(metadata, transfer), { specVersion: 425 })).toBe(
        'chain/spec-mismatch',
      );
      expect(await verdict(dappRequest(metadata, transfer, { transactionVersion: 2 }))).toBe('sign/version');
      expect(await verdict(dappRequest(metadata, transfer), { transactionVersion: 2 })).toBe('sign/version');
      expect(() => openMetadata({ ...metadata, key: 'x', specVersion: 425 })).toThrow('chain/spec-mismatch');
      expect(() => openMetadata({ ...metadata, key: 'y', bytes: new Uint8Array(9) })).toThrow(
        'chain/no-metadata',
      );
    });

    it("S62: refuses an extension list that is not the runtime's", async () => {
      const { signedExtensions } = dappRequest(metadata, transfer).payload;
      for (const list of [
        signedExtensions.slice(1),
        [...signedExtensions].reverse(),
        [...signedExtensions, 'CheckNonce'],
      ])
        expect(await verdict(dappRequest(metadata, transfer, { signedExtensions: list }))).toBe(
          'sign/extension-list',
        );
    });

    it('S62: refuses a runtime with an unknown extension, or with a known-empty one that takes bytes', async () => {
      const served = serveMetadata(metadata.bytes).decoded;
      if (served.tag !== 'v15') throw new Error('expected V15');
      const { extrinsic } = served.value;
      const u32 =
        served.value.lookup.find(({ def }) => def.tag === 'primitive' && def.value.tag === 'u32')?.id ?? 0;
      const change = (
        edit: (extension: (typeof extrinsic.signedExtensions)[number]) => typeof extension,
        storedAtMs: number,
      ) => ({
        ...metadata,
        bytes: encodeMetadata({
          tag: 'v15',
          value: {
            ...served.value,
            extrinsic: { ...extrinsic, signedExtensions: extrinsic.signedExtensions.map(edit) },
          },
        }),
        storedAtMs,
      });
      const drand = (changed: object) => (extension: (typeof extrinsic.signedExtensions)[number]) =>
        extension.identifier === 'DrandPriority' ? { ...extension, ...changed } : extension;
      const cases = [
        [change(drand({ identifier: 'ChargeAssetTxPayment' }), 101), 'sign/unknown-extension'],
        [change(drand({ type: u32 }), 102), 'sign/unknown-extension'],
        [change(drand({ additionalSigned: u32 }), 103), 'sign/unknown-extension'],
        [
          change(
            (extension) => (extension.identifier === 'CheckNonce' ? { ...extension, type: u32 } : extension),
            104,
          ),
          'sign/payload-mismatch',
        ],
      ] as const;
      for (const [stored, code] of cases)
        expect(await verdict(dappRequest(stored, transfer), {}, stored)).toBe(code);
    });

    it('S64: refuses an immortal, a long, a future and a stale era', async () => {
      const era = (period: number, birth: number, number = birth) =>
        verdict(
          dappRequest(metadata, transfer, {
            eraHex: eraHex(period, birth),
            eraBlock: { number, hash: `0x${'ba'.repeat(32)}` },
          }),
        );
      expect(await verdict(dappRequest(metadata, transfer, { eraHex: '0x00' }))).toBe('sign/era');
      expect(await era(256, HEAD - 3)).toBe('sign/era');
      expect(await era(64, HEAD + 40)).toBe('sign/era');
      expect(await era(64, HEAD - 70)).toBe('sign/era');
      expect(await era(128, HEAD - 100)).toBe('sign/era');
      expect(await era(128, HEAD - 20)).toBe('explained as transfer');
      expect(await era(128, HEAD - 20, -1)).toBe('explained as transfer');
      expect(await era(128, HEAD - 100, -1)).toBe('sign/era');
      expect(await era(4, HEAD - 3)).toBe('explained as transfer');
      for (const bytes of ['0x', '0x1000', '0x350000', '0xf5ff'])
        expect(await verdict(dappRequest(metadata, transfer, { eraHex: bytes }))).toBe('sign/era');
    });

    it('S64: refuses a nonce that is used or far ahead, and names a gap', async () => {
      const nonce = (value: number) => dappRequest(metadata, transfer, { nonce: value });
      expect(await verdict(nonce(6), { nonce: 7, nextNonce: 9 })).toBe('sign/nonce');
      expect(await verdict(nonce(18), { nonce: 7, nextNonce: 9 })).toBe('sign/nonce');
      for (const value of [7, 8, 9]) {
        const result = await explainer.explain(
          inputFor(metadata, nonce(value), undefined, {
            facts: signingFacts(metadata, { nonce: 7, nextNonce: 9 }),
          }),
        );
        expect(result.ok && result.explanation.risks.map(({ code }) => code)).not.toContain('nonce-gap');
      }
      const gap = await explainer.explain(inputFor(metadata, nonce(10), undefined, {}));
      expect(gap.ok && gap.explanation.risks).toContainEqual(
        expect.objectContaining({ code: 'nonce-gap', level: 'caution' }),
      );
    });

    it('S64: refuses a tip, which buys nothing on this chain', async () => {
      expect(await verdict(dappRequest(metadata, transfer, { tip: 1n }))).toBe('sign/tip');
    });

    it('S64: numbers are read big-endian, and one that is too big is refused', () => {
      const [vector] = file.vectors;
      if (!vector) throw new Error('no vectors');
      const read = (change: Partial<SignerPayload>) =>
        readSignerPayload({ ...vector.json, ...change }, file.signer_public).payload;
      expect(read({ nonce: '0x2a' }).nonce).toBe(42);
      expect(read({ nonce: '0x2a000000' }).nonce).toBe(0x2a000000);
      expect(() => read({ nonce: '0x0100000000' })).toThrow('sign/version');
      expect(() => read({ assetId: 1 })).toThrow('sign/extra-fields');
    });

    it('S66: a change of any signed part changes the payload hash', () => {
      const hashOf = (request: ExtrinsicRequest) => signingBytes(request, metadata).payloadHash;
      const shown = hashOf(dappRequest(metadata, transfer));
      const changes: Array<Partial<ExtrinsicRequest['payload']>> = [
        { nonce: 8 },
        { eraHex: eraHex(32, HEAD) },
        { eraBlock: { number: HEAD, hash: `0x${'bb'.repeat(32)}` } },
        { callHex: `${transfer.slice(0, -2)}18` },
      ];
      for (const change of changes) expect(hashOf(dappRequest(metadata, transfer, change))).not.toBe(shown);
      expect(hashOf(dappRequest(metadata, transfer))).toBe(shown);
    });

    it('S66: bytes of one request cannot be assembled into another', () => {
      const bytes = signingBytes(dappRequest(metadata, transfer), metadata);
      const other = dappRequest(metadata, transfer, { nonce: 8 });
      expect(() => assembleExtrinsic(other, bytes, 'sr25519', new Uint8Array(64))).toThrow(
        'sign/payload-mismatch',
      );
    });

    it('reads eras as the chain does', () => {
      for (const { period, current, bytes, birth, death_exclusive } of file.eras) {
        const era = parseEra(fromHex(bytes));
        if (era.immortal) throw new Error('mortal expected');
        expect([era.period, eraBirth(era, current), eraBirth(era, current) + era.period]).toEqual([
          period,
          birth,
          death_exclusive,
        ]);
      }
    });

    it('signs for an address spelled with another prefix as for the account itself', () => {
      const [vector] = file.vectors;
      if (!vector) throw new Error('no vectors');
      expect(
        readSignerPayload(vector.json, file.signer_public.toUpperCase().replace('0X', '0x')).accountId,
      ).toBe(file.signer_public);
      expect(dappRequest(metadata, transfer)).toMatchObject({ address: SIGNER, accountId: SIGNER_ID });
    });
  },
);

import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { metadataDigest, metadataProof } from '../../../../src/core/chain/light/digest.js';
import { finney, HAS_FINNEY } from '../../../support/finney.js';
import { readPayload } from '../../../support/ledger/payload.js';
import { readProof } from '../../../support/ledger/proof.js';
import { hex, transfer } from '../../popup/devices/ledger/support.js';

if (!HAS_FINNEY) console.warn('skipped: ../shared is not here, so neither vectors nor recorded metadata');

describe.runIf(HAS_FINNEY)('K7 K8 the proof with which a device reads a transaction', () => {
  const payload = () => hex(transfer().payloadHex);

  it('K7 equals the recorded one to the byte, from the reduced metadata', () => {
    const { v15, proof } = transfer();
    expect(bytesToHex(metadataProof(v15, payload()))).toBe(bytesToHex(proof));
  });

  it('K7 is the same from the whole metadata of mainnet', () => {
    expect(bytesToHex(metadataProof(finney(424).bytes, payload()))).toBe(bytesToHex(transfer().proof));
  });

  it('K7 leads to the digest by a second reading of RFC-0078 that shares no code with the first', () => {
    const { proof, metadataHash, payloadHex } = transfer();
    const read = readProof(proof);
    expect(`0x${bytesToHex(read.digest)}`).toBe(metadataHash);
    expect(read.info).toEqual({
      specVersion: 424,
      specName: 'node-subtensor',
      prefix: 42,
      decimals: 9,
      symbol: 'TAO',
    });
    const lines = readPayload(hex(payloadHex), proof).map(({ title, text }) => `${title}: ${text}`);
    expect(lines).toContain('dest: Id');
    expect(lines.join('\n')).toContain('transfer_keep_alive');
    expect(lines.join('\n')).toContain('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty');
  });

  it('K7 is refused for bytes that are no metadata, and for a payload that it cannot read', () => {
    expect(() => metadataProof(Uint8Array.of(1, 2, 3), payload())).toThrowError('chain/no-metadata');
    expect(() => metadataProof(transfer().v15, Uint8Array.of(255, 255))).toThrowError(
      'device/proof-mismatch',
    );
  });

  it('K7 of metadata whose one bit was changed leads to another digest, or changes nothing', () => {
    const { v15, proof, metadataHash } = transfer();
    for (const at of [9, 1_000, 20_000, v15.length - 20]) {
      const changed = v15.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      try {
        // A bit that no type of an extrinsic depends on changes neither digest nor proof.
        if (metadataDigest(changed) === metadataHash)
          expect(bytesToHex(metadataProof(changed, payload()))).toBe(bytesToHex(proof));
        else
          expect(`0x${bytesToHex(readProof(metadataProof(changed, payload())).digest)}`).not.toBe(
            metadataHash,
          );
      } catch (error) {
        expect(String((error as { code?: string }).code)).toMatch(
          /chain\/no-metadata|device\/proof-mismatch/,
        );
      }
    }
  });
});

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { FULL_FRAME, splitFrames } from '../../../../../src/popup/devices/qr/frames.js';
import { messageRequest, transactionRequest } from '../../../../../src/popup/devices/vault/payload.js';
import { vaultVectors } from '../../../../support/codes/vectors.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../../support/finney.js';

const SIGNER = {
  accountId: '0x88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee',
  cryptoType: 'ed25519',
  genesisHash: FINNEY_GENESIS,
} as const;

describe.skipIf(!HAS_FINNEY)('K8 the request, byte for byte as recorded', () => {
  it('K8 makes the three frames of command 06', () => {
    const { payload, callLength, proof, vault } = vaultVectors();
    const frames = splitFrames(transactionRequest(SIGNER, { payload, callLength, proof }), FULL_FRAME);
    expect(frames).toHaveLength(vault.cmd06_frames);
    expect(frames.map((frame) => bytesToHex(sha256(frame)))).toEqual(vault.cmd06_frames_sha256);
    expect(`0x${bytesToHex(frames[0] ?? new Uint8Array())}`).toMatch(
      new RegExp(`^${vault.cmd06_first_frame_head_hex}`),
    );
  });

  it('K8 has the body of command 02 behind its proof', () => {
    const { payload, callLength, proof, vault } = vaultVectors();
    const made = transactionRequest(SIGNER, { payload, callLength, proof });
    const recorded = hexToBytes(vault.cmd02_frame_hex.slice(2)).subarray(5);
    expect(bytesToHex(made.subarray(35 + proof.length))).toBe(bytesToHex(recorded.subarray(35)));
  });
});

describe('K8 what cannot be put into codes', () => {
  const payload = new Uint8Array(150).fill(7);
  const proof = new Uint8Array(20).fill(1);

  it.each([0, 1, 150, 4.5, -3])('refuses %s as the length of the call', (callLength) => {
    expect(() => transactionRequest(SIGNER, { payload, callLength, proof })).toThrow(
      'device/vault-bad-request',
    );
  });

  it('refuses an empty proof, an empty message and what is no hash', () => {
    const empty = new Uint8Array();
    expect(() => transactionRequest(SIGNER, { payload, callLength: 40, proof: empty })).toThrow(
      'device/vault-bad-request',
    );
    expect(() => messageRequest(SIGNER, empty)).toThrow('device/vault-bad-request');
    expect(() => messageRequest({ ...SIGNER, genesisHash: '0x12' }, proof)).toThrow(
      'device/vault-bad-request',
    );
  });

  it('K8 puts a message between key and genesis as it is', () => {
    const wrapped = new TextEncoder().encode('<Bytes>hello</Bytes>');
    const made = messageRequest({ ...SIGNER, cryptoType: 'sr25519' }, wrapped);
    expect(bytesToHex(made)).toBe(
      bytesToHex(
        concatBytes(
          Uint8Array.of(0x53, 0x01, 0x03),
          hexToBytes(SIGNER.accountId.slice(2)),
          wrapped,
          hexToBytes(FINNEY_GENESIS.slice(2)),
        ),
      ),
    );
  });

  it('K8 says long calls by wider compact numbers', () => {
    const head = (length: number) => {
      const long = new Uint8Array(length + 110);
      return bytesToHex(
        transactionRequest(SIGNER, { payload: long, callLength: length, proof }).subarray(55, 59),
      );
    };
    expect(head(63)).toMatch(/^fc/);
    expect(head(64)).toMatch(/^0101/);
    expect(head(16_383)).toMatch(/^fdff/);
    expect(head(16_384)).toBe('02000100');
  });
});

import { ed25519 } from '@noble/curves/ed25519.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LedgerSigner, signTransaction } from '../../../../../src/popup/devices/ledger/index.js';
import { HAS_FINNEY } from '../../../../support/finney.js';
import { readPayload } from '../../../../support/ledger/payload.js';
import { NotAccepted } from '../../../../support/ledger/scale.js';
import { benchForEach, flipped, hex, transfer } from './support.js';

const bench = benchForEach();

const signer = (): LedgerSigner => ({
  accountId: `0x${bytesToHex(bench.device.publicKey(0, 0))}`,
  custody: { kind: 'ledger', app: 'polkadot', account: 0, index: 0 },
});

describe.runIf(HAS_FINNEY)('K7 one bit changed', () => {
  const { payloadHex, proof } = HAS_FINNEY ? transfer() : { payloadHex: '0x', proof: new Uint8Array() };
  const payload = hex(payloadHex);
  const digestFrom = 8 * (payload.length - 32);

  it('K7 on the way into the device leaves no signature of the bytes that were meant', async () => {
    const bits = 8 * (payload.length + proof.length);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bits - 1 }), async (bit) => {
        bench.device.state.flipBit = bit;
        const outcome = await signTransaction(signer(), payload, proof).catch((error: unknown) => error);
        expect(outcome).toHaveProperty(
          'code',
          expect.stringMatching(/^device\/(?:ledger-refused|wrong-signature)$/),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('K7 in the proof is refused by the device: it never signs (every 13th here, all in the long run)', () => {
    for (let bit = 0; bit < 8 * proof.length; bit += 13)
      expect(() => readPayload(payload, flipped(proof, bit)), `bit ${bit}`).toThrowError(NotAccepted);
  });

  it('K7 in the digest, whichever of the 256, is refused by the device', async () => {
    for (let bit = digestFrom; bit < 8 * payload.length; bit += 1) {
      expect(() => readPayload(flipped(payload, bit), proof), `bit ${bit}`).toThrowError(NotAccepted);
    }
    bench.device.state.flipBit = digestFrom + 77;
    await expect(signTransaction(signer(), payload, proof)).rejects.toHaveProperty(
      'code',
      'device/ledger-refused',
    );
    expect(bench.device.signatures).toBe(0);
  });

  it('K7 in the rest of the payload is refused, or signed as what it then is and caught here', async () => {
    for (let bit = 0; bit < digestFrom; bit += 5) {
      bench.device.state.flipBit = bit;
      const before = bench.device.signatures;
      const error = await signTransaction(signer(), payload, proof).catch((thrown: unknown) => thrown);
      const signed = bench.device.signatures > before;
      expect(error, `bit ${bit}`).toHaveProperty(
        'code',
        signed ? 'device/wrong-signature' : 'device/ledger-refused',
      );
    }
  });

  it('K7 changed before it is shown: the device shows the changed bytes, and they are what it signs', async () => {
    // Bit 3 of the amount: the transaction is another one, honestly shown as such.
    const other = flipped(payload, 8 * 37);
    const otherProof = transfer().proofOf(`0x${bytesToHex(other)}`);
    const signature = await signTransaction(signer(), other, otherProof);
    const key = bench.device.publicKey(0, 0);
    const signedBytes = (bytes: Uint8Array) => (bytes.length > 256 ? blake2b(bytes, { dkLen: 32 }) : bytes);
    expect(ed25519.verify(hex(signature), signedBytes(other), key)).toBe(true);
    expect(ed25519.verify(hex(signature), signedBytes(payload), key)).toBe(false);
  });

  it('K7 a proof for another transaction does not cover this one', () => {
    // remark_with_event instead of a transfer: its leaf is not among those of the proof.
    const other = hex(`0x0007${'00'}${payloadHex.slice(2 + 2 * 39)}`);
    expect(() => readPayload(other, proof)).toThrowError(/not proven/);
  });
});

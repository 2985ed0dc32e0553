import { describe, expect, it } from 'vitest';
import { HAS_FINNEY } from '../../../../support/finney.js';
import { readPayload } from '../../../../support/ledger/payload.js';
import { NotAccepted } from '../../../../support/ledger/scale.js';
import { flipped, hex, transfer } from './support.js';

if (!HAS_FINNEY) console.warn('skipped: ../shared is not here, so no vectors');

describe.runIf(HAS_FINNEY)('K7 one bit changed', () => {
  it('K7 in the proof, whichever of its 20,112, is refused by the device', () => {
    const { payloadHex, proof } = transfer();
    const payload = hex(payloadHex);
    const accepted: number[] = [];
    for (let bit = 0; bit < 8 * proof.length; bit += 1) {
      try {
        readPayload(payload, flipped(proof, bit));
        accepted.push(bit);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAccepted);
      }
    }
    expect(proof.length).toBe(2_514);
    expect(accepted).toEqual([]);
  });
});

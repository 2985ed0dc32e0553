import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { transactionRequest } from '../../../../../src/popup/devices/vault/payload.js';
import { flipped, outcomeOf } from '../../../../support/codes/altered.js';
import { Phone } from '../../../../support/codes/phone.js';
import { vaultVectors } from '../../../../support/codes/vectors.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../../support/finney.js';

describe.skipIf(!HAS_FINNEY)('K8 one bit of every byte', () => {
  it('K8 is refused by the phone in the proof and the digest, and by the signature wherever else', () => {
    const phoneOf = () => new Phone(new Uint8Array(32).fill(9), 'sr25519', FINNEY_GENESIS);
    const signer = {
      accountId: `0x${bytesToHex(phoneOf().publicKey)}`,
      cryptoType: 'sr25519',
      genesisHash: FINNEY_GENESIS,
    } as const;
    const { payload, callLength, proof } = vaultVectors();
    const request = transactionRequest(signer, { payload, callLength, proof });
    const outcomes = Array.from(request, (_, at) =>
      outcomeOf(flipped(request, at, (at * 5) % 8), payload, phoneOf()),
    );
    expect(outcomes.filter((one) => one === 'taken')).toEqual([]);
    expect(new Set(outcomes.slice(35, 35 + proof.length))).toEqual(new Set(['phone']));
    // The digest is the end of the payload; behind it is the genesis hash.
    expect(new Set(outcomes.slice(-64))).toEqual(new Set(['phone']));
  });
});

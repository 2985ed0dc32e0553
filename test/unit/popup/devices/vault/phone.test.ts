import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import { codesOf } from '../../../../../src/popup/devices/qr/encode.js';
import { splitFrames } from '../../../../../src/popup/devices/qr/frames.js';
import { readAnswer } from '../../../../../src/popup/devices/vault/answer.js';
import { checkAnswer } from '../../../../../src/popup/devices/vault/check.js';
import { messageRequest, transactionRequest } from '../../../../../src/popup/devices/vault/payload.js';
import { flipped, outcomeOf } from '../../../../support/codes/altered.js';
import { Phone } from '../../../../support/codes/phone.js';
import { paint } from '../../../../support/codes/pixels.js';
import { vaultVectors } from '../../../../support/codes/vectors.js';
import { FINNEY_GENESIS, HAS_FINNEY } from '../../../../support/finney.js';

const SEED = new Uint8Array(32).fill(9);
const phoneOf = (cryptoType: CryptoType) => new Phone(SEED, cryptoType, FINNEY_GENESIS);
const signerOf = (phone: Phone) => ({
  accountId: `0x${bytesToHex(phone.publicKey)}`,
  cryptoType: phone.cryptoType,
  genesisHash: FINNEY_GENESIS,
});
const codeOf = (text: string) => ({ text, bytes: new TextEncoder().encode(text) });
describe.skipIf(!HAS_FINNEY).each<CryptoType>(['sr25519', 'ed25519'])(
  'K8 the loop with a phone, %s',
  (cryptoType) => {
    it('K8 shows what is signed, reads codes from the screen and answers with a signature that fits', () => {
      const { payload, callLength, proof } = vaultVectors();
      const phone = phoneOf(cryptoType);
      const signer = signerOf(phone);
      const codes = codesOf(splitFrames(transactionRequest(signer, { payload, callLength, proof })));
      const done = codes.map((modules) => phone.look(paint(modules, { width: 344, ratio: 1 })));
      expect(done.indexOf(true)).toBe(codes.length - 1);
      expect(phone.asked).toMatchObject({ kind: 'transaction' });
      expect(JSON.stringify(phone.asked)).toContain('transfer_keep_alive');
      const answer = readAnswer(codeOf(phone.sign()));
      expect(answer.curve).toBe(cryptoType);
      expect(() => checkAnswer(answer, { ...signer, kind: 'extrinsic', payload })).not.toThrow();
    });
  },
);

describe.skipIf(!HAS_FINNEY)('K8 one bit', () => {
  const phone = phoneOf('sr25519');
  const signer = signerOf(phone);

  it('K8 of the request, here and there: no signature of it is ever taken', () => {
    const { payload, callLength, proof } = vaultVectors();
    const request = transactionRequest(signer, { payload, callLength, proof });
    expect(outcomeOf(request, payload, phoneOf('sr25519'))).toBe('taken');
    for (let at = 0; at < request.length; at += 17)
      expect(outcomeOf(flipped(request, at, at % 8), payload, phoneOf('sr25519')), `byte ${at}`).not.toBe(
        'taken',
      );
  });

  it('K8 of a frame heading: refused, or read as what it was', () => {
    const { payload, callLength, proof } = vaultVectors();
    const frames = splitFrames(transactionRequest(signer, { payload, callLength, proof }));
    for (const [index, frame] of frames.entries())
      for (let bit = 0; bit < 40; bit++) {
        const other = phoneOf('sr25519');
        const altered = frames.with(index, flipped(frame, bit >> 3, bit & 7));
        const run = () => altered.map((one) => other.scan(one)).includes(true);
        let whole = false;
        try {
          whole = run();
        } catch {
          // Refused, which is right.
        }
        expect(whole, `bit ${bit} of frame ${index}`).toBe(false);
      }
  });

  it('K8 of a message: another text is shown, and its signature is not taken', () => {
    const wrapped = new TextEncoder().encode('<Bytes>I agree</Bytes>');
    const request = messageRequest(signer, wrapped);
    for (let at = 0; at < request.length; at++) {
      const other = phoneOf('sr25519');
      let answer: string | null = null;
      try {
        for (const frame of splitFrames(flipped(request, at, at % 8))) other.scan(frame);
        answer = other.sign();
      } catch {
        continue;
      }
      const check = () =>
        checkAnswer(readAnswer(codeOf(answer)), { ...signer, kind: 'message', payload: wrapped });
      expect(check, `byte ${at}`).toThrow('device/vault-wrong-signature');
    }
  });
});

describe.skipIf(!HAS_FINNEY)('K8 the phone beside other codes', () => {
  it('K8 refuses a frame of another row between its own, and a request for another key or network', () => {
    const { payload, callLength, proof } = vaultVectors();
    const phone = phoneOf('sr25519');
    const request = transactionRequest(signerOf(phone), { payload, callLength, proof });
    const [first] = splitFrames(request);
    const [, second] = splitFrames(request, 300);
    phone.scan(first as Uint8Array);
    expect(() => phone.scan(second as Uint8Array)).toThrow('another row');
    const foreign = transactionRequest(
      { ...signerOf(phone), accountId: `0x${'22'.repeat(32)}` },
      { payload, callLength, proof },
    );
    expect(() => {
      const other = phoneOf('sr25519');
      for (const frame of splitFrames(foreign)) other.scan(frame);
    }).toThrow('another key');
  });
});

import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import type { CryptoType } from '../../../../../src/core/accounts/types.js';
import { readAnswer } from '../../../../../src/popup/devices/vault/answer.js';
import { checkAnswer, type Signed } from '../../../../../src/popup/devices/vault/check.js';
import { Phone } from '../../../../support/codes/phone.js';

const GENESIS = `0x${'11'.repeat(32)}`;
const codeOf = (text: string) => ({ text, bytes: new TextEncoder().encode(text) });

describe('K8 the answer of the phone', () => {
  const hex = 'ab'.repeat(64);

  it.each([
    ['64 bytes', hex, null],
    ['64 bytes with 0x', `0x${hex}`, null],
    ['65 bytes, ed25519', `00${hex}`, 'ed25519'],
    ['65 bytes, sr25519', `0x01${hex.toUpperCase()}`, 'sr25519'],
    ['with space around', ` 01${hex}\n`, 'sr25519'],
  ])('K8 reads %s', (_name, text, curve) => {
    const answer = readAnswer(codeOf(text));
    expect(answer.curve).toBe(curve);
    expect(bytesToHex(answer.signature)).toBe(hex);
  });

  it('K8 reads raw bytes', () => {
    const raw = new Uint8Array(65).fill(0xab);
    raw[0] = 1;
    expect(readAnswer({ text: null, bytes: raw })).toEqual({ curve: 'sr25519', signature: raw.slice(1) });
    expect(readAnswer({ text: null, bytes: raw.slice(1) }).curve).toBeNull();
  });

  it.each([
    ['an account', `substrate:5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu:${GENESIS}`, 'address-code'],
    ['an address alone', '5FA9nQDVg267DEd8m1ZypXLBnvN7SFxYwV7ndqSYGiN9TTpu', 'address-code'],
    ['an Ethereum account', 'ethereum:0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe@1', 'address-code'],
    ['a secret', 'secret:0x0123', 'secret-code'],
    ['an ecdsa signature', `02${hex}`, 'wrong-curve'],
    ['an unknown kind of key', `09${hex}`, 'not-a-signature'],
    ['too short', hex.slice(2), 'not-a-signature'],
    ['too long', `0101${hex}`, 'not-a-signature'],
    ['half a byte', hex.slice(1), 'not-a-signature'],
    ['64 letters', 'x'.repeat(64), 'not-a-signature'],
    ['nothing', '', 'not-a-signature'],
    ['a web address', 'https://example.com', 'not-a-signature'],
    ['a request as hex', `530102${'00'.repeat(90)}`, 'transaction-code'],
  ])('K8 names %s for what it is', (_name, text, code) => {
    expect(() => readAnswer(codeOf(text))).toThrow(`device/vault-${code}`);
  });

  it('K8 names a request in bytes', () => {
    const bytes = Uint8Array.of(0x53, 0xff, 0x06, ...new Uint8Array(200).fill(0xfe));
    expect(() => readAnswer({ text: null, bytes })).toThrow('device/vault-transaction-code');
  });
});

describe.each<CryptoType>(['sr25519', 'ed25519'])('K8 the check of a %s signature', (cryptoType) => {
  const phone = new Phone(new Uint8Array(32).fill(3), cryptoType, GENESIS);
  const signed = (payload: Uint8Array, kind: Signed['kind'] = 'message'): Signed => ({
    accountId: `0x${bytesToHex(phone.publicKey)}`,
    cryptoType,
    kind,
    payload,
  });
  const message = new TextEncoder().encode(`<Bytes>${'long '.repeat(80)}</Bytes>`);
  const answerTo = (wrapped: Uint8Array) => {
    const curve = cryptoType === 'sr25519' ? 1 : 0;
    const key = [...phone.publicKey];
    phone.scan(Uint8Array.of(0x53, curve, 3, ...key, ...wrapped, ...new Uint8Array(32).fill(0x11)));
    return readAnswer(codeOf(phone.sign()));
  };

  it('K8 takes the right one, of a long message as it is', () => {
    expect(() => checkAnswer(answerTo(message), signed(message))).not.toThrow();
  });

  it('K8 refuses it for anything else', () => {
    const answer = answerTo(message);
    const other = message.slice();
    other[20] = (other[20] ?? 0) ^ 1;
    const bent = answer.signature.slice();
    bent[9] = (bent[9] ?? 0) ^ 0x10;
    const wrong = 'device/vault-wrong-signature';
    expect(() => checkAnswer(answer, signed(other))).toThrow(wrong);
    expect(() => checkAnswer({ ...answer, signature: bent }, signed(message))).toThrow(wrong);
    expect(() => checkAnswer(answer, { ...signed(message), accountId: `0x${'22'.repeat(32)}` })).toThrow(
      wrong,
    );
    // A transaction of this length is signed by its hash.
    expect(() => checkAnswer(answer, signed(message, 'extrinsic'))).toThrow(wrong);
  });

  it('K8 says so when the phone has the other kind of key', () => {
    const curve = cryptoType === 'sr25519' ? 'ed25519' : 'sr25519';
    expect(() => checkAnswer({ ...answerTo(message), curve }, signed(message))).toThrow(
      'device/vault-wrong-curve',
    );
  });
});

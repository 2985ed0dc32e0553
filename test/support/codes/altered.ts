import { bytesToHex } from '@noble/hashes/utils.js';
import { splitFrames } from '../../../src/popup/devices/qr/frames.js';
import { readAnswer } from '../../../src/popup/devices/vault/answer.js';
import { checkAnswer } from '../../../src/popup/devices/vault/check.js';
import type { Phone } from './phone.js';

/** The same bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, at: number, bit: number): Uint8Array {
  const other = bytes.slice();
  other[at] = (other[at] ?? 0) ^ (1 << bit);
  return other;
}

/**
 * What comes of a transaction that was altered on its way to a phone: refused by the phone, or its answer refused here.
 * @param payload what was approved
 */
export function outcomeOf(
  request: Uint8Array,
  payload: Uint8Array,
  phone: Phone,
): 'phone' | 'signature' | 'taken' {
  let answer: string;
  try {
    for (const frame of splitFrames(request)) phone.scan(frame);
    answer = phone.sign();
  } catch {
    return 'phone';
  }
  try {
    const { cryptoType } = phone;
    const accountId = `0x${bytesToHex(phone.publicKey)}`;
    const read = readAnswer({ text: answer, bytes: new TextEncoder().encode(answer) });
    checkAnswer(read, { accountId, cryptoType, kind: 'extrinsic', payload });
    return 'taken';
  } catch {
    return 'signature';
  }
}

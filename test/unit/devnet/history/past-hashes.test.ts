import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PastHashes } from '../../../../devnet/history/past-hashes.js';
import { headerHash } from '../../../../devnet/node/header.js';
import type { Hex } from '../../../../devnet/types.js';

const LENGTH = 216_000;
const GENESIS: Hex = `0x${'ab'.repeat(32)}`;
const hashes = new PastHashes(GENESIS, LENGTH);
const numbers = fc.integer({ min: 1, max: LENGTH });

describe('P10 hashes of a past', () => {
  it('P10 lead back to their number and link every header to its parent', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(hashes.numberOf(hashes.at(number))).toBe(number);
        expect(hashes.header(number).parentHash).toBe(hashes.at(number - 1));
        expect(hashes.header(number).number).toBe(number);
      }),
    );
    expect([hashes.at(0), hashes.numberOf(GENESIS)]).toEqual([GENESIS, 0]);
  });

  it('P10 are those of their headers for the newest 2,400 blocks', () => {
    for (const number of [LENGTH - 2_399, LENGTH - 1_000, LENGTH - 1, LENGTH]) {
      expect(headerHash(hashes.header(number))).toBe(hashes.at(number));
    }
  });

  it('P10 are those of their headers for older blocks that were named, also next to each other', () => {
    const named = [900, 500, 501];
    const some = new PastHashes(GENESIS, LENGTH, named);
    for (const number of named) {
      expect(headerHash(some.header(number))).toBe(some.at(number));
      expect(some.numberOf(some.at(number))).toBe(number);
      expect(some.header(number + 1).parentHash).toBe(some.at(number));
      expect(some.numberOf(hashes.at(number))).toBeUndefined();
    }
    expect(headerHash(some.header(502))).not.toBe(some.at(502));
  });

  it('P10 are the same on every start and others for another genesis or another length', () => {
    const others = [new PastHashes(`0x${'cd'.repeat(32)}`, LENGTH), new PastHashes(GENESIS, LENGTH - 7_200)];
    const again = new PastHashes(GENESIS, LENGTH);
    for (const number of [1, 77_777, LENGTH - 7_200]) {
      expect(again.at(number)).toBe(hashes.at(number));
      for (const other of others) {
        expect(other.at(number)).not.toBe(hashes.at(number));
        expect(other.numberOf(hashes.at(number))).toBeUndefined();
      }
    }
  });

  it('P10 knows no number for a hash that it did not make', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(hashes.numberOf(`0x${Buffer.from(bytes).toString('hex')}`)).toBeUndefined();
      }),
    );
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 63 }), (number, digit) => {
        const hash = hashes.at(number).slice(2);
        const flipped = `${hash.slice(0, digit)}${hash[digit] === '0' ? '1' : '0'}${hash.slice(digit + 1)}`;
        expect(hashes.numberOf(`0x${flipped}`)).toBeUndefined();
      }),
    );
  });

  it.each([-1, 1.5, LENGTH + 1, Number.NaN])('P10 has no block %d', (number) => {
    expect(() => hashes.at(number)).toThrow(RangeError);
  });
});

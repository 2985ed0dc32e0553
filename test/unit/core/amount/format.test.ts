import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  decimalMark,
  exactAmount,
  fieldAmount,
  fullAmount,
  groupDigits,
  inNotation,
  percent,
  setDecimalMark,
  shortAmount,
} from '../../../../src/core/amount/format.js';
import { alphaBase, MAX_U64, rao, raoPerAlpha } from '../../../../src/core/amount/money.js';

afterEach(() => setDecimalMark('.'));

describe('Q5 the notation of a language', () => {
  it('Q5 writes a comma and keeps the thin spaces; what is copied keeps the point', () => {
    setDecimalMark(',');
    expect(decimalMark()).toBe(',');
    expect(shortAmount(1_234_567_891_234n)).toBe('1\u2009234,5678');
    expect(fullAmount(-21_000_000_123_000_000n)).toBe('\u221221\u2009000\u2009000,123');
    expect(fieldAmount(1_500_000_000n)).toBe('1,5');
    expect(percent(5n, 1_000n)).toBe('0,50');
    expect(inNotation('214.1')).toBe('214,1');
    expect(exactAmount(1_500_000_000n)).toBe('1.5');
  });
});

describe('amount text', () => {
  it.each([
    [0n, '0'],
    [1n, '0.000000001'],
    [1_500_000_000n, '1.5'],
    [-1n, '-0.000000001'],
  ])('writes %s exactly', (base, text) => {
    expect(exactAmount(base)).toBe(text);
  });

  it.each([
    [0n, '0.0000'],
    [1_234_567_891_234n, '1\u2009234.5678'],
    [1_999_999_999n, '1.9999'],
    [999_999_999n, '0.99999'],
    [12_345n, '0.000012345'],
    [1n, '0.000000001'],
    [-1_500_000_000n, '\u22121.5000'],
  ])('shortens %s by cutting', (base, text) => {
    expect(shortAmount(base)).toBe(text);
  });

  it('never shows more than there is', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_U64 }), fc.integer({ min: 1, max: 9 }), (base, decimals) => {
        const [whole = '', fraction = ''] = shortAmount(base, decimals).replaceAll('\u2009', '').split('.');
        expect(BigInt(whole + fraction.padEnd(9, '0'))).toBeLessThanOrEqual(base);
      }),
    );
  });

  it('groups the whole part in full text', () => {
    expect(fullAmount(-21_000_000_123_000_000n)).toBe('\u221221\u2009000\u2009000.123');
    expect(groupDigits('999')).toBe('999');
  });
});

describe('percent', () => {
  it.each([
    [5n, 1_000n, 2, '0.50'],
    [1n, 3n, 2, '33.33'],
    [-1n, 3n, 1, '\u221233.3'],
    [2n, 3n, 0, '66'],
    [-1n, 100_000n, 2, '0.00'],
  ])('%s of %s', (part, whole, decimals, text) => {
    expect(percent(part, whole, decimals)).toBe(text);
  });

  it('has no answer for a change from nothing', () => {
    expect(() => percent(1n, 0n)).toThrow(RangeError);
  });
});

describe('branded money', () => {
  it('refuses what the chain’s u64 cannot hold', () => {
    for (const brand of [rao, alphaBase, raoPerAlpha]) {
      expect(brand(MAX_U64)).toBe(MAX_U64);
      expect(() => brand(MAX_U64 + 1n)).toThrow(RangeError);
      expect(() => brand(-1n)).toThrow(RangeError);
    }
  });
});

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { exactAmount, fieldAmount, fullAmount, setDecimalMark } from '../../../../src/core/amount/format.js';
import { MAX_U64 } from '../../../../src/core/amount/money.js';
import { parseAmount, parsePercent } from '../../../../src/core/amount/parse.js';

afterEach(() => setDecimalMark('.'));

describe('parseAmount', () => {
  it.each([
    ['0', 0n],
    ['12', 12_000_000_000n],
    ['12.5', 12_500_000_000n],
    ['.5', 500_000_000n],
    ['0.000000001', 1n],
    ['007', 7_000_000_000n],
    [' 1 ', 1_000_000_000n],
    ['1 000', 1_000_000_000_000n],
    ['1\u2009000\u2009000.5', 1_000_000_500_000_000n],
    ['18446744073.709551615', MAX_U64],
  ])('reads %j', (text, base) => {
    expect(parseAmount(text)).toEqual({ ok: true, base });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['1e3', 'syntax'],
    ['1,5', 'mark'],
    ['1,000', 'mark'],
    ['1,000.5', 'mark'],
    ['.', 'syntax'],
    ['1.', 'syntax'],
    ['1.2.3', 'syntax'],
    ['-1', 'syntax'],
    ['+1', 'syntax'],
    ['0x10', 'syntax'],
    ['NaN', 'syntax'],
    ['Infinity', 'syntax'],
    ['١٢', 'syntax'],
    ['１２', 'syntax'],
    ['1 00', 'syntax'],
    ['1  000', 'syntax'],
    ['1\n000', 'syntax'],
    ['1.0000000001', 'precision'],
    ['1.0000000000', 'precision'],
    ['18446744073.709551616', 'range'],
    ['18446744073709551616', 'range'],
    ['9'.repeat(400), 'range'],
  ])('S84 refuses %j', (text, fault) => {
    expect(parseAmount(text)).toEqual({ ok: false, fault });
  });

  it('S84 reads back every amount that is written exactly or in full', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_U64 }), (base) => {
        expect(parseAmount(exactAmount(base))).toEqual({ ok: true, base });
        expect(parseAmount(fullAmount(base))).toEqual({ ok: true, base });
      }),
    );
  });

  it('S84 never rounds: what it accepts, written again, is the same number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789.,e -١'), maxLength: 24 });
    fc.assert(
      fc.property(digits, (text) => {
        const parsed = parseAmount(text);
        if (!parsed.ok) return;
        const [whole = '', fraction = ''] = text.replace(/ /g, '').split('.');
        const [readWhole, readFraction = ''] = exactAmount(parsed.base).split('.');
        expect(readWhole).toBe(whole.replace(/^0+(?=\d)/, '') || '0');
        expect(readFraction).toBe(fraction.replace(/0+$/, ''));
      }),
      { numRuns: 2_000 },
    );
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseAmount(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('Q5 parseAmount where a comma parts the decimals', () => {
  it.each([
    ['12', 12_000_000_000n],
    ['12,5', 12_500_000_000n],
    [',5', 500_000_000n],
    ['0,000000001', 1n],
    ['1 000', 1_000_000_000_000n],
    ['1\u2009000\u2009000,5', 1_000_000_500_000_000n],
    ['18446744073,709551615', MAX_U64],
  ])('Q5 reads %j', (text, base) => {
    setDecimalMark(',');
    expect(parseAmount(text)).toEqual({ ok: true, base });
  });

  it.each([
    ['', 'empty'],
    ['1e3', 'syntax'],
    ['1.5', 'mark'],
    ['1.000', 'mark'],
    ['1.000,5', 'mark'],
    ['1,000.5', 'mark'],
    [',', 'syntax'],
    ['1,', 'syntax'],
    ['1,2,3', 'syntax'],
    ['-1', 'syntax'],
    ['1\u066b5', 'syntax'],
    ['\u0661\u0662', 'syntax'],
    ['\uff11\uff12', 'syntax'],
    ['1\uff0c5', 'syntax'],
    ["1'000", 'syntax'],
    ['1 00', 'syntax'],
    ['1,0000000001', 'precision'],
    ['18446744073,709551616', 'range'],
  ])('Q5 S84 refuses %j', (text, fault) => {
    setDecimalMark(',');
    expect(parseAmount(text)).toEqual({ ok: false, fault });
  });

  it('Q5 S84 never takes one text for two amounts in the two languages', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'0123456789.,  '), maxLength: 20 });
    fc.assert(
      fc.property(typed, (text) => {
        const point = parseAmount(text, '.');
        const comma = parseAmount(text, ',');
        if (point.ok && comma.ok) expect(point.base).toBe(comma.base);
      }),
      { numRuns: 3_000 },
    );
  });

  it('Q5 reads back what fields are filled with and what is shown in full; copies keep the point', () => {
    setDecimalMark(',');
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX_U64 }), (base) => {
        expect(parseAmount(fieldAmount(base))).toEqual({ ok: true, base });
        expect(parseAmount(fullAmount(base))).toEqual({ ok: true, base });
        expect(parseAmount(exactAmount(base), '.')).toEqual({ ok: true, base });
        expect(exactAmount(base)).not.toContain(',');
      }),
    );
  });
});

describe('parsePercent', () => {
  it('Q5 reads two decimals after the mark of the language and refuses the other', () => {
    expect(parsePercent('12.5')).toBe(1_250);
    expect(parsePercent('0,5')).toBeNull();
    setDecimalMark(',');
    expect(parsePercent('0,05')).toBe(5);
    expect(parsePercent('0.5')).toBeNull();
    expect(parsePercent('1,234')).toBeNull();
    expect(parsePercent('1e1')).toBeNull();
  });
});

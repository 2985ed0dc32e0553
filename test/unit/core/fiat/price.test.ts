import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fiatMicro, microText, readFiatPrice } from '../../../../src/core/fiat/price.js';

const NOW = 1_795_000_000_000;
const AT = 1_795_000_000;
const answer = (price: string, at: number | string = AT): string =>
  `{"bittensor":{"usd":${price},"last_updated_at":${at}}}`;

describe('P11 the price of one TAO', () => {
  it.each([
    ['412', 412_000_000n],
    ['412.07', 412_070_000n],
    ['0.0001', 100n],
    // A float would have made 412.0699999999999 of it.
    ['412.069999999999999999', 412_069_999n],
    ['9007199254.740993', 9_007_199_254_740_993n],
  ])('P11 is read from the digits of %s', (price, microPerTao) => {
    expect(readFiatPrice(answer(price), 'usd', NOW)).toEqual({ microPerTao, atMs: NOW });
  });

  it('P11 takes the fields in any order and with spaces', () => {
    const text = ` { "bittensor" : { "last_updated_at": ${AT}, "usd": 3.5 } }\n`;
    expect(readFiatPrice(text, 'usd', NOW)?.microPerTao).toBe(3_500_000n);
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['an error page', '<html>'],
    ['a price of zero', answer('0')],
    ['a price that is almost nothing', answer('0.00009')],
    ['a price beyond any market', answer('10000000001')],
    ['a negative price', answer('-5')],
    ['an exponent', answer('4e2')],
    ['a text', answer('"412"')],
    ['null', answer('null')],
    ['foreign digits', answer('\u0664')],
    ['a comma', answer('4,5')],
    ['another currency', answer('4').replace('usd', 'eur')],
    ['another coin', answer('4').replace('bittensor', 'bitcoin')],
    ['the price twice', answer('4,"usd":5')],
    ['more than was asked', answer('4,"usd_24h_vol":5')],
    ['no time', '{"bittensor":{"usd":4}}'],
    ['a broken time', answer('4', '1.5')],
    ['a price of last week', answer('4', AT - 4 * 86_400)],
    ['a price of next week', answer('4', AT + 2 * 86_400)],
    ['a second object', `${answer('4')}{}`],
  ])('P11 refuses %s', (_, text) => {
    expect(readFiatPrice(text, 'usd', NOW)).toBeNull();
  });

  it('P11 never throws and never answers a price out of bounds, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string().map(answer)), (text) => {
        const read = readFiatPrice(text, 'usd', NOW);
        expect(read === null || (read.microPerTao >= 100n && read.microPerTao <= 10n ** 16n)).toBe(true);
      }),
    );
  });
});

describe('P11 a value', () => {
  it('P11 is cut, never rounded up, in either direction', () => {
    expect(fiatMicro(1n, 412_070_000n)).toBe(0n);
    expect(fiatMicro(1_999_999_999n, 1_000_000n)).toBe(1_999_999n);
    expect(fiatMicro(-1_999_999_999n, 1_000_000n)).toBe(-1_999_999n);
  });

  it('P11 is exact text for twenty-one million TAO', () => {
    expect(microText(fiatMicro(21_000_000_000_000_000n, 412_070_001n))).toBe('8653470021.000000');
    expect(microText(-1n)).toBe('-0.000001');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alphaAtLimit,
  buyImpactBps,
  buyLimit,
  endPriceFromAverage,
  sellLimit,
  taoAtLimit,
} from '../../../../src/core/quote/limit.js';
import { poolPrice, simulateBuy, simulateSell } from '../../../../src/core/quote/pool.js';
import { PERQUINTILL, powerFloor } from '../../../../src/core/quote/power.js';

const pool = fc.record({
  taoReserve: fc.bigInt(10n ** 12n, 10n ** 16n),
  alphaReserve: fc.bigInt(10n ** 12n, 10n ** 16n),
  quoteWeight: fc.bigInt(3n * 10n ** 17n, 7n * 10n ** 17n),
  feeRate: fc.constant(33n),
});
const amount = fc.bigInt(10n ** 8n, 10n ** 12n);
const tolerance = fc.integer({ min: 0, max: 10_000 });

describe('price limits', () => {
  it('lie beyond the end price, and never further than the tolerance', () => {
    fc.assert(
      fc.property(fc.bigInt(2n, 10n ** 12n), tolerance, (price, bps) => {
        const buy = buyLimit(price, bps);
        const sell = sellLimit(price, bps);
        expect(buy > price && (buy === price + 1n || buy * 10_000n <= price * BigInt(10_000 + bps))).toBe(
          true,
        );
        expect(sell < price && sell > 0n).toBe(true);
        expect(sell === price - 1n || sell === 1n || sell * 10_000n >= price * BigInt(10_000 - bps)).toBe(
          true,
        );
      }),
    );
  });

  it('guarantee no more than the simulation gives', () => {
    fc.assert(
      fc.property(pool, amount, tolerance, (start, sum, bps) => {
        const buy = simulateBuy(start, sum);
        if (buy) expect(alphaAtLimit(buy.netIn, buyLimit(poolPrice(buy.after), bps)) <= buy.out).toBe(true);
        const sale = simulateSell(start, sum);
        if (sale && poolPrice(sale.after) > 10_000n)
          expect(taoAtLimit(sale.netIn, sellLimit(poolPrice(sale.after), bps)) <= sale.out).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('refuse a tolerance that is not one', () => {
    for (const bad of [-1, 10_001, 0.5, Number.NaN]) expect(() => buyLimit(1n, bad)).toThrow(RangeError);
  });

  it('derive the end price from the average as the constant product has it', () => {
    const start = {
      taoReserve: 10n ** 13n,
      alphaReserve: 2n * 10n ** 14n,
      quoteWeight: 5n * 10n ** 17n,
      feeRate: 0n,
    };
    const trade = simulateBuy(start, 10n ** 11n);
    if (!trade) throw new Error('the worked pool quotes');
    const derived = endPriceFromAverage(poolPrice(start), trade.netIn, trade.out);
    expect(derived - poolPrice(trade.after)).toBeGreaterThanOrEqual(0n);
    expect(derived - poolPrice(trade.after)).toBeLessThan(4n);
  });

  it('measure the impact without the fee', () => {
    expect(buyImpactBps(50_000_000n, 99_949_645_228n, 1_979_210_763_198n)).toBe(99);
    expect(buyImpactBps(50_000_000n, 1_000n, 20_000n)).toBe(0);
  });
});

describe('power of a fraction', () => {
  it('agrees with exact arithmetic wherever that is possible', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 16n),
        fc.bigInt(0n, 10n ** 16n),
        fc.bigInt(1n, 9n),
        fc.bigInt(1n, 9n),
        (numerator, extra, up, down) => {
          const denominator = numerator + extra;
          const power = powerFloor(numerator, denominator, up, down);
          const target = PERQUINTILL ** down * numerator ** up;
          expect(power ** down * denominator ** up <= target).toBe(true);
          expect((power + 1n) ** down * denominator ** up > target).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuses what is not a fraction', () => {
    expect(() => powerFloor(2n, 1n, 1n, 1n)).toThrow(RangeError);
    expect(() => powerFloor(0n, 1n, 1n, 1n)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compounded, growthOf, measured, perDay } from '../../../../src/engine/market/growth.js';
import { growthBetween } from '../../../../src/engine/market/position-yield.js';
import { priceChange } from '../../../../src/engine/market/price-change.js';
import { periodOf } from '../../../../src/engine/market/validator-yield.js';

const WINDOW = { fromBlock: 0, toBlock: 7_200, samples: 2 };
const asNumber = (growth: bigint) => Number(growth) / 1e18;

describe('growth in integers', () => {
  it('P8 compounds as a calculator does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 7 }), fc.integer({ min: 0, max: 400 }), (ppb, times) => {
        const exact = (1 + ppb / 1e9) ** times - 1;
        const found = asNumber(compounded(growthOf(BigInt(ppb), 10n ** 9n), BigInt(times)));
        expect(Math.abs(found - exact)).toBeLessThan(1e-9 * (1 + exact));
      }),
    );
  });

  it('P8 makes a day of epochs that divide it, of epochs that do not, and of longer ones', () => {
    const tenth = growthOf(1n, 1_000n);
    expect(asNumber(perDay(tenth, 360))).toBeCloseTo(1.001 ** 20 - 1, 12);
    expect(asNumber(perDay(tenth, 361))).toBeCloseTo(1.001 ** 19 * (1 + (0.001 * 341) / 361) - 1, 12);
    expect(asNumber(perDay(tenth, 14_400))).toBeCloseTo(0.0005, 12);
  });

  it('P8 tells a day in parts per billion and a year in parts per million, compounding or not', () => {
    const day = growthOf(1n, 1_000n);
    expect(measured(day, WINDOW)).toEqual({
      kind: 'measured',
      perDayPpb: 1_000_000n,
      apyPpm: BigInt(Math.floor((1.001 ** 365 * (1 + 0.001 / 4) - 1) * 1e6)),
      ...WINDOW,
    });
    expect(measured(day, WINDOW, false)).toMatchObject({ apyPpm: 365_250n });
  });

  it('P8 tells no year of less than a day: one epoch is none', () => {
    const epoch = { fromBlock: 0, toBlock: 360, samples: 1 };
    expect(measured(growthOf(1n, 1_000n), epoch)).toMatchObject({ perDayPpb: 1_000_000n, apyPpm: null });
  });

  it('P8 knows epochs of tempo and of tempo + 1 blocks by their distances', () => {
    expect(periodOf([1_000, 1_000 + 360 * 20], 360)).toBe(360);
    expect(periodOf([1_000, 1_000 + 361 * 20], 360)).toBe(361);
    expect(periodOf([1_000], 360)).toBe(360);
    // The tempo was changed in between: the present one is as good as any.
    expect(periodOf([1_000, 1_017], 360)).toBe(360);
  });

  it('P8 measures only stretches between trades', () => {
    const sample = (block: number, base: bigint, shares = 'a') => ({ block, base, shares });
    const day = 7_200;
    const traded = [sample(3 * day, 3_000n, 'b'), sample(2 * day, 1_010n), sample(day, 1_000n)];
    expect(growthBetween(traded)).toMatchObject({
      kind: 'measured',
      perDayPpb: 10_000_000n,
      fromBlock: day,
      toBlock: 2 * day,
      samples: 2,
    });
    expect(growthBetween([sample(2 * day, 10n, 'b'), sample(day, 10n)])).toEqual({
      kind: 'not-measured',
      reason: 'too-young',
    });
    expect(growthBetween([sample(2 * day, 10n), sample(day, 10n)])).toEqual({
      kind: 'not-measured',
      reason: 'inactive',
    });
    // One payout within a minute is no yield.
    expect(growthBetween([sample(day + 5, 11n), sample(day, 10n)])).toMatchObject({ reason: 'too-young' });
  });
});

describe('change of a price', () => {
  const sample = {
    block: 1_000,
    prices: new Map([
      [1, 200n],
      [2, 0n],
    ]),
  };

  it('V1 is known from a price of then, and says of which block', () => {
    expect(priceChange(1, 250n, 0, sample)).toEqual({ kind: 'known', bps: 2_500, block: 1_000 });
    expect(priceChange(1, 150n, null, sample)).toEqual({ kind: 'known', bps: -2_500, block: 1_000 });
    expect(priceChange(1, 200n, 1_000, sample)).toEqual({ kind: 'known', bps: 0, block: 1_000 });
  });

  it('V1 is never 0 % for want of a price', () => {
    const why = (netuid: number, registered: number, from: Parameters<typeof priceChange>[3]) => {
      const change = priceChange(netuid, 250n, registered, from);
      return change.kind === 'unavailable' ? change.reason : change.bps;
    };
    expect(why(9, 0, sample)).toBe('too-young');
    // The number belonged to another subnet then.
    expect(why(1, 1_001, sample)).toBe('too-young');
    expect(why(2, 0, sample)).toBe('untold');
    expect(why(1, 0, { block: 1_000, prices: null })).toBe('untold');
    expect(why(1, 0, { missing: 'no-archive' })).toBe('no-archive');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_U64, ONE } from '../../../../src/core/amount/money.js';
import { leastInput, nearLeastInput } from '../../../../src/core/quote/least.js';
import { buyLimit, sellLimit } from '../../../../src/core/quote/limit.js';
import { mostToBuy, mostToSell, mostToSwap } from '../../../../src/core/quote/most.js';
import {
  afterSale,
  type Pool,
  poolPrice,
  priceRatio,
  simulateBuy,
  simulateSell,
} from '../../../../src/core/quote/pool.js';
import { growthFloor, PERQUINTILL } from '../../../../src/core/quote/power.js';
import { POOL_A as A, anyPool, POOL_B as B } from './pools.js';

// Without any tolerance the last rounding of a reserve may refuse a large trade: the check then says so beforehand.
const tolerance = fc.integer({ min: 1, max: 5_000 });

describe('the largest input under a limit', () => {
  it('T3 is the chain’s own in the worked examples', () => {
    expect(mostToBuy(A, 50_500_000n)).toBe(49_900_748_528n);
    expect(mostToSell(A, 49_500_000n)).toBe(1_008_070_663_528n);
    expect(mostToBuy(B, 40_758_300n)).toBe(188_233_805_383n);
    expect(mostToSell(B, 40_149_967n)).toBe(9_363_820_626_618n);
  });

  it('T9 of a swap is the closed form of the worked example', () => {
    expect(priceRatio(A, B)).toBe(1_232_877_695n);
    expect(mostToSwap(A, B, 1_240_000_000n)).toBe(0n);
    expect(mostToSwap(A, B, 1_200_000_000n)).toBe(14_240_874_154_435n);
  });

  it('T3 says when the price is at the limit already: what the chain shows is cut, so the limit must lie above it', () => {
    expect(mostToBuy(B, poolPrice(B))).toBeNull();
    expect(mostToSell(B, poolPrice(B) + 1n)).toBeNull();
  });

  it('T3 on root is everything for a limit of one TAO or better, nothing otherwise', () => {
    expect([mostToBuy(null, ONE), mostToBuy(null, ONE - 1n)]).toEqual([MAX_U64, 0n]);
    expect([mostToSell(null, ONE), mostToSell(null, ONE + 1n)]).toEqual([MAX_U64, 0n]);
    expect([mostToSwap(null, null, ONE), mostToSwap(null, null, ONE + 1n)]).toEqual([MAX_U64, 0n]);
    expect(mostToSwap(null, A, (ONE * ONE) / 50_500_000n)).toBe(
      mostToBuy(A, (ONE * ONE) / ((ONE * ONE) / 50_500_000n)),
    );
    expect(mostToSwap(A, null, 49_500_000n)).toBe(mostToSell(A, 49_500_000n));
  });

  it('T3 lets every quoted trade through at the state it was quoted at, whatever its size', () => {
    fc.assert(
      fc.property(anyPool, fc.bigInt(10n ** 6n, 10n ** 15n), tolerance, (pool, amount, bps) => {
        const buy = simulateBuy(pool, amount);
        if (buy) expect((mostToBuy(pool, buyLimit(poolPrice(buy.after), bps)) ?? -1n) >= amount).toBe(true);
        const sale = simulateSell(pool, amount);
        // Below a price of 10,000 rao the units of a limit are coarser than the trade.
        if (sale && poolPrice(sale.after) > 10_000n)
          expect((mostToSell(pool, sellLimit(poolPrice(sale.after), bps)) ?? -1n) >= amount).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('T3 never lets the price go beyond the limit', () => {
    fc.assert(
      fc.property(anyPool, fc.integer({ min: 1, max: 5_000 }), (pool, bps) => {
        const price = poolPrice(pool);
        const up = buyLimit(price, bps);
        const bought = simulateBuy(pool, mostToBuy(pool, up) ?? 0n);
        if (bought) expect(poolPrice(bought.after) <= up).toBe(true);
        const down = sellLimit(price, bps);
        const sold = simulateSell(pool, mostToSell(pool, down) ?? 0n);
        if (sold) expect(poolPrice(sold.after) >= down - 1n).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('growth of a reserve', () => {
  it('agrees with exact arithmetic wherever that is possible', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10n ** 16n),
        fc.bigInt(0n, 10n ** 18n),
        fc.bigInt(1n, 9n),
        fc.bigInt(0n, 9n),
        (denominator, extra, up, more) => {
          const down = up + more;
          const numerator = denominator + extra;
          const growth = growthFloor(numerator, denominator, up, down);
          const target = PERQUINTILL ** down * numerator ** up;
          expect(growth ** down * denominator ** up <= target).toBe(true);
          expect((growth + 1n) ** down * denominator ** up > target).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('refuses what shrinks', () => {
    expect(() => growthFloor(1n, 2n, 1n, 1n)).toThrow(RangeError);
  });
});

describe('the least input for a yield', () => {
  const out = (pool: Pool) => (input: bigint) => simulateSell(pool, input)?.out ?? null;

  it('T7 is exact: one unit less would fall short', async () => {
    await fc.assert(
      fc.asyncProperty(anyPool, fc.bigInt(2_000_000n, 10n ** 12n), async (pool, target) => {
        const least = await leastInput(target, 10n ** 15n, out(pool));
        if (least === null) return;
        expect((out(pool)(least) ?? 0n) >= target).toBe(true);
        expect((out(pool)(least - 1n) ?? 0n) < target).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('T7 by few questions reaches it with at most a ten-thousandth more', async () => {
    await fc.assert(
      fc.asyncProperty(anyPool, fc.bigInt(2_000_000n, 10n ** 11n), async (pool, target) => {
        const exact = await leastInput(target, 10n ** 14n, out(pool));
        const near = await nearLeastInput(target, 10n ** 14n, out(pool));
        expect(near === null).toBe(exact === null);
        if (exact === null || near === null) return;
        expect((out(pool)(near) ?? 0n) >= target).toBe(true);
        if (pool.alphaReserve >= 10n ** 14n) expect((near - exact) * 10_000n <= exact + 20_000n).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is none where everything yields less', async () => {
    expect(await leastInput(10n ** 13n, 10n ** 10n, out(A))).toBeNull();
    expect(await leastInput(1n, 0n, out(A))).toBeNull();
  });
});

describe('what follows a sale', () => {
  it('is the sale of its fee, and dust that cannot pay one cannot be sold', () => {
    const sale = simulateSell(B, 12_345_678_901_234n);
    const after = sale && afterSale(sale);
    expect(after?.alphaReserve).toBe((sale?.after.alphaReserve ?? 0n) + (sale?.feeIn ?? 0n));
    expect((after?.taoReserve ?? 0n) < (sale?.after.taoReserve ?? 0n)).toBe(true);
    const dust = simulateSell(A, 2_500n);
    expect(dust?.feeIn).toBe(1n);
    expect(dust && afterSale(dust)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ONE } from '../../../../src/core/amount/money.js';
import { buyLimitOf, mostToSwap } from '../../../../src/core/quote/most.js';
import {
  afterSale,
  type Pool,
  poolPrice,
  priceRatio,
  simulateBuy,
  simulateSell,
} from '../../../../src/core/quote/pool.js';
import { PERQUINTILL } from '../../../../src/core/quote/power.js';
import { greatestRatio, swapAtLeast, swapLimit } from '../../../../src/core/quote/swap-limit.js';
import { anyPool, POOL_A, POOL_B } from './pools.js';

/** What the chain does: a sale with a fee, a purchase without. Null where it would refuse. */
function carryOut(origin: Pool, destination: Pool, amount: bigint) {
  const sale = simulateSell(origin, amount);
  if (!sale || sale.out <= 2_000_000n || !afterSale(sale)) return null;
  const purchase = simulateBuy({ ...destination, feeRate: 0n }, sale.out);
  return purchase && { netIn: sale.netIn, out: purchase.out };
}

/** Somebody trades before us: a purchase or a sale of some thousandths of a reserve, without a fee to make it worse. */
function attacked(pool: Pool, side: 'buy' | 'sell', thousandths: bigint): Pool {
  const free = { ...pool, feeRate: 0n };
  const trade =
    side === 'buy'
      ? simulateBuy(free, (pool.taoReserve * thousandths) / 1_000n)
      : simulateSell(free, (pool.alphaReserve * thousandths) / 1_000n);
  return trade ? { ...trade.after, feeRate: pool.feeRate } : pool;
}

/** The protocol adds TAO and as much alpha as it is worth, and moves the weights so that the price stays. */
function injected(pool: Pool, thousandths: bigint): Pool {
  const { taoReserve: tao, alphaReserve: alpha, quoteWeight: weight } = pool;
  const price = poolPrice(pool);
  const taoReserve = tao + (tao * thousandths) / 1_000n;
  const alphaReserve = alpha + (((tao * thousandths) / 1_000n) * ONE) / price;
  const [up, other] = [taoReserve * weight * alpha, (PERQUINTILL - weight) * tao * alphaReserve];
  return {
    ...pool,
    taoReserve,
    alphaReserve,
    quoteWeight: (PERQUINTILL * up + (up + other) / 2n) / (up + other),
  };
}

const amount = fc.bigInt(10n ** 9n, 10n ** 14n);
const tolerance = fc.integer({ min: 0, max: 5_000 });
const move = fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), by: fc.bigInt(0n, 5_000n) });

describe('the limit of a swap between pools', () => {
  it('T9 lets the swap through at the state it was quoted at, whatever its size and tolerance', () => {
    fc.assert(
      fc.property(anyPool, anyPool, amount, tolerance, (origin, destination, base, bps) => {
        const limit = swapLimit(origin, destination, { amount: base, endPrice: 0n, toleranceBps: bps });
        if (limit !== null) expect((mostToSwap(origin, destination, limit) ?? 0n) >= base).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('T9 is never looser than the tolerance, and without one as tight as the chain lets it be', () => {
    fc.assert(
      fc.property(anyPool, anyPool, amount, tolerance, (origin, destination, base, bps) => {
        const greatest = greatestRatio(origin, destination, base);
        const limit = swapLimit(origin, destination, { amount: base, endPrice: 0n, toleranceBps: bps });
        if (limit === null) return void expect(greatest).toBe(0n);
        expect(limit * 10_000n >= greatest * BigInt(10_000 - bps)).toBe(true);
        expect(limit <= greatest && greatest <= priceRatio(origin, destination)).toBe(true);
        const tighter = mostToSwap(origin, destination, greatest + 2n) ?? 0n;
        expect(tighter < base || greatest + 2n > priceRatio(origin, destination)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('S78 T9 what it guarantees holds in every state in which the chain still lets the swap through', () => {
    let through = 0;
    fc.assert(
      fc.property(
        fc.tuple(anyPool, anyPool),
        amount,
        tolerance,
        fc.tuple(move, move),
        fc.tuple(fc.bigInt(0n, 50n), fc.bigInt(0n, 50n)),
        ([origin, destination], base, bps, [first, second], [one, two]) => {
          const quoted = carryOut(origin, destination, base);
          const limit = swapLimit(origin, destination, { amount: base, endPrice: 0n, toleranceBps: bps });
          if (!quoted || limit === null) return;
          const atLeast = swapAtLeast(origin, destination, quoted.netIn, limit);
          expect(atLeast <= quoted.out).toBe(true);
          const from = attacked(injected(origin, one), first.side, first.by);
          const to = attacked(injected(destination, two), second.side, second.by);
          const result = carryOut(from, to, base);
          if (!result || (mostToSwap(from, to, limit) ?? 0n) < base) return;
          through += 1;
          expect(result.out >= atLeast).toBe(true);
        },
      ),
      { numRuns: 3_000 },
    );
    expect(through).toBeGreaterThan(300);
  });

  it('S78 T9 an attacker who moves both pools to the edge of the limit takes no more than the difference', () => {
    fc.assert(
      fc.property(
        fc.tuple(anyPool, anyPool),
        amount,
        fc.integer({ min: 10, max: 2_000 }),
        fc.bigInt(0n, 3_000n),
        ([origin, destination], base, bps, sold) => {
          const quoted = carryOut(origin, destination, base);
          const limit = swapLimit(origin, destination, { amount: base, endPrice: 0n, toleranceBps: bps });
          if (!quoted || limit === null) return;
          // Both pools drained of TAO, so that the swap is large in them; the second as little as the chain allows.
          const from = attacked(origin, 'sell', sold);
          let [low, high] = [0n, 20_000n];
          const passes = (by: bigint) =>
            (mostToSwap(from, attacked(destination, 'sell', by), limit) ?? 0n) >= base;
          if (!passes(high)) return;
          while (high - low > 1n) {
            const middle = (low + high) / 2n;
            if (passes(middle)) high = middle;
            else low = middle;
          }
          const result = carryOut(from, attacked(destination, 'sell', high), base);
          const atLeast = swapAtLeast(origin, destination, quoted.netIn, limit);
          if (result) expect(result.out >= atLeast).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('T9 between pools of even weights guarantees all but fee and tolerance', () => {
    const even = { ...POOL_B, quoteWeight: POOL_A.quoteWeight };
    const base = 5_000_000_000_000n;
    const quoted = carryOut(POOL_A, even, base);
    const limit = swapLimit(POOL_A, even, { amount: base, endPrice: 0n, toleranceBps: 50 }) ?? 0n;
    const atLeast = swapAtLeast(POOL_A, even, quoted?.netIn ?? 0n, limit);
    expect(atLeast * 10_000n >= (quoted?.out ?? 0n) * 9_945n).toBe(true);
  });

  it('T9 carries out the worked examples', () => {
    expect(carryOut(POOL_A, POOL_B, 5_000_000_000_000n)).toEqual({
      netIn: 4_997_482_261_388n,
      out: 5_991_697_732_878n,
    });
  });
});

describe('the limit of a swap from or to root', () => {
  it('T3 T9 out of root is a buying limit: passes now, never looser than the tolerance but for one step', () => {
    fc.assert(
      fc.property(anyPool, fc.bigInt(3_000_000n, 10n ** 13n), tolerance, (pool, base, bps) => {
        const buy = simulateBuy(pool, base);
        if (!buy) return;
        const endPrice = poolPrice(buy.after);
        const ratio = swapLimit(null, pool, { amount: base, endPrice, toleranceBps: bps }) ?? 0n;
        expect((mostToSwap(null, pool, ratio) ?? -1n) >= base).toBe(true);
        const limit = buyLimitOf(ratio);
        const asked = (endPrice * BigInt(10_000 + bps)) / 10_000n;
        const step = (ONE * ONE) / ratio - (ONE * ONE) / (ratio + 1n);
        expect(limit <= asked || limit <= endPrice + 1n + step).toBe(true);
        expect(swapAtLeast(null, pool, buy.netIn, ratio) <= buy.out).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('T3 T9 into root is a selling limit, and between pools of TAO it is one', () => {
    const sale = simulateSell(POOL_B, 1_000_000_000_000n);
    const endPrice = sale ? poolPrice(sale.after) : 0n;
    const ratio = swapLimit(POOL_B, null, { amount: 1_000_000_000_000n, endPrice, toleranceBps: 100 }) ?? 0n;
    expect(ratio * 10_000n >= endPrice * 9_900n && ratio < endPrice).toBe(true);
    expect(sale?.out).toBe(40_513_306_311n);
    expect(swapAtLeast(POOL_B, null, sale?.netIn ?? 0n, ratio) <= 40_513_306_311n).toBe(true);
    expect(swapLimit(null, null, { amount: 5n, endPrice: 0n, toleranceBps: 100 })).toBe(ONE);
    expect(swapAtLeast(null, null, 5n, ONE)).toBe(5n);
  });
});

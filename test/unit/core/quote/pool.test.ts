import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimumStake, spendable } from '../../../../src/core/quote/minimum.js';
import {
  poolFee,
  poolPrice,
  poolPriceFixed,
  simulateBuy,
  simulateSell,
} from '../../../../src/core/quote/pool.js';
import { POOL_A as A, POOL_B as B } from './pools.js';

describe('weighted pool', () => {
  it('prices both worked pools like the chain, cut and not rounded', () => {
    expect(poolPriceFixed(A)).toBe(922_337_203_685_477_580n);
    expect(poolPrice(A)).toBe(49_999_999n);
    expect(poolPriceFixed(B)).toBe(748_117_357_578_809_362n);
    expect(poolPrice(B)).toBe(40_555_523n);
  });

  it('buys with equal weights to the last unit', () => {
    expect(simulateBuy(A, 100_000_000_000n)).toMatchObject({
      feeIn: 50_354_772n,
      netIn: 99_949_645_228n,
      out: 1_979_210_763_198n,
    });
  });

  it('sells with equal weights to the last unit', () => {
    expect(simulateSell(A, 2_000_000_000_000n)).toMatchObject({
      feeIn: 1_007_095_445n,
      netIn: 1_998_992_904_555n,
      out: 98_960_538_159n,
    });
  });

  it('buys with unequal weights to the last unit', () => {
    const trade = simulateBuy(B, 250_000_000_000n);
    expect(trade).toMatchObject({ feeIn: 125_886_930n, netIn: 249_874_113_070n, out: 6_140_919_911_970n });
    expect(trade && [trade.after.taoReserve, trade.after.alphaReserve, poolPrice(trade.after)]).toEqual([
      73_732_789_717_187n,
      1_900_113_418_006_472n,
      40_824_945n,
    ]);
  });

  it('sells with unequal weights to the last unit', () => {
    const trade = simulateSell(B, 12_345_678_901_234n);
    expect(trade).toMatchObject({ feeIn: 6_216_638_494n, netIn: 12_339_462_262_740n, out: 497_131_379_414n });
    expect(trade && [trade.after.taoReserve, trade.after.alphaReserve, poolPrice(trade.after)]).toEqual([
      72_985_784_224_703n,
      1_918_593_800_181_182n,
      40_022_085n,
    ]);
  });

  it('fills the worked partial trades at their limit', () => {
    expect(simulateBuy(A, 49_900_748_528n)).toMatchObject({ netIn: 49_875_621_120n, out: 992_561_957_984n });
    expect(simulateSell(B, 9_363_820_626_618n)).toMatchObject({
      netIn: 9_359_105_496_067n,
      out: 377_660_870_424n,
    });
  });

  it('gives no quote where the chain refuses: input over 1000 reserves, an empty pool, nothing out', () => {
    expect(simulateBuy(A, 10_000_000_000_000_000n * 2n)).toBeNull();
    expect(simulateSell({ ...A, taoReserve: 999_999n }, 1_000_000n)).toBeNull();
    expect(simulateSell(A, 19n)).toBeNull();
    expect(simulateBuy(A, 0n)).toBeNull();
  });

  it('derives the minimum stake of the worked example', () => {
    expect(poolFee(2_000_000n, 33n)).toBe(1_007n);
    expect(minimumStake(2_000_000n, 33n)).toBe(2_001_007n);
    expect(minimumStake(2_000_000n, 0n)).toBe(2_000_000n);
  });

  it('never lets a round trip earn anything', () => {
    fc.assert(
      fc.property(
        fc.bigInt(10n ** 9n, 10n ** 16n),
        fc.bigInt(10n ** 9n, 10n ** 16n),
        fc.bigInt(10n ** 16n, 99n * 10n ** 16n),
        fc.bigInt(10n ** 6n, 10n ** 14n),
        (taoReserve, alphaReserve, quoteWeight, amount) => {
          const pool = { taoReserve, alphaReserve, quoteWeight, feeRate: 33n };
          const bought = simulateBuy(pool, amount);
          if (!bought) return;
          const sold = simulateSell(bought.after, bought.out);
          expect(sold === null || sold.out <= amount).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps the existential deposit and what is frozen', () => {
    expect(spendable({ free: 1_000n, reserved: 0n, frozen: 0n }, 500n)).toBe(500n);
    expect(spendable({ free: 1_000n, reserved: 100n, frozen: 900n }, 500n)).toBe(200n);
    expect(spendable({ free: 499n, reserved: 0n, frozen: 0n }, 500n)).toBe(0n);
  });
});

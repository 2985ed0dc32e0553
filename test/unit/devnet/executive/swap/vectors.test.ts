import { describe, expect, it } from 'vitest';
import {
  apiPrice,
  buy,
  FIXED,
  mostToBuy,
  mostToSell,
  mostToSwap,
  priceFixed,
  sell,
  swapFee,
} from '../../../../../devnet/executive/swap/index.js';
import { POOL_A, POOL_B, ROOT_POOL } from './pools.js';

/** What the simulation API calls slippage. */
const alphaSlippage = (pool: typeof POOL_A, gross: bigint, out: bigint) =>
  (gross * FIXED) / priceFixed(pool) - out;
const taoSlippage = (pool: typeof POOL_A, gross: bigint, out: bigint) =>
  (gross * priceFixed(pool)) / FIXED - out;

describe('pool maths against the test vectors of spec 424', () => {
  it('1: spot prices', () => {
    expect(priceFixed(POOL_A)).toBe(922_337_203_685_477_580n);
    expect(apiPrice(POOL_A)).toBe(49_999_999n);
    expect(priceFixed(POOL_B)).toBe(748_117_357_578_809_362n);
    expect(apiPrice(POOL_B)).toBe(40_555_523n);
  });

  it('2: buys from an even pool', () => {
    const trade = buy(POOL_A, 100_000_000_000n);
    expect(trade).toMatchObject({ fee: 50_354_772n, net: 99_949_645_228n, out: 1_979_210_763_198n });
    expect(alphaSlippage(POOL_A, 100_000_000_000n, trade.out)).toBe(20_789_236_802n);
  });

  it('3: sells into an even pool', () => {
    const trade = sell(POOL_A, 2_000_000_000_000n);
    expect(trade).toMatchObject({ fee: 1_007_095_445n, net: 1_998_992_904_555n, out: 98_960_538_159n });
    expect(taoSlippage(POOL_A, 2_000_000_000_000n, trade.out)).toBe(1_039_461_840n);
  });

  it('4: the minimum stake', () => {
    expect(swapFee(POOL_A, 2_000_000n)).toBe(1_007n);
    const trade = buy(POOL_A, 2_001_007n);
    expect(trade).toMatchObject({ net: 2_000_000n, out: 39_999_992n });
    expect(alphaSlippage(POOL_A, 2_001_007n, trade.out)).toBe(20_148n);
    expect(buy(POOL_A, 2_001_006n).net).toBe(1_999_999n);
  });

  it('5: buys up to a limit', () => {
    const most = mostToBuy(POOL_A, 50_500_000n);
    expect(most).toBe(49_900_748_528n);
    const full = buy(POOL_A, most);
    expect(full).toMatchObject({ net: 49_875_621_120n, fee: 25_127_408n, out: 992_561_957_984n });
    expect(apiPrice(full.after)).toBe(50_499_999n);
    const part = buy(POOL_A, 20_000_000_000n);
    expect(part).toMatchObject({ net: 19_989_929_046n, fee: 10_070_954n, out: 399_000_980_790n });
    expect(apiPrice(part.after)).toBe(50_200_099n);
  });

  it('6: sells down to a limit', () => {
    const most = mostToSell(POOL_A, 49_500_000n);
    expect(most).toBe(1_008_070_663_528n);
    const trade = sell(POOL_A, most);
    expect(trade).toMatchObject({ net: 1_007_563_051_842n, fee: 507_611_686n, out: 50_125_628_933n });
    expect(apiPrice(trade.after)).toBe(49_500_000n);
  });

  it('7: buys from a weighted pool', () => {
    const trade = buy(POOL_B, 250_000_000_000n);
    expect(trade).toMatchObject({ fee: 125_886_930n, net: 249_874_113_070n, out: 6_140_919_911_970n });
    expect(alphaSlippage(POOL_B, 250_000_000_000n, trade.out)).toBe(23_468_564_929n);
    expect(trade.after).toMatchObject({ tao: 73_732_789_717_187n, alpha: 1_900_113_418_006_472n });
    expect(apiPrice(trade.after)).toBe(40_824_945n);
  });

  it('8: sells into a weighted pool', () => {
    const trade = sell(POOL_B, 12_345_678_901_234n);
    expect(trade).toMatchObject({ fee: 6_216_638_494n, net: 12_339_462_262_740n, out: 497_131_379_414n });
    expect(taoSlippage(POOL_B, 12_345_678_901_234n, trade.out)).toBe(3_554_087_907n);
    expect(trade.after).toMatchObject({ tao: 72_985_784_224_703n, alpha: 1_918_593_800_181_182n });
    expect(apiPrice(trade.after)).toBe(40_022_085n);
  });

  it('9: buys from a weighted pool up to a limit', () => {
    const most = mostToBuy(POOL_B, 40_758_300n);
    expect(most).toBe(188_233_805_383n);
    const trade = buy(POOL_B, most);
    expect(trade).toMatchObject({ net: 188_139_020_679n, fee: 94_784_704n, out: 4_627_493_660_706n });
    expect(apiPrice(trade.after)).toBe(40_758_299n);
    expect(() => mostToBuy(POOL_B, 40_555_523n)).toThrow('Swap.PriceLimitExceeded');
  });

  it('10: sells into a weighted pool down to a limit', () => {
    const most = mostToSell(POOL_B, 40_149_967n);
    expect(most).toBe(9_363_820_626_618n);
    const trade = sell(POOL_B, most);
    expect(trade).toMatchObject({ net: 9_359_105_496_067n, fee: 4_715_130_551n, out: 377_660_870_424n });
    expect(apiPrice(trade.after)).toBe(40_149_967n);
  });

  it('11: moves with one fee', () => {
    const leaving = sell(POOL_A, 5_000_000_000_000n);
    expect(leaving).toMatchObject({ fee: 2_517_738_612n, net: 4_997_482_261_388n, out: 243_782_616_559n });
    expect(buy(POOL_B, leaving.out, true)).toMatchObject({ fee: 0n, out: 5_991_697_732_878n });
    expect(buy(POOL_A, 500_000_000_000n)).toMatchObject({
      fee: 251_773_861n,
      net: 499_748_226_139n,
      out: 9_519_242_088_012n,
    });
    expect(sell(POOL_B, 1_000_000_000_000n)).toMatchObject({
      fee: 503_547_722n,
      net: 999_496_452_278n,
      out: 40_513_306_311n,
    });
  });

  it('12: fees in alpha, and swaps with a limit', () => {
    expect((1_532_032n * FIXED) / priceFixed(POOL_A)).toBe(30_640_640n);
    expect((1_532_032n * FIXED) / priceFixed(POOL_B)).toBe(37_776_161n);
    expect((priceFixed(POOL_A) * 1_000_000_000n) / priceFixed(POOL_B)).toBe(1_232_877_695n);
    expect(mostToSwap(POOL_A, POOL_B, 1_240_000_000n)).toBe(0n);
    expect(mostToSwap(POOL_A, POOL_B, 1_200_000_000n)).toBe(14_240_874_154_435n);
  });
});

describe('pool bounds', () => {
  it('refuses inputs and reserves out of bounds', () => {
    expect(() => buy(POOL_A, 1_001n * POOL_A.tao)).toThrow('Swap.SwapInputTooLarge');
    expect(() => buy({ ...POOL_A, alpha: 999_999n }, 5_000n)).toThrow('Swap.ReservesTooLow');
    expect(() => sell(POOL_A, 1n)).toThrow('Swap.ReservesTooLow');
  });

  it('trades one for one on root', () => {
    expect(buy(ROOT_POOL, 7n)).toMatchObject({ net: 7n, fee: 0n, out: 7n });
    expect(mostToBuy(ROOT_POOL, 999_999_999n)).toBe(0n);
    expect(mostToSell(ROOT_POOL, 1_000_000_001n)).toBe(0n);
  });
});

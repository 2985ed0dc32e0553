import { describe, expect, it } from 'vitest';
import type { Pool } from '../../../../src/core/quote/pool.js';
import { simulateBuy, simulateSell } from '../../../../src/core/quote/pool.js';
import { swapLimit } from '../../../../src/core/quote/swap-limit.js';
import type { BlockReader } from '../../../../src/engine/chain/block-reader.js';
import { limitOfSwap } from '../../../../src/engine/operations/trade/swap-bound.js';
import { PoolTracker } from '../../../../src/engine/quotes/pool-tracker.js';

const TAO = 1_000_000_000n;
/** A pool that has more of its weight on TAO than on alpha, in millionths. */
const poolOf = (tao: bigint, alpha: bigint, quote: bigint): Pool => ({
  taoReserve: tao * TAO,
  alphaReserve: alpha * TAO,
  quoteWeight: quote * 1_000_000_000_000n,
  feeRate: 33n,
});
const ORIGIN = poolOf(26_000n, 470_000n, 513_000n);
const DESTINATION = poolOf(25_800n, 360_000n, 514_000n);
const AMOUNT = 200n * TAO;

/** Pools 1 and 2 as they stand; without `known` only their reserves are known. */
function tracker(known = true): PoolTracker {
  const subnet = (netuid: number, pool: Pool) => ({
    netuid,
    exists: true,
    subtokenOn: true,
    market: known ? { kind: 'pool', pool } : null,
    feeRate: pool.feeRate,
    taoReserve: pool.taoReserve,
    alphaReserve: pool.alphaReserve,
  });
  const read = new Map<string, unknown>([
    ['subnet 1', subnet(1, ORIGIN)],
    ['subnet 2', subnet(2, DESTINATION)],
  ]);
  return new PoolTracker({
    reader: {} as BlockReader,
    once: async <T>(key: string) => read.get(key) as T,
  });
}
const swap = (limitRatio: bigint) => ({
  fromNetuid: 1,
  toNetuid: 2,
  amount: AMOUNT,
  netIn: AMOUNT - (AMOUNT * 33n) / 65_535n,
  limitRatio,
});

describe('A5 what a limit between two pools is measured by', () => {
  it('is the greatest ratio that lets the amount through, so that our own bound is off by its tolerance alone', async () => {
    const own = swapLimit(ORIGIN, DESTINATION, { amount: AMOUNT, endPrice: 0n, toleranceBps: 50 }) ?? 0n;
    const { greatest, atLeast, fits } = await limitOfSwap(tracker(), swap(own));
    if (greatest === null || atLeast === null) throw new Error('both pools can be computed');
    expect(fits).toBe(true);
    expect((greatest * 9_950n + 9_999n) / 10_000n).toBe(own);
    expect((await limitOfSwap(tracker(), swap(greatest))).fits).toBe(true);
    expect((await limitOfSwap(tracker(), swap(greatest + 1n))).fits).toBe(false);
    // What arrives is within the tolerance of the bound, and what is guaranteed is 5 % below it: the weights alone do that.
    const tao = simulateSell(ORIGIN, AMOUNT)?.out ?? 0n;
    const out = simulateBuy({ ...DESTINATION, feeRate: 0n }, tao)?.out ?? 0n;
    expect(out * 1_000n > ((AMOUNT * greatest) / TAO) * 997n).toBe(true);
    expect(atLeast * 1_000n < out * 960n).toBe(true);
  });

  it('is not known where the pools cannot be computed here, and the same without a limit', async () => {
    expect((await limitOfSwap(tracker(false), swap(500_000_000n))).greatest).toBeNull();
    const { greatest } = await limitOfSwap(tracker(), swap(500_000_000n));
    expect((await limitOfSwap(tracker(), swap(0n))).greatest).toBe(greatest);
  });
});

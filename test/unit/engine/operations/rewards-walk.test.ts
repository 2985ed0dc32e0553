import { describe, expect, it } from 'vitest';
import {
  type DueState,
  lostOf,
  owedOf,
  type Seller,
  walkClaim,
} from '../../../../src/engine/operations/rewards/claim-walk.js';

const BITS = 32n;
const STAKE = 120_000_000_000n;
const rate = (netuid: number, millionths: bigint) => ({ netuid, bits: (millionths << BITS) / 1_000_000n });
const state = (over: Partial<DueState> = {}): DueState => ({
  hotkey: 'a',
  rootStake: STAKE,
  rates: [rate(1, 5_000n), rate(2, 7_000n)],
  claimed: new Map(),
  ...over,
});
/** A pool in which alpha is worth a half. */
const half: Seller = (_netuid, _hotkey, alpha) => alpha / 2n;
const sold = () => ({ threshold: 500_000n, keeps: false });

describe('claims of root dividends', () => {
  it('T11 sold dividends earn from now on, and nothing backwards', () => {
    const { dues, after } = walkClaim([state()], new Set([1]), sold, half);
    expect(dues.map(({ netuid, claimable }) => [netuid, claimable])).toEqual([[1, true]]);
    const [now] = after;
    if (!now) throw new Error('one validator');
    expect(now.rootStake).toBe(STAKE + (dues[0]?.worth ?? 0n));
    const [one, two] = now.rates.map((entry) => owedOf(now, entry));
    expect(one).toBeLessThanOrEqual(1n);
    const before = owedOf(state(), rate(2, 7_000n));
    expect((two ?? 0n) - before).toBeLessThanOrEqual(1n);
    expect((two ?? 0n) - before).toBeGreaterThanOrEqual(0n);
  });

  it('T11 passes over what is below the threshold and what no pool takes', () => {
    const dear = walkClaim([state()], new Set([1, 2]), () => ({ threshold: 10n ** 18n, keeps: false }), half);
    expect(dear.dues.map(({ claimable }) => claimable)).toEqual([false, false]);
    expect(dear.after[0]?.rootStake).toBe(STAKE);
    const dry = walkClaim([state()], new Set([1, 2]), sold, () => null);
    expect(dry.dues.map(({ claimable, worth }) => [claimable, worth])).toEqual([
      [false, null],
      [false, null],
    ]);
    const kept = walkClaim(
      [state()],
      new Set([1]),
      () => ({ threshold: 1n, keeps: true }),
      () => null,
    );
    expect(kept.dues[0]).toMatchObject({ claimable: true, keeps: true, worth: null });
    expect(kept.after[0]?.rootStake).toBe(STAKE);
  });

  it('T11 an exit loses what the chain takes from what is owed, and no more', () => {
    let seed = 12_345n;
    const random = (below: bigint) => {
      seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % (1n << 64n);
      return (seed >> 11n) % below;
    };
    for (let i = 0; i < 2_000; i += 1) {
      const entry = rate(1, 1n + random(900_000n));
      const earned = (entry.bits * STAKE) >> BITS;
      const claimed = random(earned + earned / 4n + 1n);
      const before = state({ rates: [entry], claimed: new Map([[1, claimed]]) });
      const leaving = i % 7 === 0 ? STAKE : random(STAKE + 1n);
      // The chain's own book-keeping: the claimed amount goes down with the stake, not below zero.
      const rest = claimed - ((entry.bits * leaving) >> BITS);
      const after = { ...before, rootStake: STAKE - leaving, claimed: new Map([[1, rest > 0n ? rest : 0n]]) };
      const gone = owedOf(before, entry) - owedOf(after, entry);
      const said = lostOf(before, entry, leaving);
      const own = said < owedOf(before, entry) ? said : owedOf(before, entry);
      expect(own - gone >= -1n && own - gone <= 1n).toBe(true);
    }
  });
});

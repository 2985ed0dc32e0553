import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftOf, rebalanceSteps } from '../../../../src/core/basket/drift.js';
import {
  equalWeights,
  proportionalWeights,
  splitAmount,
  sumOfWeights,
} from '../../../../src/core/basket/weights.js';

const TAO = 1_000_000_000n;
const sizes = fc.array(fc.bigInt({ min: 0n, max: 1n << 60n }), { minLength: 1, maxLength: 64 });

describe('T14 shares of a basket', () => {
  it('T14 equal shares differ by one ten thousandth at most and make a whole', () => {
    expect(equalWeights([1, 2, 3])).toEqual([
      { netuid: 1, bps: 3_334 },
      { netuid: 2, bps: 3_333 },
      { netuid: 3, bps: 3_333 },
    ]);
    expect(sumOfWeights(equalWeights([...Array(64).keys()]))).toBe(10_000);
  });

  it('T14 shares follow the sizes and make a whole, or nothing when all sizes are zero', () => {
    fc.assert(
      fc.property(sizes, (list) => {
        const weights = proportionalWeights(list.map((size, netuid) => ({ netuid, size })));
        const total = list.reduce((a, b) => a + b, 0n);
        expect(sumOfWeights(weights)).toBe(total === 0n ? 0 : 10_000);
        weights.forEach(({ bps }, at) => {
          const exact = total === 0n ? 0n : ((list[at] ?? 0n) * 10_000n) / total;
          expect([exact, exact + 1n]).toContain(BigInt(bps));
          if (list[at] === 0n) expect(bps).toBe(0);
        });
      }),
    );
  });

  it('T14 an amount is cut without losing or inventing a rao', () => {
    fc.assert(
      fc.property(sizes, fc.bigInt({ min: 0n, max: 21_000_000n * TAO }), (list, amount) => {
        const weights = proportionalWeights(list.map((size, netuid) => ({ netuid, size })));
        const parts = splitAmount(amount, weights);
        const whole = sumOfWeights(weights) === 0 ? 0n : amount;
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(whole);
        expect(parts.every((part) => part >= 0n)).toBe(true);
      }),
    );
  });
});

const hold = (netuid: number, hotkey: string, worth: bigint) => ({
  netuid,
  hotkey,
  base: worth * 20n,
  worthRao: worth,
});

describe('T14 drift and the trades that mend it', () => {
  it('T14 tells how far each subnet is from its share, those without a target too', () => {
    const drifts = driftOf(
      [hold(1, 'a', 60n * TAO), hold(2, 'a', 30n * TAO), hold(9, 'b', 10n * TAO)],
      [
        { netuid: 1, hotkey: 'a', bps: 5_000 },
        { netuid: 2, hotkey: 'a', bps: 5_000 },
      ],
    );
    expect(
      drifts.map(({ netuid, actualBps, targetBps, gapRao }) => [netuid, actualBps, targetBps, gapRao]),
    ).toEqual([
      [1, 6_000, 5_000, 10n * TAO],
      [2, 3_000, 5_000, -20n * TAO],
      [9, 1_000, 0, 10n * TAO],
    ]);
  });

  it('T14 moves between validators come before the swaps, which are as few as can be', () => {
    const steps = rebalanceSteps(
      [hold(1, 'a', 60n * TAO), hold(2, 'a', 30n * TAO), hold(9, 'b', 10n * TAO)],
      [
        { netuid: 1, hotkey: 'a', bps: 5_000 },
        { netuid: 2, hotkey: 'a', bps: 5_000 },
      ],
      TAO,
    );
    expect(steps.moves).toEqual([{ netuid: 9, fromHotkey: 'b', toHotkey: 'a', base: 200n * TAO }]);
    expect(steps.legs).toEqual([
      { kind: 'swap', hotkey: 'a', fromNetuid: 1, toNetuid: 2, amountBase: 200n * TAO },
      { kind: 'swap', hotkey: 'a', fromNetuid: 9, toNetuid: 2, amountBase: 200n * TAO },
    ]);
    expect(steps.beforeMoves).toEqual(
      steps.legs.map((leg, at) => ({ ...leg, hotkey: at === 0 ? 'a' : 'b' })),
    );
  });

  it('T14 never sells more than there is, and leaves small gaps alone', () => {
    const holding = fc.record({
      netuid: fc.integer({ min: 1, max: 8 }),
      hotkey: fc.constantFrom('a', 'b', 'c'),
      worth: fc.bigInt({ min: 1n, max: 1_000n * TAO }),
    });
    fc.assert(
      fc.property(fc.array(holding, { minLength: 1, maxLength: 20 }), sizes, (list, shares) => {
        const unique = new Map(list.map((one) => [`${one.netuid} ${one.hotkey}`, one]));
        const holdings = [...unique.values()].map(({ netuid, hotkey, worth }) => hold(netuid, hotkey, worth));
        const targets = proportionalWeights(
          shares.slice(0, 8).map((size, at) => ({ netuid: at + 1, size })),
        ).map((weight) => ({ ...weight, hotkey: 'a' }));
        const { legs, moves } = rebalanceSteps(holdings, targets, TAO);
        for (const netuid of new Set(holdings.map((one) => one.netuid))) {
          const held = holdings
            .filter((one) => one.netuid === netuid)
            .reduce((sum, one) => sum + one.base, 0n);
          const sold = legs.reduce(
            (sum, leg) => sum + (leg.kind === 'swap' && leg.fromNetuid === netuid ? leg.amountBase : 0n),
            0n,
          );
          expect(sold <= held).toBe(true);
        }
        for (const move of moves) {
          const held = holdings.find((one) => one.netuid === move.netuid && one.hotkey === move.fromHotkey);
          expect(move.base <= (held?.base ?? 0n)).toBe(true);
        }
        expect(legs.every((leg) => leg.kind === 'swap' && leg.amountBase > 0n)).toBe(true);
        expect(legs.length).toBeLessThanOrEqual(holdings.length + targets.length);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../../src/core/amount/money.js';
import type { ChainAction, PositionGain } from '../../../../src/core/chain/history.js';
import { type PositionNow, positionGains, totalGain } from '../../../../src/core/gains/index.js';

const ONE = 1_000_000_000n;
const COLD = 'cold';
const METHODS = ['average', 'fifo'] as const;

function action(part: Partial<ChainAction> & Pick<ChainAction, 'kind'>): ChainAction {
  return {
    address: COLD,
    block: 1,
    atMs: 0,
    extrinsicIndex: 1,
    own: true,
    taoRao: null,
    alpha: null,
    hotkey: 'hot',
    toHotkey: null,
    toNetuid: null,
    toAlpha: null,
    counterparty: null,
    feeRao: null,
    failed: false,
    ...part,
  };
}

const stake = (block: number, alpha: bigint, tao: bigint, netuid = 1) =>
  action({ kind: 'stake', block, taoRao: rao(tao), alpha: { netuid, base: alphaBase(alpha) } });
const unstake = (block: number, alpha: bigint, tao: bigint, netuid = 1) =>
  action({ kind: 'unstake', block, taoRao: rao(tao), alpha: { netuid, base: alphaBase(alpha) } });
const held = (base: bigint, valueRao: bigint, netuid = 1, hotkey = 'hot'): PositionNow => ({
  coldkey: COLD,
  hotkey,
  netuid,
  base,
  valueRao,
});
const first = (gains: PositionGain[]): PositionGain => {
  const [gain] = gains;
  if (!gain) throw new Error('no gain');
  return gain;
};

/** Everything that became of the money, to hold against what went in and came out. */
const whole = (gain: ReturnType<typeof totalGain>): bigint =>
  gain.realisedRao +
  gain.unrealisedRao +
  gain.incomeRao +
  gain.unknownRao +
  gain.unknownOutRao -
  gain.lostRao;

describe('cost basis and gains', () => {
  it('P9 takes the oldest lot first by FIFO and the mean by average', () => {
    const actions = [
      stake(1, 100n * ONE, 10n * ONE),
      stake(2, 100n * ONE, 30n * ONE),
      unstake(3, 100n * ONE, 40n * ONE),
    ];
    const now = [held(100n * ONE, 50n * ONE)];
    expect(first(positionGains({ actions, now, opening: [] }, 'fifo'))).toMatchObject({
      costRao: 30n * ONE,
      realisedRao: 30n * ONE,
      unrealisedRao: 20n * ONE,
      incomeRao: 0n,
      complete: true,
    });
    expect(first(positionGains({ actions, now, opening: [] }, 'average'))).toMatchObject({
      costRao: 20n * ONE,
      realisedRao: 20n * ONE,
      unrealisedRao: 30n * ONE,
      complete: true,
    });
  });

  it('P9 keeps what was earned apart from what the price did', () => {
    const gain = first(
      positionGains({ actions: [stake(1, 100n, 100n)], now: [held(110n, 220n)], opening: [] }, 'fifo'),
    );
    // 100 bought at 1 are worth 2 each; 10 were earned and are worth 2 each.
    expect(gain).toMatchObject({ costRao: 100n, unrealisedRao: 100n, incomeRao: 20n });
    expect(gain.incomeAlpha).toEqual({ netuid: 1, base: 10n });
  });

  it('P9 counts earned alpha that was sold as income at what it brought', () => {
    const actions = [stake(1, 100n, 100n), unstake(2, 110n, 220n)];
    expect(first(positionGains({ actions, now: [], opening: [] }, 'average'))).toMatchObject({
      realisedRao: 100n,
      incomeRao: 20n,
      incomeAlpha: { netuid: 1, base: 10n },
      costRao: 0n,
      unrealisedRao: 0n,
    });
  });

  it('P9 carries the cost along when stake moves to another validator', () => {
    const move = action({
      kind: 'move',
      block: 2,
      taoRao: rao(500n),
      alpha: { netuid: 1, base: alphaBase(100n) },
      toHotkey: 'other',
      toNetuid: 1,
      toAlpha: { netuid: 1, base: alphaBase(100n) },
    });
    const gains = positionGains(
      { actions: [move, stake(1, 100n, 100n)], now: [held(100n, 500n, 1, 'other')], opening: [] },
      'fifo',
    );
    expect(gains.map(({ hotkey, costRao, realisedRao }) => [hotkey, costRao, realisedRao])).toEqual([
      ['hot', 0n, 0n],
      ['other', 100n, 0n],
    ]);
    expect(totalGain(gains)).toMatchObject({ unrealisedRao: 400n, complete: true });
  });

  it('P9 sells and buys at what it was worth when stake changes subnet', () => {
    const swap = action({
      kind: 'swap',
      block: 2,
      taoRao: rao(150n),
      alpha: { netuid: 1, base: alphaBase(100n) },
      toHotkey: 'hot',
      toNetuid: 2,
      toAlpha: { netuid: 2, base: alphaBase(30n) },
    });
    const gains = positionGains(
      { actions: [stake(1, 100n, 100n), swap], now: [held(30n, 140n, 2)], opening: [] },
      'average',
    );
    expect(gains.find(({ netuid }) => netuid === 1)).toMatchObject({ realisedRao: 50n, costRao: 0n });
    expect(gains.find(({ netuid }) => netuid === 2)).toMatchObject({ costRao: 150n, unrealisedRao: -10n });
  });

  it('P9 says when purchases lie before what is known', () => {
    const now = [held(100n, 300n)];
    expect(first(positionGains({ actions: [], now, opening: null }, 'fifo')).complete).toBe(false);
    const before = { coldkey: COLD, hotkey: 'hot', netuid: 1, base: 100n };
    const opening = [{ ...before, costRao: null }];
    expect(first(positionGains({ actions: [], now, opening }, 'fifo'))).toMatchObject({
      complete: false,
      costRao: 0n,
      incomeRao: 0n,
      unknownRao: 300n,
    });
    // Stake that went without an action that tells of it: what it brought nobody knows.
    const hole = { actions: [stake(1, 200n * ONE, 100n)], now: [held(100n * ONE, 300n)], opening: [] };
    expect(first(positionGains(hole, 'fifo'))).toMatchObject({
      complete: false,
      costRao: 50n,
      realisedRao: 0n,
      lostRao: 50n,
    });
  });

  it('P9 does not count what failed, and a claim as earned', () => {
    const claim = action({ kind: 'claim', taoRao: rao(7n), alpha: { netuid: 0, base: alphaBase(7n) } });
    const failed = { ...stake(1, 100n, 100n, 0), failed: true };
    expect(
      first(positionGains({ actions: [claim, failed], now: [held(7n, 7n, 0)], opening: [] }, 'fifo')),
    ).toMatchObject({ costRao: 0n, incomeRao: 7n, complete: true });
  });

  const amount = fc.bigInt({ min: 0n, max: 10n ** 15n });
  const place = fc.record({ hotkey: fc.constantFrom('hot', 'other'), netuid: fc.constantFrom(0, 1, 2) });
  const anyAction = fc
    .record({
      kind: fc.constantFrom(
        'stake',
        'unstake',
        'move',
        'swap',
        'stake-sent',
        'stake-received',
        'fee',
        'claim',
      ),
      block: fc.nat(50),
      extrinsicIndex: fc.option(fc.nat(5)),
      from: place,
      to: place,
      base: amount,
      arrived: fc.option(amount),
      tao: fc.option(amount),
      failed: fc.boolean(),
    })
    .map(({ kind, block, extrinsicIndex, from, to, base, arrived, tao, failed }) =>
      action({
        kind: kind as ChainAction['kind'],
        block,
        extrinsicIndex,
        hotkey: from.hotkey,
        alpha: { netuid: from.netuid, base: alphaBase(base) },
        toHotkey: to.hotkey,
        toNetuid: to.netuid,
        toAlpha: arrived === null ? null : { netuid: to.netuid, base: alphaBase(arrived) },
        taoRao: tao === null ? null : rao(tao),
        failed,
      }),
    );
  const anyNow = fc.uniqueArray(
    fc.record({ place, base: amount, valueRao: amount }).map(({ place: at, base, valueRao }) => ({
      coldkey: COLD,
      ...at,
      base,
      valueRao: base === 0n ? 0n : valueRao,
    })),
    { selector: ({ hotkey, netuid }) => `${hotkey}${netuid}`, maxLength: 6 },
  );

  it('P9 adds up to the rao: value + received - paid = gains, income and what is unknown', () => {
    fc.assert(
      fc.property(
        fc.array(anyAction, { maxLength: 25 }),
        anyNow,
        fc.constantFrom(...METHODS),
        (actions, now, method) => {
          for (const gain of positionGains({ actions, now, opening: [] }, method)) {
            expect(gain.valueRao + gain.receivedRao - gain.paidRao).toBe(whole(gain));
            expect(gain.incomeRao).toBeGreaterThanOrEqual(0n);
            expect(gain.incomeAlpha.base).toBeGreaterThanOrEqual(0n);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('P9 gives the same by both methods where there is one lot', () => {
    fc.assert(
      fc.property(
        fc.tuple(amount, amount),
        fc.array(fc.tuple(amount, amount), { maxLength: 6 }),
        amount,
        ([base, cost], sales, value) => {
          let left = base;
          const actions = [stake(1, base, cost)];
          for (const [i, [part, tao]] of sales.entries()) {
            const sold = part < left ? part : left;
            left -= sold;
            actions.push(unstake(2 + i, sold, tao));
          }
          const input = { actions, now: [held(left, left === 0n ? 0n : value)], opening: [] };
          const [average, fifo] = METHODS.map((method) => first(positionGains(input, method)));
          expect({ ...average, method: null }).toEqual({ ...fifo, method: null });
        },
      ),
    );
  });

  it('P9 gains the same in all by both methods', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 25 }), anyNow, (actions, now) => {
        const [average, fifo] = METHODS.map((method) =>
          totalGain(positionGains({ actions, now, opening: [] }, method)),
        );
        expect(average?.valueRao).toBe(fifo?.valueRao);
        // Carried costs may be cut differently, never lost: they cancel out between positions.
        expect(average && whole(average)).toBe(fifo && whole(fifo));
      }),
    );
  });
});

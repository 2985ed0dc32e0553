import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alphaBase, type Rao, rao } from '../../../../src/core/amount/money.js';
import type { ChainAction, PositionGain, ValueHistory } from '../../../../src/core/chain/history.js';
import {
  bookPast,
  gainsNow,
  positionGains,
  type StakeLook,
  stakeLooks,
  totalGain,
} from '../../../../src/core/gains/index.js';

const AT = { coldkey: 'cold', hotkey: 'hot', netuid: 1 };
const METHODS = ['average', 'fifo'] as const;

const act = (
  kind: ChainAction['kind'],
  block: number,
  base: bigint,
  taoRao: bigint | null,
  part: Partial<ChainAction> = {},
): ChainAction => ({
  address: 'cold',
  block,
  atMs: 0,
  extrinsicIndex: 1,
  kind,
  own: true,
  taoRao: taoRao === null ? null : rao(taoRao),
  alpha: { netuid: 1, base: alphaBase(base) },
  hotkey: 'hot',
  toHotkey: null,
  toNetuid: null,
  toAlpha: null,
  counterparty: null,
  feeRao: null,
  failed: false,
  ...part,
});
const look = (block: number, base: bigint): StakeLook => ({
  block,
  held: base === 0n ? [] : [{ ...AT, base }],
});
const gainOf = (
  looks: StakeLook[],
  actions: ChainAction[],
  [base, valueRao]: [bigint, bigint],
  method: (typeof METHODS)[number] = 'average',
): PositionGain => {
  const now = base === 0n ? [] : [{ ...AT, base, valueRao }];
  const gain = positionGains({ actions, now, opening: null, looks }, method).find(
    ({ hotkey }) => hotkey === 'hot',
  );
  if (!gain) throw new Error('no gain');
  return gain;
};

describe('stake that came without a known purchase', () => {
  it.each(METHODS)('P9 stays apart from what is bought later, by %s', (method) => {
    // 3500 were there before anything is known, 420 were bought for 300, 2 grew; alpha is worth 1 each.
    const looks = [look(100, 3_500n), look(200, 3_502n)];
    const gain = gainOf(looks, [act('stake', 250, 420n, 300n)], [3_922n, 3_922n], method);
    expect(gain).toMatchObject({
      costRao: 300n,
      unrealisedRao: 120n,
      incomeRao: 2n,
      unknownRao: 3_500n,
      realisedRao: 0n,
      complete: true,
    });
    expect(gain.unknownAlpha).toEqual({ netuid: 1, base: 3_500n });
    expect(gain.incomeAlpha).toEqual({ netuid: 1, base: 2n });
  });

  it('P9 its sale is no gain: the oldest goes first, or a share of each by average', () => {
    const sale = act('unstake', 150, 100n, 400n);
    const actions = [act('stake', 120, 100n, 100n), sale];
    const looks = [look(110, 100n), look(130, 200n)];
    expect(gainOf(looks, actions, [100n, 500n], 'fifo')).toMatchObject({
      realisedRao: 0n,
      unknownOutRao: 400n,
      unknownRao: 0n,
      costRao: 100n,
      unrealisedRao: 400n,
    });
    expect(gainOf(looks, actions, [100n, 500n], 'average')).toMatchObject({
      realisedRao: 150n,
      unknownOutRao: 200n,
      unknownRao: 250n,
      costRao: 50n,
      unrealisedRao: 200n,
    });
  });

  it('P9 is what came to an empty position without any action; from then on it grows', () => {
    const gain = gainOf([look(100, 0n), look(200, 50n), look(300, 53n)], [], [53n, 53n]);
    expect(gain).toMatchObject({ unknownRao: 50n, incomeRao: 3n, costRao: 0n, unrealisedRao: 0n });
  });

  it('P9 what a first purchase and a claim grew by is earned, once nothing was held before', () => {
    const bought = gainOf([look(100, 0n), look(200, 105n)], [act('stake', 150, 100n, 100n)], [105n, 210n]);
    expect(bought).toMatchObject({ costRao: 100n, unrealisedRao: 100n, incomeRao: 10n, unknownRao: 0n });
    const claimed = gainOf([look(100, 0n), look(200, 7n)], [act('claim', 150, 7n, 7n)], [7n, 7n]);
    expect(claimed).toMatchObject({ costRao: 0n, incomeRao: 7n, unknownRao: 0n });
  });

  it('P9 a purchase that no action tells of yet is not called earned', () => {
    const looks = [look(100, 0n), look(200, 10_000n)];
    const actions = [act('stake', 150, 10_000n, 10_000n)];
    expect(gainOf(looks, actions, [10_010n, 10_010n])).toMatchObject({ incomeRao: 10n, unknownRao: 0n });
    expect(gainOf(looks, actions, [14_000n, 14_000n])).toMatchObject({ incomeRao: 0n, unknownRao: 4_000n });
  });

  it('P9 goes along where stake moves to another validator', () => {
    const move = act('move', 250, 400n, 800n, {
      toHotkey: 'other',
      toNetuid: 1,
      toAlpha: { netuid: 1, base: alphaBase(400n) },
    });
    const now = [{ ...AT, hotkey: 'other', base: 400n, valueRao: 800n }];
    const looks = [look(100, 300n), look(240, 400n)];
    const gains = positionGains(
      { actions: [act('stake', 150, 100n, 150n), move], now, opening: null, looks },
      'fifo',
    );
    expect(gains.find(({ hotkey }) => hotkey === 'other')).toMatchObject({
      costRao: 150n,
      unrealisedRao: 50n,
      unknownRao: 600n,
      incomeRao: 0n,
    });
  });

  it('P9 stake that is gone at a look, without an action, is neither a loss nor still there', () => {
    const actions = [act('stake', 150, 5_000n, 400n), act('stake', 350, 10n, 10n)];
    const looks = [look(100, 0n), look(200, 5_000n), look(300, 0n), look(400, 10n)];
    expect(gainOf(looks, actions, [10n, 30n])).toMatchObject({
      costRao: 10n,
      unrealisedRao: 20n,
      realisedRao: 0n,
      lostRao: 400n,
      incomeRao: 0n,
      unknownRao: 0n,
      complete: false,
    });
  });

  it('P9 the chain’s rounding of shares makes no hole', () => {
    const actions = [act('stake', 150, 5_000_000n, 400n)];
    const looks = [look(100, 0n), look(200, 4_999_999n)];
    expect(gainOf(looks, actions, [4_999_999n, 500n])).toMatchObject({
      costRao: 400n,
      unrealisedRao: 100n,
      lostRao: 0n,
      complete: true,
    });
  });
});

describe('books of the past', () => {
  it('P9 tell the same gains however often they are asked', () => {
    const actions = [act('stake', 120, 100n, 100n), act('unstake', 250, 50n, 80n)];
    const looks = [look(110, 100n), look(130, 200n)];
    const books = bookPast({ actions, opening: null, looks }, 'fifo');
    const asked = [150n, 120n, 150n].map((base) => gainsNow(books, [{ ...AT, base, valueRao: 2n * base }]));
    expect(asked[2]).toEqual(asked[0]);
    expect(asked[1]).not.toEqual(asked[0]);
  });
});

describe('properties of what is unknown', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 15n });
  interface Step {
    kind: 'stake' | 'unstake';
    base: bigint;
    tao: bigint;
    grown: bigint;
  }
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.record({
      kind: fc.constantFrom('stake', 'unstake'),
      base: amount,
      tao: amount,
      grown: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    }),
    { maxLength: 12 },
  );

  /** A position that begins with stake nobody knows of, is bought and sold, and grows; looked at after every step. */
  const story = (opening: bigint, told: Step[]) => {
    let [held, grown] = [opening, 0n];
    const actions: ChainAction[] = [];
    const looks = [look(10, opening)];
    for (const [i, step] of told.entries()) {
      const block = 20 + i * 10;
      const base = step.kind === 'stake' || step.base < held ? step.base : held / 2n;
      actions.push(act(step.kind, block - 5, base, step.tao));
      held += step.kind === 'stake' ? base : -base;
      if (held > 0n) {
        held += step.grown;
        grown += step.grown;
      }
      looks.push(look(block, held));
    }
    return { held, grown, actions, looks };
  };

  it('P9 no gain and no income changes with how much of it there is worth', () => {
    fc.assert(
      fc.property(amount, amount, amount, amount, (opening, base, cost, price) => {
        const worth = (held: bigint) => held * price;
        const with_ = gainOf(
          [look(10, opening)],
          [act('stake', 20, base, cost)],
          [opening + base, worth(opening + base)],
        );
        const without = gainOf([look(10, 0n)], [act('stake', 20, base, cost)], [base, worth(base)]);
        for (const name of ['costRao', 'unrealisedRao', 'realisedRao', 'incomeRao'] as const)
          expect(with_[name]).toBe(without[name]);
        expect(with_.unknownRao).toBe(worth(opening));
      }),
    );
  });

  it('P9 income is what was measured, to the base unit, and the whole adds up to the rao', () => {
    fc.assert(
      fc.property(amount, steps, amount, fc.constantFrom(...METHODS), (opening, told, value, method) => {
        const { held, grown, actions, looks } = story(opening, told);
        const gain = gainOf(looks, actions, [held, held === 0n ? 0n : value], method);
        expect(gain.incomeAlpha.base).toBe(grown);
        expect(gain.unknownAlpha.base).toBeLessThanOrEqual(opening);
        const total = totalGain([gain]);
        expect(total.valueRao + gain.receivedRao - gain.paidRao).toBe(
          total.realisedRao +
            total.unrealisedRao +
            total.incomeRao +
            total.unknownRao +
            total.unknownOutRao -
            total.lostRao,
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('looks of value histories', () => {
  const at = (block: number) => ({
    block,
    atMs: block,
    freeRao: rao(0n),
    reservedRao: rao(0n),
    stakedRao: rao(0n),
    totalRao: rao(0n),
  });
  const history = (
    blocks: number[],
    bases: Record<number, bigint>,
  ): Pick<ValueHistory, 'points' | 'positions'> => ({
    points: blocks.map(at),
    positions: [
      {
        ...AT,
        points: Object.entries(bases).map(([block, base]) => ({
          block: Number(block),
          atMs: 0,
          alpha: { netuid: 1, base: alphaBase(base) },
          spotRao: 0n as Rao,
        })),
      },
    ],
  });

  it('P9 are told once each, oldest first, and without the newest end, which is not final', () => {
    const weeks = history([10, 20, 33], { 20: 5n, 33: 9n });
    const hours = history([20, 30, 33], { 20: 5n, 30: 6n, 33: 9n });
    expect(stakeLooks([weeks, hours])).toEqual([look(10, 0n), look(20, 5n), look(30, 6n)]);
  });
});

import { describe, expect, it } from 'vitest';
import { alphaBase, type Rao, rao } from '../../../../src/core/amount/money.js';
import type { ChainAction, ValueHistory } from '../../../../src/core/chain/history.js';
import { incomeBetween, medianYield } from '../../../../src/core/gains/index.js';

const ZERO = rao(0n);
const looks = [100, 200, 300].map((block) => ({
  block,
  atMs: block * 12_000,
  freeRao: ZERO,
  reservedRao: ZERO,
  stakedRao: ZERO,
  totalRao: ZERO,
}));
const line = (bases: bigint[], price = 2n): ValueHistory['positions'][number] => ({
  coldkey: 'cold',
  hotkey: 'hot',
  netuid: 1,
  points: bases.flatMap((base, i) =>
    base === 0n
      ? []
      : [
          {
            block: (i + 1) * 100,
            atMs: 0,
            alpha: { netuid: 1, base: alphaBase(base) },
            spotRao: (base * price) as Rao,
          },
        ],
  ),
});
const act = (
  kind: ChainAction['kind'],
  block: number,
  base: bigint,
  part: Partial<ChainAction> = {},
): ChainAction => ({
  address: 'cold',
  block,
  atMs: 0,
  extrinsicIndex: 0,
  kind,
  own: true,
  taoRao: null,
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
const found = (bases: bigint[], actions: ChainAction[]) =>
  incomeBetween({ points: looks, positions: [line(bases)] }, actions).map(({ toBlock, alpha, valueRao }) => [
    toBlock,
    alpha.base,
    valueRao,
  ]);

describe('income between looks', () => {
  it('P9 H3 is growth beyond what was bought and sold, at the price of the later look', () => {
    expect(found([1_000n, 1_010n, 1_030n], [])).toEqual([
      [200, 10n, 20n],
      [300, 20n, 40n],
    ]);
    expect(found([1_000n, 2_010n, 1_530n], [act('stake', 150, 1_000n), act('unstake', 300, 500n)])).toEqual([
      [200, 10n, 20n],
      [300, 20n, 40n],
    ]);
  });

  it('P9 counts neither failed acts, other positions, nor acts outside of the stretch', () => {
    const actions = [
      act('stake', 150, 5n, { failed: true }),
      act('stake', 100, 5n),
      act('stake', 150, 5n, { hotkey: 'other' }),
      act('stake', 150, 5n, { address: 'another' }),
    ];
    expect(found([1_000n, 1_010n, 0n], actions)).toEqual([[200, 10n, 20n]]);
  });

  it('P9 follows stake that moves in and out', () => {
    const here = { netuid: 1, base: alphaBase(100n) };
    const into = act('move', 250, 100n, { hotkey: 'other', toHotkey: 'hot', toNetuid: 1, toAlpha: here });
    const out = act('swap', 150, 100n, {
      toHotkey: 'hot',
      toNetuid: 2,
      toAlpha: { netuid: 2, base: alphaBase(9n) },
    });
    expect(found([1_000n, 907n, 1_010n], [into, out])).toEqual([
      [200, 7n, 14n],
      [300, 3n, 6n],
    ]);
  });

  it('P9 H3 is not stake that came to an empty position without an action that tells of it', () => {
    expect(found([0n, 350n, 353n], [])).toEqual([[300, 3n, 6n]]);
    expect(found([0n, 105n, 105n], [act('stake', 150, 100n)])).toEqual([[200, 5n, 10n]]);
    expect(found([0n, 7n, 7n], [act('claim', 150, 7n)])).toEqual([[200, 7n, 14n]]);
  });

  it('P9 gives no income where a position only shrank', () => {
    expect(found([1_000n, 900n, 900n], [])).toEqual([]);
  });
});

describe('the yield in the middle', () => {
  it('P8 is one that was measured, and none where nothing was', () => {
    const measured = (perDayPpb: bigint) =>
      ({ kind: 'measured', perDayPpb, apyPpm: 0n, fromBlock: 0, toBlock: 1, samples: 1 }) as const;
    const none = { kind: 'not-measured', reason: 'inactive' } as const;
    expect(medianYield([measured(9n), none, measured(1n), measured(5n)])?.perDayPpb).toBe(5n);
    expect(medianYield([measured(9n), measured(1n)])?.perDayPpb).toBe(1n);
    expect(medianYield([none])).toBeNull();
  });
});

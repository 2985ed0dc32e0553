import { describe, expect, it } from 'vitest';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { ValueHistory } from '../../../src/core/chain/history.js';
import { hasMoved } from '../../../src/popup/features/holdings/value-change.js';
import { ADDRESS, HOTKEY, portfolio, position } from './support.js';

const T = 1_000_000_000n;
const SINCE = 1_700_000_000_000;
const BASE = 10n * T;
const now = portfolio([position(64, { alpha: { netuid: 64, base: alphaBase(BASE) } })]).accounts;
const tao = now.reduce((sum, { balance }) => sum + balance.freeRao + balance.reservedRao, 0n);

/** What was held then: TAO, and alpha of one position, at half of any price now. */
const then = (freeRao: bigint, alpha: bigint): ValueHistory => ({
  range: '24h',
  points: [
    {
      block: 1,
      atMs: SINCE,
      freeRao: rao(freeRao),
      reservedRao: rao(0n),
      stakedRao: rao(T),
      totalRao: rao(freeRao + T),
    },
  ],
  positions: [
    {
      coldkey: ADDRESS,
      hotkey: HOTKEY,
      netuid: 64,
      points: [{ block: 1, atMs: SINCE, alpha: { netuid: 64, base: alphaBase(alpha) }, spotRao: rao(T) }],
    },
  ],
  progress: { done: 1, total: 1 },
  state: 'complete',
});

describe('whether a change is a gain', () => {
  it('P9 P10 it is after a day of prices, yield and fees', () => {
    expect(hasMoved(then(tao + 1_000_000n, (BASE * 999n) / 1_000n), SINCE, now)).toBe(false);
  });

  it.each([
    ['5 TAO came', then(tao - 5n * T, BASE)],
    ['1 TAO went', then(tao + T, BASE)],
    ['half of the stake was bought', then(tao, BASE / 2n)],
    ['half of it was sold', then(tao, BASE * 2n)],
    ['there was no stake', { ...then(tao, BASE), positions: [] }],
    ['that sample is not there', { ...then(tao, BASE), points: [] }],
  ])('P9 P10 it is not when %s', (_, history) => {
    expect(hasMoved(history, SINCE, now)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { type Crowdloan, roomIn } from '../../../../src/engine/operations/balance/crowdloan-facts.js';
import {
  lockCarried,
  transferable,
} from '../../../../src/engine/operations/balance/transfer-alpha-checks.js';
import {
  baseWorth,
  type Position,
  type StakePlace,
  valueAt,
} from '../../../../src/engine/operations/support/stake-place.js';

const position = (over: Partial<Position> = {}): Position => ({
  base: 60n,
  total: 100n,
  locked: 0n,
  bonded: 0n,
  ...over,
});
const place = (bondBase: bigint): StakePlace => ({
  subnetExists: true,
  subtokenEnabled: true,
  transfersOn: true,
  hotkeyKnown: true,
  bondBase,
  heldUntilBlock: null,
});

describe('what a lock and a bond let go', () => {
  it('T8 T12 what is free goes first, and no more of a lock than there is', () => {
    expect(lockCarried(position({ locked: 70n }), 30n)).toBe(0n);
    expect(lockCarried(position({ locked: 70n }), 31n)).toBe(1n);
    expect(lockCarried(position({ locked: 70n }), 60n)).toBe(30n);
    // A lock may stand above the stake once fees went out of it.
    expect(lockCarried(position({ locked: 120n }), 60n)).toBe(60n);
    expect(lockCarried(position({ locked: 0n }), 60n)).toBe(0n);
  });

  it('T8 a bond holds with its validator, and over all of them', () => {
    expect(transferable(position(), place(0n))).toBe(60n);
    expect(transferable(position({ bonded: 20n }), place(20n))).toBe(40n);
    expect(transferable(position({ bonded: 90n }), place(0n))).toBe(10n);
    expect(transferable(position({ bonded: 200n }), place(80n))).toBe(0n);
  });
});

describe('the value of alpha at the spot price', () => {
  it('T8 the smallest amount worth something is worth it, and one less is not', () => {
    const prices = [1n, 3n, 922_337_203_685_477_580n, 748_117_357_578_809_362n].map((above) => ({
      above,
      below: 1n << 64n,
    }));
    for (const price of [
      ...prices,
      { above: 49_999_999n, below: 1_000_000_000n },
      { above: 1n, below: 1n },
    ]) {
      for (const rao of [1n, 100_000n, 2_000_000n]) {
        const least = baseWorth(price, rao) ?? 0n;
        expect(valueAt(price, least)).toBeGreaterThanOrEqual(rao);
        expect(valueAt(price, least - 1n)).toBeLessThan(rao);
      }
    }
    expect(baseWorth({ above: 0n, below: 1n }, 1n)).toBeNull();
  });
});

describe('the room in a crowdloan', () => {
  const loan = (over: Partial<Crowdloan>): Crowdloan => ({
    creator: '',
    deposit: 10n,
    minimum: 1n,
    endBlock: 9,
    cap: 100n,
    raised: 90n,
    finalized: false,
    target: null,
    contributors: 1,
    maxContributors: null,
    maxPerAccount: null,
    mine: 0n,
    ...over,
  });

  it('T21 ends at the cap and at what one account may have', () => {
    expect(roomIn(loan({}))).toBe(10n);
    expect(roomIn(loan({ maxPerAccount: 30n, mine: 25n }))).toBe(5n);
    expect(roomIn(loan({ maxPerAccount: 30n, mine: 10n }))).toBe(10n);
    expect(roomIn(loan({ maxPerAccount: 30n, mine: 40n }))).toBe(0n);
    expect(roomIn(loan({ raised: 101n }))).toBe(0n);
  });
});

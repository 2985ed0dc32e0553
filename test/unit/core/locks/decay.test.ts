import { describe, expect, it } from 'vitest';
import { rolled } from '../../../../devnet/executive/subtensor/lock-state.js';
import { CURVE_DAYS, lockCurve } from '../../../../src/core/locks/curve.js';
import { type LockRule, lockAt } from '../../../../src/core/locks/decay.js';

const RATES = [
  [934_866n, 934_866n],
  [934_866n, 311_622n],
  [100n, 7_000n],
  [0n, 311_622n],
  [934_866n, 0n],
  [0n, 0n],
] as const;
const KINDS = [
  { toOwner: false, perpetual: false },
  { toOwner: false, perpetual: true },
  { toOwner: true, perpetual: false },
  { toOwner: true, perpetual: true },
];
const START = 1_000n;
const rule = (over: Partial<LockRule> = {}): LockRule => ({
  toOwner: false,
  perpetual: false,
  unlockRate: 934_866n,
  maturityRate: 311_622n,
  ...over,
});

describe('a lock over time', () => {
  it.each(KINDS)('P4 T12 is the same as the demonstration chain has it: $toOwner $perpetual', (kind) => {
    for (const [unlockRate, maturityRate] of RATES)
      for (const mass of [0n, 99n, 100n, 1_234_567_890n, 21_000_000n * 10n ** 9n])
        for (const conviction of [0n, 7n << 64n, (mass / 3n) << 64n])
          for (const age of [-5n, 0n, 1n, 7_199n, 216_000n, 2_628_000n, 90_000_000n]) {
            const now = START + age;
            const own = lockAt(
              { mass, conviction, block: START },
              { ...kind, unlockRate, maturityRate },
              now,
            );
            const chain = rolled(
              { locked_mass: mass, conviction, last_update: START },
              { owner: kind.toOwner, perpetual: kind.perpetual, unlockRate, maturityRate },
              now,
            );
            expect([own.mass, own.conviction, own.block]).toEqual([
              chain.locked_mass,
              chain.conviction,
              chain.last_update,
            ]);
          }
  });

  it('P4 halves in about ninety days by the default rate, and never grows', () => {
    const lock = { mass: 10n ** 12n, conviction: 0n, block: START };
    const half = lockAt(lock, rule(), START + 648_000n).mass;
    expect(half).toBeGreaterThan(499n * 10n ** 9n);
    expect(half).toBeLessThan(501n * 10n ** 9n);
    const masses = lockCurve(lock, rule()).map(({ lockedBase }) => lockedBase);
    expect([...masses].sort((a, b) => Number(b - a))).toEqual(masses);
  });

  it('T12 draws thirteen points of a year, the first of them now', () => {
    const lock = { mass: 5_000n, conviction: 3n << 64n, block: START };
    const curve = lockCurve(lock, rule({ perpetual: true }));
    expect(curve.map(({ day }) => day)).toEqual(CURVE_DAYS);
    expect(curve).toHaveLength(13);
    expect(curve[0]).toEqual({ day: 0, lockedBase: 5_000n, conviction: 3n });
    expect(new Set(curve.map(({ lockedBase }) => lockedBase))).toEqual(new Set([5_000n]));
  });
});

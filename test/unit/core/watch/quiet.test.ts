import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../../../src/core/watch/compare.js';
import { alertId } from '../../../../src/core/watch/keys.js';
import { LOSS_FLOOR } from '../../../../src/core/watch/losses.js';
import type { Seen } from '../../../../src/core/watch/seen.js';
import type { OwnTransaction, WatchReport } from '../../../../src/core/watch/types.js';
import { ME, OTHER, report, SECOND, VALIDATOR } from './support.js';

const amount = fc.bigInt({ min: 0n, max: 10n ** 16n });
const HOTKEYS = [VALIDATOR, SECOND];

interface State {
  free: bigint;
  reserved: bigint;
  stakes: bigint[];
  nonce: number;
}

/** One block of an account's life: emission, and perhaps an own transaction that moves anything anywhere. */
const honest = fc.record({
  growth: fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 4, maxLength: 4 }),
  gift: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  own: fc.option(
    fc.record({
      free: amount,
      reserved: amount,
      stakes: fc.array(amount, { minLength: 4, maxLength: 4 }),
      byDelegate: fc.boolean(),
    }),
    { nil: null },
  ),
});

function reportOf(block: number, state: State, ownSince: OwnTransaction[]): WatchReport {
  const value = state.stakes.map((alphaBase, i) => ({
    hotkey: HOTKEYS[i % 2] ?? VALIDATOR,
    netuid: i >> 1,
    alphaBase,
  }));
  const money = { freeRao: state.free, reservedRao: state.reserved, nonce: state.nonce };
  return report(block, { ...money, positions: { kind: 'known', value } }, { ownSince });
}

function live(state: State, block: number, step: typeof honest extends fc.Arbitrary<infer T> ? T : never) {
  const { own, growth, gift } = step;
  const base = own ? { free: own.free, reserved: own.reserved, stakes: own.stakes } : state;
  const next: State = {
    free: base.free + gift,
    reserved: base.reserved,
    stakes: base.stakes.map((stake, i) => stake + (growth[i] ?? 0n)),
    nonce: state.nonce + (own && !own.byDelegate ? 1 : 0),
  };
  const tx = { txHash: `0x${block}`, block };
  const made: OwnTransaction[] = own
    ? [own.byDelegate ? { ...tx, address: OTHER, names: [ME] } : { ...tx, address: ME, names: [] }]
    : [];
  return { next, made };
}

const start: State = { free: 10n ** 15n, reserved: 0n, stakes: [10n ** 14n, 0n, 10n ** 15n, 5n], nonce: 0 };

describe('N1 the watchtower does not cry wolf', () => {
  it('whatever this wallet does and whatever the chain adds', () => {
    fc.assert(
      fc.property(fc.array(honest, { minLength: 1, maxLength: 12 }), (steps) => {
        let state = start;
        let seen: Seen | null = compare(null, reportOf(0, state, []), true).seen;
        steps.forEach((step, i) => {
          const { next, made } = live(state, i + 1, step);
          const compared = compare(seen, reportOf(i + 1, next, made), true);
          expect(compared.raised).toEqual([]);
          state = next;
          seen = compared.seen;
        });
      }),
    );
  });

  it('and hears everything that others take, however small the steps', () => {
    const theft = fc.record({
      where: fc.integer({ min: 0, max: 4 }),
      steps: fc.array(fc.bigInt({ min: 1n, max: 3n * LOSS_FLOOR }), { minLength: 1, maxLength: 20 }),
      signs: fc.boolean(),
    });
    fc.assert(
      fc.property(theft, ({ where, steps, signs }) => {
        const loss = (state: State, by: bigint): State =>
          where === 4
            ? { ...state, free: state.free - by, nonce: state.nonce + (signs ? 1 : 0) }
            : { ...state, stakes: state.stakes.map((stake, i) => (i === where ? stake - by : stake)) };
        // Room to take from, there from the beginning.
        let state: State = { ...start, stakes: start.stakes.map((stake) => stake + 10n ** 13n) };
        let seen: Seen | null = compare(null, reportOf(0, state, []), true).seen;
        let taken = 0n;
        let told = 0n;
        steps.forEach((by, i) => {
          state = loss(state, by);
          taken += by;
          const compared = compare(seen, reportOf(i + 1, state, []), true);
          seen = compared.seen;
          for (const { facts } of compared.raised) {
            if (facts.kind === 'funds-left') told += facts.amountRao;
            if (facts.kind === 'stake-left') told += facts.alphaBase;
          }
          // Only what is below the floor may still be untold.
          expect(taken - told).toBeLessThan(LOSS_FLOOR);
        });
      }),
    );
  });

  it('names every event once: the same check again raises nothing, and ids differ between events', () => {
    const facts = [
      { kind: 'funds-left', amountRao: 1n } as const,
      { kind: 'stake-left', netuid: 1, hotkey: VALIDATOR, alphaBase: 1n } as const,
      { kind: 'stake-left', netuid: 2, hotkey: VALIDATOR, alphaBase: 1n } as const,
      { kind: 'proxy-added', delegate: OTHER, proxyType: 'Any', delayBlocks: 0 } as const,
      { kind: 'proxy-added', delegate: OTHER, proxyType: 'Any', delayBlocks: 1 } as const,
      { kind: 'swap-disputed' } as const,
    ];
    const ids = ['finney', 'local'].flatMap((network) =>
      [ME, OTHER].flatMap((address) =>
        [1, 2].flatMap((block) => facts.map((one) => alertId(network, address, block, one))),
      ),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(300);
  });
});

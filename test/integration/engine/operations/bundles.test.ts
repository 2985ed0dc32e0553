import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EventRecord } from '../../../../devnet/types.js';
import { alphaBase, ONE, rao } from '../../../../src/core/amount/money.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { RebalanceLeg } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { type Pair, pairOf } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';
import { moneyOf } from './trade-world.js';

const TAO = ONE;
const EVERYTHING = { kind: 'unstake-everything', toleranceBps: 100 } as const;

const itemsFailed = (world: BalanceWorld): number =>
  (world.devnet.state().get('System', 'Events') as EventRecord[]).filter(
    ({ pallet, name }) => pallet === 'Utility' && name === 'ItemFailed',
  ).length;
const expectedOf = ({ trades }: OperationQuote): bigint[] => trades.map(({ expected }) => moneyOf(expected));
const sumOf = (amounts: bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

describe.each([DECLARED, NEWER, ...FINNEY_424])('bundles on $name', (profile) => {
  let world: BalanceWorld;
  let keys: [string, string, string, string, string];
  let alice: Pair;
  const rebalance = (legs: RebalanceLeg[], toleranceBps = 100) =>
    ({ kind: 'rebalance', legs, toleranceBps }) as const;
  const basket = (amounts: Array<[netuid: number, validator: number, amount: bigint]>, toleranceBps = 100) =>
    ({
      kind: 'basket-buy',
      toleranceBps,
      legs: amounts.map(([netuid, validator, amount]) => ({
        netuid,
        hotkey: keys[validator] ?? '',
        amountRao: rao(amount),
      })),
    }) as const;

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    keys = world.devnet.validators.map(({ hotkey }) => hotkey) as typeof keys;
    alice = pairOf(world.devnet, 'Alice');
  });
  afterAll(() => world.stop());

  it('T14 buys a basket under one signature: every leg as quoted, two of them in one pool', async () => {
    const before = [world.stake(keys[0], 1), world.stake(keys[0], 2), world.stake(keys[1], 1)];
    const free = world.freeRao();
    const { quote, failure, feeRao } = await world.act(
      basket([
        [1, 0, 5n * TAO],
        [2, 0, TAO],
        [1, 1, 5n * TAO],
      ]),
    );
    expect(failure).toBeNull();
    expect(itemsFailed(world)).toBe(0);
    expect(quote.intent).toMatchObject({ kind: 'batch', mode: 'each' });
    const after = [world.stake(keys[0], 1), world.stake(keys[0], 2), world.stake(keys[1], 1)];
    expect(after.map((amount, i) => amount - (before[i] ?? 0n))).toEqual(expectedOf(quote));
    expect(free - world.freeRao()).toBe(11n * TAO + feeRao);
    expect(quote.trades.map(({ method }) => method)).toEqual(['simulation', 'simulation', 'pool-maths']);
    const [first, , third] = quote.trades;
    expect(third?.price).toBe(first?.endPrice);
    expect(third && first && third.limit > first.limit).toBe(true);
    expect(quote.pays).toEqual([{ token: 'tao', rao: 11n * TAO }]);
    expect(quote.receives).toHaveLength(2);
  });

  it('T14 a basket of one leg is a plain stake', async () => {
    const quote = await world.quote(basket([[1, 0, TAO]]));
    expect(quote.intent).toMatchObject({ kind: 'stake', amountRao: TAO });
    expect(await world.quote(basket([]))).toMatchObject({ intent: null, issue: { code: 'stake/nothing' } });
  });

  it('T14 names the leg that cannot be, and keeps the bounds of the sum', async () => {
    const small = await world.quote(
      basket([
        [1, 0, TAO],
        [2, 0, 1_000n],
      ]),
    );
    expect(small).toMatchObject({
      intent: null,
      issue: { code: 'stake/amount-too-low', context: { leg: 1, netuid: 2 } },
      bounds: { minimum: 2n * 2_001_007n, available: world.freeRao() - 500n },
    });
    const half = world.freeRao() / 2n;
    const much = await world.quote(
      basket([
        [0, 0, half],
        [0, 1, half],
      ]),
    );
    expect(much.intent).toBeNull();
    expect(much.issue?.code).toBe('stake/insufficient-balance');
  });

  it('S78 T14 a leg whose price moved away fails alone, and the others arrive', async () => {
    const { intent } = await world.quote(
      basket(
        [
          [1, 0, TAO],
          [2, 0, TAO],
        ],
        10,
      ),
    );
    const wide = { hotkey: keys[0], toleranceBps: 9_000, allowPartial: false };
    await world.act({ kind: 'stake', netuid: 1, amountRao: rao(300n * TAO), ...wide }, alice);
    const before = [world.stake(keys[0], 1), world.stake(keys[0], 2)];
    expect(intent && (await world.buildSays(intent))).toBeNull();
    expect(intent && (await world.chainSays(intent))).toBeNull();
    expect(itemsFailed(world)).toBe(1);
    expect(world.stake(keys[0], 1)).toBe(before[0]);
    expect(world.stake(keys[0], 2)).toBeGreaterThan(before[1] ?? 0n);
  });

  it('T14 rebalances: sales, then swaps, then purchases, each at the state the ones before it leave', async () => {
    const legs: RebalanceLeg[] = [
      { kind: 'buy', hotkey: keys[0], netuid: 1, amountRao: rao(2n * TAO) },
      { kind: 'swap', hotkey: keys[0], fromNetuid: 1, toNetuid: 2, amountBase: alphaBase(10n * TAO) },
      { kind: 'sell', hotkey: keys[0], netuid: 1, amountBase: alphaBase(20n * TAO) },
    ];
    const before = [world.stake(keys[0], 1), world.stake(keys[0], 2), world.freeRao()];
    const { quote, failure, feeRao } = await world.act(rebalance(legs));
    expect(failure).toBeNull();
    expect(itemsFailed(world)).toBe(0);
    const [sold = 0n, swapped = 0n, bought = 0n] = expectedOf(quote);
    expect(world.stake(keys[0], 1)).toBe((before[0] ?? 0n) - 30n * TAO + bought);
    expect(world.stake(keys[0], 2)).toBe((before[1] ?? 0n) + swapped);
    expect(world.freeRao()).toBe((before[2] ?? 0n) + sold - 2n * TAO - feeRao);
    expect(quote.intent).toMatchObject({
      mode: 'each',
      legs: [{ kind: 'unstake' }, { kind: 'change-subnet' }, { kind: 'stake' }],
    });
    const codes = quote.advice.map(({ code }) => code);
    expect(codes).toEqual(['limit-on-amount-only', 'buys-from-balance']);
  });

  it('T14 a rebalancing does not take more out of a position than there is, all legs together', async () => {
    const amountBase = alphaBase(world.stake(keys[0], 1));
    const part = alphaBase(TAO);
    const quote = await world.quote(
      rebalance([
        { kind: 'swap', hotkey: keys[0], fromNetuid: 1, toNetuid: 2, amountBase: part },
        { kind: 'sell', hotkey: keys[0], netuid: 1, amountBase },
      ]),
    );
    expect(quote).toMatchObject({
      intent: null,
      issue: { code: 'stake/not-enough-stake', context: { leg: 0 } },
    });
  });

  it('T7 T14 says of each position that stays why it does, and sells the others', async () => {
    const last_update = BigInt(world.devnet.best().number);
    const lock = { locked_mass: 50n * TAO, conviction: 0n, last_update };
    await world.poke(['SubtensorModule', 'Lock', [alice.address, 1, keys[0]], lock]);
    const { quote, failure } = await world.act(EVERYTHING, alice);
    expect(failure).toBeNull();
    expect(itemsFailed(world)).toBe(0);
    // The larger position uses up what the lock leaves free.
    expect(quote.detail).toMatchObject({
      kind: 'skipped',
      skipped: [{ hotkey: keys[1], netuid: 1, reason: { code: 'stake/locked' } }],
    });
    expect(world.stake(keys[0], 1, alice.address)).toBe(0n);
    expect(world.stake(keys[1], 1, alice.address)).toBeGreaterThan(0n);
    expect(await world.quote(EVERYTHING, alice)).toMatchObject({
      intent: null,
      issue: { code: 'stake/nothing' },
      detail: { kind: 'skipped', skipped: [{ reason: { code: 'stake/locked' } }] },
    });
  });

  it('T7 T14 leaves dust and stake in a hold where they are', async () => {
    const bob = pairOf(world.devnet, 'Bob');
    const total = world.devnet.state().get('SubtensorModule', 'TotalHotkeyAlpha', keys[0], 1) as bigint;
    const dust = (total * 2_500n) / world.stake(keys[0], 1, bob.address) + 1n;
    await world.poke(['SubtensorModule', 'TotalHotkeyAlpha', [keys[0], 1], dust]);
    expect((await world.quote(EVERYTHING, bob)).detail).toMatchObject({
      kind: 'skipped',
      skipped: [{ reason: { code: 'quote/no-quote' } }],
    });
    await world.poke(['SubtensorModule', 'TotalHotkeyAlpha', [keys[0], 1], total]);
    if (profile !== NEWER) return;
    await world.poke(['SubtensorModule', 'RootStakeUnlockInterval', [], 360n]);
    const root = {
      kind: 'stake',
      hotkey: keys[0],
      netuid: 0,
      toleranceBps: 50,
      allowPartial: false,
    } as const;
    const staked = await world.act({ ...root, amountRao: rao(TAO) }, bob);
    expect(staked.quote.advice).toMatchObject([{ code: 'held-until' }]);
    const quote = await world.quote(EVERYTHING, bob);
    expect(quote.detail).toMatchObject({ skipped: [{ netuid: 0, reason: { code: 'stake/held' } }] });
    expect(quote.intent).toMatchObject({ kind: 'unstake-position', netuid: 1 });
    await world.poke(['SubtensorModule', 'RootStakeUnlockInterval', [], 0n]);
  });

  it('T7 T14 unstakes everything: each position with its limit, two of one pool in sequence', async () => {
    const free = world.freeRao();
    const { quote, failure, feeRao } = await world.act(EVERYTHING);
    expect(failure).toBeNull();
    expect(itemsFailed(world)).toBe(0);
    expect(quote.detail).toEqual({ kind: 'skipped', skipped: [] });
    const legs = quote.intent?.kind === 'batch' ? quote.intent.legs : [];
    expect(legs.length).toBe(quote.trades.length);
    const onOne = quote.trades.filter(({ pay }) => pay.token === 'alpha' && pay.netuid === 1);
    expect(onOne.length).toBeGreaterThan(1);
    for (const leg of legs) {
      expect(leg.kind).toBe('unstake-position');
      if (leg.kind === 'unstake-position') expect(leg.limitRaoPerAlpha === null).toBe(leg.netuid === 0);
    }
    expect(world.freeRao() - free + feeRao).toBe(sumOf(expectedOf(quote)));
    for (const netuid of [0, 1, 2, 3])
      for (const hotkey of keys) expect(world.stake(hotkey, netuid)).toBe(0n);
    expect(await world.quote(EVERYTHING)).toMatchObject({ intent: null, issue: { code: 'stake/nothing' } });
  });
});

describe.each(FINNEY_393)('bundles on $name', (profile) => {
  it('T14 quotes trades in one direction of one pool by longer ones, and no others', async () => {
    const world = await BalanceWorld.start(profile);
    try {
      const [a = '', b = ''] = world.devnet.validators.map(({ hotkey }) => hotkey);
      const leg = { netuid: 1, amountRao: rao(5n * TAO) };
      const buys = [
        { hotkey: a, ...leg },
        { hotkey: b, ...leg },
      ];
      const quote = await world.quote({ kind: 'basket-buy', toleranceBps: 100, legs: buys });
      const [first, second] = quote.trades;
      expect(quote.issue).toBeNull();
      expect(second?.method).toBe('simulation');
      expect(first && second && moneyOf(second.expected) < moneyOf(first.expected)).toBe(true);
      const both = await world.quote({
        kind: 'stake',
        hotkey: a,
        netuid: 1,
        amountRao: rao(10n * TAO),
        toleranceBps: 100,
        allowPartial: false,
      });
      expect(sumOf(expectedOf(quote))).toBe(expectedOf(both)[0]);
      const legs: RebalanceLeg[] = [
        { kind: 'sell', hotkey: a, netuid: 1, amountBase: alphaBase(10n * TAO) },
        { kind: 'buy', hotkey: a, ...leg },
      ];
      expect(await world.quote({ kind: 'rebalance', toleranceBps: 100, legs })).toMatchObject({
        intent: null,
        issue: { code: 'quote/no-quote', context: { leg: 1 } },
      });
    } finally {
      await world.stop();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alphaBase, ONE, rao } from '../../../../src/core/amount/money.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { PositionAmount } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { pairOf } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';
import { moneyOf } from './trade-world.js';

const TAO = ONE;
const choice = { toleranceBps: 50, allowPartial: false };

describe.each([DECLARED, NEWER, ...FINNEY_424])('stake and unstake on $name', (profile) => {
  let world: BalanceWorld;
  let hotkey: string;
  let other: string;

  const stake = (amount: bigint | null, over: object = {}) =>
    ({
      kind: 'stake',
      hotkey,
      netuid: 1,
      amountRao: amount === null ? null : rao(amount),
      ...choice,
      ...over,
    }) as const;
  const unstake = (amount: PositionAmount | null, over: object = {}) =>
    ({ kind: 'unstake', hotkey, netuid: 1, amount, ...choice, ...over }) as const;
  const part = (base: bigint): PositionAmount => ({ by: 'alpha', base: alphaBase(base) });
  const leg = ({ trades }: OperationQuote) => {
    const [found] = trades;
    if (!found) throw new Error('the quote has a trade');
    return found;
  };
  /** Somebody else trades in the block before ours. */
  const moveThePrice = async (side: 'up' | 'down', amount: bigint) => {
    const alice = pairOf(world.devnet, 'Alice');
    const free = { toleranceBps: 9_000 };
    const ask = side === 'up' ? stake(amount, free) : unstake(part(amount), free);
    expect((await world.act(ask, alice)).failure).toBeNull();
  };

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    [hotkey, other] = world.devnet.validators.map((validator) => validator.hotkey) as [string, string];
  });
  afterAll(() => world.stop());

  it('T1 T2 T6 a stake arrives as quoted, to the unit; the fee is at most what was said', async () => {
    const [before, free] = [world.stake(hotkey, 1), world.freeRao()];
    const { quote, failure, feeRao } = await world.act(stake(10n * TAO));
    expect(failure).toBeNull();
    const { expected, atLeast, price, endPrice, limit, poolFee, method } = leg(quote);
    expect(world.stake(hotkey, 1) - before).toBe(moneyOf(expected));
    expect(free - world.freeRao()).toBe(10n * TAO + feeRao);
    expect(feeRao <= (quote.networkFeeRao ?? 0n)).toBe(true);
    expect(moneyOf(atLeast) <= moneyOf(expected)).toBe(true);
    expect(price < endPrice && endPrice < limit && limit <= (endPrice * 10_050n) / 10_000n).toBe(true);
    expect(poolFee).toMatchObject({ token: 'tao', rao: (10n * TAO * 33n) / 65_535n });
    expect(method).toBe('simulation');
    expect([quote.pays, quote.receives]).toEqual([[{ token: 'tao', rao: 10n * TAO }], [expected]]);
  });

  it('T6 an amount in alpha is the least TAO that buys it, and that TAO is what is signed', async () => {
    const wanted = 30n * TAO;
    const before = world.stake(hotkey, 1);
    const { quote, failure } = await world.act(stake(null, { receiveBase: alphaBase(wanted) }));
    expect(failure).toBeNull();
    expect(world.stake(hotkey, 1) - before >= wanted).toBe(true);
    const [paid] = quote.pays;
    expect(quote.intent).toMatchObject({ kind: 'stake', amountRao: paid && moneyOf(paid) });
    const again = await world.quote(stake(null, { receiveBase: alphaBase(wanted) }));
    const cost = again.pays[0] ? moneyOf(again.pays[0]) : 0n;
    const less = await world.quote(stake(cost - 1n));
    expect(moneyOf(leg(again).expected) >= wanted).toBe(true);
    expect(moneyOf(leg(less).expected) < wanted).toBe(true);
    const onRoot = await world.quote(stake(null, { netuid: 0, receiveBase: alphaBase(wanted) }));
    expect(onRoot.pays).toEqual([{ token: 'tao', rao: wanted }]);
    const more = await world.quote(stake(null, { receiveBase: alphaBase(10n ** 17n) }));
    expect(more).toMatchObject({ intent: null, issue: { code: expect.stringMatching(/^(stake|quote)\//) } });
  });

  it('T6 bounds are there before anything is typed, and with anything that is', async () => {
    const nothing = await world.quote(stake(null, { hotkey: null }));
    expect(nothing).toMatchObject({ issue: null, intent: null, trades: [] });
    const { minimum, maximum, available } = nothing.bounds;
    expect(minimum).toBe(2_001_007n);
    expect(available).toBe(world.freeRao() - 500n);
    expect(maximum).toBeLessThan(available ?? 0n);
    for (const amount of [0n, (minimum ?? 0n) - 1n, 10n ** 19n]) {
      const bad = await world.quote(stake(amount));
      expect(bad.bounds).toEqual(nothing.bounds);
      expect(bad).toMatchObject({ intent: null, issue: { code: expect.stringMatching(/^(stake|quote)\//) } });
    }
    const unknown = await world.quote(stake(TAO, { hotkey: null }));
    expect(unknown).toMatchObject({ intent: null, issue: null });
    expect(leg(unknown).hotkey).toBeNull();
  });

  it('T6 takes the very minimum and the very maximum it names, and the chain takes both', async () => {
    const { bounds } = await world.quote(stake(null));
    expect((await world.act(stake(bounds.minimum))).failure).toBeNull();
    const bob = pairOf(world.devnet, 'Bob');
    const { maximum } = (await world.quote(stake(null), bob)).bounds;
    const wide = { toleranceBps: 5_000 };
    const over = await world.quote(stake((maximum ?? 0n) + 1n, wide), bob);
    expect(over.issue?.code).toBe('send/insufficient');
    const { failure, feeRao, quote } = await world.act(stake(maximum, wide), bob);
    expect(failure).toBeNull();
    expect(world.freeRao(bob.address)).toBe(500n + (quote.networkFeeRao ?? 0n) - feeRao);
  });

  it('T3 root takes TAO one to one under a limit of exactly one TAO', async () => {
    const before = world.stake(hotkey, 0);
    const { quote, failure } = await world.act(stake(5n * TAO, { netuid: 0 }));
    expect(failure).toBeNull();
    expect(quote.intent).toMatchObject({ kind: 'stake', limitRaoPerAlpha: TAO });
    expect(leg(quote)).toMatchObject({ method: 'one-to-one', impactBps: 0, poolFee: { rao: 0n } });
    expect(world.stake(hotkey, 0) - before).toBe(5n * TAO);
  });

  it('S78 T3 a price that moved within the tolerance costs at most the tolerance', async () => {
    const { intent, ...quote } = await world.quote(stake(TAO, { toleranceBps: 300 }));
    await moveThePrice('up', 100n * TAO);
    const before = world.stake(hotkey, 1);
    expect(intent && (await world.chainSays(intent))).toBeNull();
    const got = world.stake(hotkey, 1) - before;
    const { expected, atLeast } = quote.trades[0] ?? {};
    expect(expected && got < moneyOf(expected)).toBe(true);
    expect(atLeast && got >= moneyOf(atLeast)).toBe(true);
  });

  it('S78 T3 beyond it the chain refuses, and the check said so before', async () => {
    const { intent } = await world.quote(stake(10n * TAO, { toleranceBps: 10 }));
    await moveThePrice('up', 300n * TAO);
    expect(intent && (await world.buildSays(intent))).toBe('stake/price-limit');
    expect(intent && (await world.chainSays(intent))).toMatch(/PriceLimitExceeded|SlippageTooHigh/);
  });

  it('T5 a partial fill takes what fits under the limit and no more', async () => {
    const { price } = leg(await world.quote(stake(TAO)));
    const limitRaoPerAlpha = ((price * 10_100n) / 10_000n) as never;
    const amountRao = rao(1_000n * TAO);
    const intent = {
      kind: 'stake',
      hotkey,
      netuid: 1,
      amountRao,
      limitRaoPerAlpha,
      allowPartial: true,
    } as const;
    const free = world.freeRao();
    expect(await world.buildSays(intent)).toBeNull();
    expect(await world.buildSays({ ...intent, allowPartial: false })).toBe('stake/price-limit');
    expect(await world.chainSays({ ...intent, allowPartial: false })).toMatch(/SlippageTooHigh/);
    expect(await world.chainSays(intent)).toBeNull();
    expect(free - world.freeRao() < 1_000n * TAO).toBe(true);
    expect(leg(await world.quote(stake(TAO))).price <= limitRaoPerAlpha).toBe(true);
  });

  it('T1 T2 T7 a sale brings what was quoted, to the rao', async () => {
    const held = world.stake(hotkey, 1);
    const free = world.freeRao();
    const { quote, failure, feeRao } = await world.act(unstake(part(held / 3n)));
    expect(failure).toBeNull();
    const { expected, atLeast, price, endPrice, limit } = leg(quote);
    expect(world.freeRao() - free + feeRao).toBe(moneyOf(expected));
    expect(world.stake(hotkey, 1)).toBe(held - held / 3n);
    expect(moneyOf(atLeast) <= moneyOf(expected)).toBe(true);
    expect(limit < endPrice && endPrice < price && limit * 10_000n >= endPrice * 9_950n).toBe(true);
    expect(quote.bounds).toMatchObject({ available: held, maximum: held });
  });

  it('T7 an amount in TAO is the least alpha that brings it', async () => {
    const target = 3n * TAO;
    const free = world.freeRao();
    const { quote, failure, feeRao } = await world.act(unstake({ by: 'tao', rao: rao(target) }));
    expect(failure).toBeNull();
    const [paid] = quote.pays;
    const base = paid ? moneyOf(paid) : 0n;
    expect(world.freeRao() - free + feeRao >= target).toBe(true);
    const less = await world.quote(unstake(part(base)));
    const lesser = await world.quote(unstake(part(base - 1n)));
    expect(moneyOf(leg(lesser).expected) <= moneyOf(leg(less).expected)).toBe(true);
    const all = await world.quote(unstake({ by: 'tao', rao: rao(10n ** 17n) }));
    expect(all).toMatchObject({ issue: { code: 'stake/not-enough-stake' }, intent: null });
  });

  it('T7 takes the very minimum it names for a part, and the chain takes it', async () => {
    const { minimum } = (await world.quote(unstake(null))).bounds;
    const under = await world.quote(unstake(part((minimum ?? 0n) - 1n)));
    expect(under).toMatchObject({ issue: { code: 'stake/amount-too-low' }, bounds: { minimum } });
    expect((await world.act(unstake(part(minimum ?? 0n)))).failure).toBeNull();
  });

  it('T7 says what would be left that cannot be sold in parts', async () => {
    const held = world.stake(hotkey, 1);
    const quote = await world.quote(unstake(part(held - 1_000n)));
    expect(quote.issue).toBeNull();
    expect(quote.advice).toContainEqual({
      code: 'remainder-too-small',
      context: { netuid: 1, remainderBase: '1000' },
    });
    expect((await world.quote(unstake(part(held / 2n)))).advice).toEqual([]);
  });

  it('S78 T3 a sale after the price moved: at least what was said, or refused with the error foreseen', async () => {
    const held = world.stake(hotkey, 1);
    const within = await world.quote(unstake(part(held / 10n), { toleranceBps: 300 }));
    const beyond = await world.quote(unstake(part(held / 10n), { toleranceBps: 10 }));
    const alices = world.stake(hotkey, 1, pairOf(world.devnet, 'Alice').address);
    await moveThePrice('down', alices / 2n);
    expect(beyond.intent && (await world.buildSays(beyond.intent))).toBe('stake/price-limit');
    expect(beyond.intent && (await world.chainSays(beyond.intent))).toMatch(
      /PriceLimitExceeded|SlippageTooHigh/,
    );
    const free = world.freeRao();
    const built = within.intent && (await world.buildSays(within.intent));
    expect(built).toBeNull();
    expect(within.intent && (await world.chainSays(within.intent))).toBeNull();
    const fee = world.freeRao() - free;
    expect(fee + (within.networkFeeRao ?? 0n) >= moneyOf(leg(within).atLeast)).toBe(true);
  });

  it('T7 all of a position leaves by the call that reads it on the chain, with a limit', async () => {
    const free = world.freeRao();
    const { quote, failure, feeRao } = await world.act(unstake({ by: 'whole' }));
    expect(failure).toBeNull();
    expect(quote.intent).toMatchObject({ kind: 'unstake-position', limitRaoPerAlpha: leg(quote).limit });
    expect(world.stake(hotkey, 1)).toBe(0n);
    expect(world.freeRao() - free + feeRao).toBe(moneyOf(leg(quote).expected));
    expect(await world.quote(unstake({ by: 'whole' }))).toMatchObject({
      issue: { code: 'stake/not-enough-stake' },
    });
  });

  it('T7 root leaves one to one: a part under the limit one, all of it without', async () => {
    const held = world.stake(other, 0);
    const some = await world.act(unstake(part(3n * TAO), { hotkey: other, netuid: 0 }));
    expect(some.failure).toBeNull();
    expect(some.quote.intent).toMatchObject({ kind: 'unstake', limitRaoPerAlpha: TAO });
    expect(leg(some.quote)).toMatchObject({ atLeast: { rao: 3n * TAO }, method: 'one-to-one' });
    const rest = await world.act(unstake({ by: 'whole' }, { hotkey: other, netuid: 0 }));
    expect(rest.quote.intent).toMatchObject({ kind: 'unstake-position', limitRaoPerAlpha: null });
    expect(rest.failure).toBeNull();
    expect(moneyOf(leg(rest.quote).expected)).toBe(held - 3n * TAO);
    expect(world.stake(other, 0)).toBe(0n);
  });
});

describe.each(FINNEY_393)('stake and unstake on $name', (profile) => {
  it('T1 quotes by the runtime’s simulation alone', async () => {
    const world = await BalanceWorld.start(profile);
    try {
      const hotkey = world.devnet.validators[0]?.hotkey ?? '';
      const ask = { hotkey, netuid: 1, ...choice };
      const buy = await world.quote({ kind: 'stake', amountRao: rao(5n * TAO), ...ask });
      expect(buy).toMatchObject({ issue: null, trades: [{ method: 'simulation' }] });
      expect(buy.intent && (await world.buildSays(buy.intent))).toBeNull();
      const sale = await world.quote({ kind: 'unstake', amount: { by: 'tao', rao: rao(TAO) }, ...ask });
      expect(sale).toMatchObject({ issue: null, trades: [{ method: 'simulation' }] });
      expect(sale.trades[0] && moneyOf(sale.trades[0].expected) >= TAO).toBe(true);
      expect(sale.bounds.minimum).toBeGreaterThan(0n);
    } finally {
      await world.stop();
    }
  });
});

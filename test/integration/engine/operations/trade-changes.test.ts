import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alphaBase, ONE, rao } from '../../../../src/core/amount/money.js';
import { EVERYTHING } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { PositionAmount } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { pairOf } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';
import { moneyOf } from './trade-world.js';

const TAO = ONE;
const part = (base: bigint): PositionAmount => ({ by: 'alpha', base: alphaBase(base) });

describe.each([DECLARED, NEWER, ...FINNEY_424])('changing validator on $name', (profile) => {
  let world: BalanceWorld;
  let from: string;
  let to: string;
  const change = (amount: PositionAmount | null, over: object = {}) =>
    ({ kind: 'change-validator', fromHotkey: from, toHotkey: to, netuid: 1, amount, ...over }) as const;

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    [from, to] = world.devnet.validators.map(({ hotkey }) => hotkey) as [string, string];
  });
  afterAll(() => world.stop());

  it('T8 moves alpha without a trade: what goes is what comes, and no price is paid', async () => {
    const [before, after] = [world.stake(from, 1), world.stake(to, 1)];
    const { quote, failure } = await world.act(change(part(10n * TAO)));
    expect(failure).toBeNull();
    expect(quote.trades).toEqual([]);
    expect(quote.protection).toMatchObject({ state: 'off', reason: 'no-trade' });
    expect(quote.pays).toEqual(quote.receives);
    expect([before - world.stake(from, 1), world.stake(to, 1) - after]).toEqual([10n * TAO, 10n * TAO]);
  });

  it('T8 takes the very minimum it names, and the chain refuses one unit less', async () => {
    const { minimum } = (await world.quote(change(null))).bounds;
    const least = minimum ?? 0n;
    const under = await world.quote(change(part(least - 1n)));
    expect(under).toMatchObject({ issue: { code: 'stake/amount-too-low' }, bounds: { minimum } });
    const netuid = 1;
    const intent = { kind: 'change-validator', fromHotkey: from, toHotkey: to, netuid } as const;
    expect(await world.chainSays({ ...intent, amountBase: alphaBase(least - 1n) })).toMatch(/AmountTooLow/);
    expect((await world.act(change(part(least)))).failure).toBeNull();
  });

  it('T8 all of it leaves nothing behind', async () => {
    const [held, there] = [world.stake(from, 1), world.stake(to, 1)];
    const { quote, failure } = await world.act(change({ by: 'whole' }));
    expect(failure).toBeNull();
    expect(quote.intent).toMatchObject({ amountBase: EVERYTHING });
    expect(quote.pays).toEqual([{ token: 'alpha', netuid: 1, base: held }]);
    expect([world.stake(from, 1), world.stake(to, 1)]).toEqual([0n, there + held]);
  });

  it('T8 root stake goes as it is', async () => {
    const [held, there] = [world.stake(from, 0), world.stake(to, 0)];
    expect((await world.act(change({ by: 'whole' }, { netuid: 0 }))).failure).toBeNull();
    expect([world.stake(from, 0), world.stake(to, 0)]).toEqual([0n, there + held]);
  });

  it('T8 says before the target is chosen what can be said', async () => {
    const quote = await world.quote(change(part(TAO), { fromHotkey: to, toHotkey: null }));
    expect(quote).toMatchObject({ intent: null, issue: null });
    expect(quote.pays).toHaveLength(1);
  });
});

describe.each([DECLARED, NEWER, ...FINNEY_424])('changing subnet on $name', (profile) => {
  let world: BalanceWorld;
  let hotkey: string;
  const change = (amount: PositionAmount | null, over: object = {}) =>
    ({
      kind: 'change-subnet',
      hotkey,
      fromNetuid: 1,
      toNetuid: 2,
      amount,
      toleranceBps: 100,
      allowPartial: false,
      ...over,
    }) as const;
  const leg = ({ trades: [found] }: OperationQuote) => {
    if (!found) throw new Error('the quote has a trade');
    return found;
  };
  /** Somebody else pushes the origin down or the destination up, in the block before ours. */
  const attack = async (ask: object): Promise<void> => {
    const wide = { toleranceBps: 9_000, allowPartial: false };
    const { failure } = await world.act({ ...wide, hotkey, ...ask } as never, pairOf(world.devnet, 'Alice'));
    expect(failure).toBeNull();
  };

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    hotkey = world.devnet.validators[0]?.hotkey ?? '';
  });
  afterAll(() => world.stop());

  it('T1 T2 T9 arrives as quoted, to the unit, with one fee on the first leg', async () => {
    const [from, to, free] = [world.stake(hotkey, 1), world.stake(hotkey, 2), world.freeRao()];
    const { quote, failure, feeRao } = await world.act(change(part(50n * TAO)));
    expect(failure).toBeNull();
    const { expected, poolFee, method, price, endPrice, limit, atLeast } = leg(quote);
    expect(from - world.stake(hotkey, 1)).toBe(50n * TAO);
    expect(world.stake(hotkey, 2) - to).toBe(moneyOf(expected));
    expect(world.freeRao()).toBe(free - feeRao);
    expect(poolFee).toEqual({ token: 'alpha', netuid: 1, base: (50n * TAO * 33n) / 65_535n });
    expect(method).toBe('simulation');
    expect(endPrice < price && limit < price && moneyOf(atLeast) <= moneyOf(expected)).toBe(true);
    expect(quote.advice.map(({ code }) => code)).toEqual(['limit-on-amount-only']);
  });

  it('S78 T9 a price that moved within the limit: what comes is at least what was promised', async () => {
    const quote = await world.quote(change(part(20n * TAO), { toleranceBps: 2_000 }));
    await attack({ kind: 'stake', netuid: 2, amountRao: rao(3n * TAO) });
    await attack({ kind: 'unstake', netuid: 1, amount: part(5n * TAO) });
    const before = world.stake(hotkey, 2);
    expect(quote.intent && (await world.buildSays(quote.intent))).toBeNull();
    expect(quote.intent && (await world.chainSays(quote.intent))).toBeNull();
    const got = world.stake(hotkey, 2) - before;
    expect(got < moneyOf(leg(quote).expected)).toBe(true);
    expect(got >= moneyOf(leg(quote).atLeast)).toBe(true);
  });

  it('S78 T9 beyond the limit the chain refuses, and the check said so before', async () => {
    const { intent } = await world.quote(change(part(20n * TAO), { toleranceBps: 10 }));
    await attack({ kind: 'stake', netuid: 2, amountRao: rao(200n * TAO) });
    expect(intent && (await world.buildSays(intent))).toBe('stake/price-limit');
    expect(intent && (await world.chainSays(intent))).toMatch(/SlippageTooHigh/);
  });

  it('T3 T9 out of root it is a purchase under a limit, with the fee there', async () => {
    const [root, to] = [world.stake(hotkey, 0), world.stake(hotkey, 2)];
    const { quote, failure } = await world.act(change(part(TAO), { fromNetuid: 0 }));
    expect(failure).toBeNull();
    expect(root - world.stake(hotkey, 0)).toBe(TAO);
    expect(world.stake(hotkey, 2) - to).toBe(moneyOf(leg(quote).expected));
    expect(leg(quote).poolFee).toEqual({ token: 'tao', rao: (TAO * 33n) / 65_535n });
    expect(quote.advice.map(({ code }) => code)).not.toContain('limit-on-amount-only');
    expect(moneyOf(leg(quote).atLeast) * 10_000n >= moneyOf(leg(quote).expected) * 9_850n).toBe(true);
  });

  it('T3 T9 into root it is a sale under a limit', async () => {
    const root = world.stake(hotkey, 0);
    const { quote, failure } = await world.act(change(part(20n * TAO), { toNetuid: 0 }));
    expect(failure).toBeNull();
    expect(world.stake(hotkey, 0) - root).toBe(moneyOf(leg(quote).expected));
    expect(quote.advice.map(({ code }) => code)).not.toContain('limit-on-amount-only');
    expect(moneyOf(leg(quote).atLeast) * 10_000n >= moneyOf(leg(quote).expected) * 9_880n).toBe(true);
  });

  it('T9 an amount in TAO is the least alpha whose sale brings it', async () => {
    const quote = await world.quote(change({ by: 'tao', rao: rao(TAO) }));
    const [paid] = quote.pays;
    const base = paid ? moneyOf(paid) : 0n;
    const sale = { kind: 'unstake', hotkey, netuid: 1, toleranceBps: 100, allowPartial: false } as const;
    const enough = await world.quote({ ...sale, amount: part(base) });
    const short = await world.quote({ ...sale, amount: part(base - 1n) });
    expect(moneyOf(leg(enough).expected) >= TAO && moneyOf(leg(short).expected) < TAO).toBe(true);
  });

  it('T9 refuses what would stay behind as free TAO, and nothing less than the minimum crosses', async () => {
    const little = await world.quote(change(part(2_000_500n), { fromNetuid: 0 }));
    expect(little).toMatchObject({ intent: null, issue: { code: 'stake/amount-too-low' } });
    const none = await world.quote(change(part(1_000n)));
    expect(none).toMatchObject({ intent: null, issue: { code: 'stake/amount-too-low' } });
    expect(await world.quote(change(null, { toNetuid: null }))).toMatchObject({ issue: null, intent: null });
    expect(await world.quote(change(part(TAO), { toNetuid: 1 }))).toMatchObject({
      issue: { code: 'stake/same-subnet' },
    });
  });

  it('T9 all of a position crosses', async () => {
    const { quote, failure } = await world.act(change({ by: 'whole' }, { toleranceBps: 500 }));
    expect(failure).toBeNull();
    expect(world.stake(hotkey, 1)).toBe(0n);
    expect(quote.bounds.available).toBe(quote.pays[0] && moneyOf(quote.pays[0]));
  });
});

describe.each(FINNEY_393)('changes on $name', (profile) => {
  it('T9 quotes by simulation, and promises nothing of a pool it does not know', async () => {
    const world = await BalanceWorld.start(profile);
    try {
      const hotkey = world.devnet.validators[0]?.hotkey ?? '';
      const ask = { hotkey, amount: part(20n * TAO), toleranceBps: 100, allowPartial: false };
      const swap = await world.quote({ kind: 'change-subnet', fromNetuid: 1, toNetuid: 2, ...ask });
      expect(swap).toMatchObject({ issue: null, trades: [{ method: 'simulation', atLeast: { base: 0n } }] });
      expect(swap.advice.map(({ code }) => code)).toContain('limit-on-amount-only');
      const toHotkey = world.devnet.validators[1]?.hotkey ?? '';
      const amount = part(20n * TAO);
      const move = { kind: 'change-validator', fromHotkey: hotkey, toHotkey, netuid: 1, amount } as const;
      expect(await world.quote(move)).toMatchObject({ issue: null, intent: { kind: 'change-validator' } });
    } finally {
      await world.stop();
    }
  });
});

describe.each(FINNEY_219)('trades on $name', (profile) => {
  it('T6 T7 T8 T9 are not there, and that is said', async () => {
    const world = await BalanceWorld.start(profile);
    try {
      const hotkey = world.devnet.validators[0]?.hotkey ?? '';
      const choice = { toleranceBps: 50, allowPartial: false };
      const amount = part(TAO);
      const asks = [
        { kind: 'stake', hotkey, netuid: 1, amountRao: rao(TAO), ...choice },
        { kind: 'unstake', hotkey, netuid: 1, amount, ...choice },
        { kind: 'change-validator', fromHotkey: hotkey, toHotkey: world.me, netuid: 1, amount },
        { kind: 'change-subnet', hotkey, fromNetuid: 1, toNetuid: 2, amount, ...choice },
        { kind: 'unstake-everything', toleranceBps: 50 },
        { kind: 'basket-buy', toleranceBps: 50, legs: [{ netuid: 1, hotkey, amountRao: rao(TAO) }] },
        { kind: 'rebalance', toleranceBps: 50, legs: [] },
      ] as const;
      for (const ask of asks)
        expect(await world.quote(ask as never)).toMatchObject({
          intent: null,
          issue: { code: 'chain/unavailable-feature' },
        });
    } finally {
      await world.stop();
    }
  });
});

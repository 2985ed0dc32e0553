import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import { alphaBase } from '../../../../src/core/amount/money.js';
import { EVERYTHING, type Intent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { pairOf } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';

const S = 'SubtensorModule';
const NETUID = 1;
const ALPHA = 1_000_000_000n;
type Ask = Extract<OperationAsk, { kind: 'transfer-alpha' }>;
type Transfer = Extract<Intent, { kind: 'transfer-alpha' }>;
const alpha = (base: bigint) => ({ by: 'alpha', base: alphaBase(base) }) as const;

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('giving stake away on $name', (profile) => {
  const isNewer = profile.spec === 475;
  let world: BalanceWorld;
  let bob: string;
  let hotkey: string;
  let other: string;
  let pokes: Array<[pallet: string, item: string, args: unknown[], value: unknown]> = [];

  const give = (over: Partial<Ask> = {}): Ask => ({
    kind: 'transfer-alpha',
    to: bob,
    hotkey,
    netuid: NETUID,
    amount: alpha(2n * ALPHA),
    ...over,
  });
  const intent = (over: Partial<Transfer> = {}): Transfer => ({
    kind: 'transfer-alpha',
    to: bob,
    hotkey,
    netuid: NETUID,
    amountBase: alphaBase(2n * ALPHA),
    ...over,
  });
  /** A change of storage that is undone after the test. */
  const change = async (pallet: string, item: string, args: unknown[], value: unknown) => {
    const before = world.devnet.state().get(pallet, item, ...args);
    pokes.push([pallet, item, args, before]);
    await world.poke([pallet, item, args, value]);
  };
  /** The wallet refuses with a code in the form and when building, and the chain refuses the same bytes. */
  const refused = async (over: Partial<Transfer>, code: string, chain: string) => {
    const wanted = intent(over);
    const { to, hotkey: from, netuid, amountBase } = wanted;
    const amount = amountBase === EVERYTHING ? ({ by: 'whole' } as const) : alpha(amountBase);
    const quote = await world.quote(give({ to, hotkey: from, netuid, amount }));
    expect(quote.issue?.code).toBe(code);
    expect(quote.intent).toBeNull();
    expect(await world.buildSays(wanted)).toBe(code);
    expect(await world.chainSays(wanted)).toBe(`subtensorModule.${chain}`);
  };
  const lock = async (who: string, to: string, mass: bigint) => {
    const value = { locked_mass: mass, conviction: 0n, last_update: BigInt(world.devnet.best().number) };
    await change(S, 'DecayingLock', [who, NETUID], false);
    await change(S, 'Lock', [who, NETUID, to], value);
  };

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
  });
  beforeEach(() => {
    bob = world.addressOf('Bob');
    [hotkey = '', other = ''] = world.devnet.validators.map((entry) => entry.hotkey);
  });
  afterEach(async () => {
    await world.poke(...pokes.reverse());
    pokes = [];
  });
  afterAll(() => world.stop());

  it('T8 tells the bounds and what stands in the way before anything is typed', async () => {
    const held = world.stake(hotkey, NETUID);
    const quote = await world.quote(give({ to: null, amount: null }));
    expect(quote).toMatchObject({ intent: null, issue: null, pays: [] });
    expect(quote.bounds).toMatchObject({ maximum: held, available: held });
    await change(S, 'TransferToggle', [NETUID], false);
    expect((await world.quote(give({ to: null, amount: null }))).issue?.code).toBe('stake/transfer-off');
  });

  it('T8 gives what was quoted, for the fee that was quoted', async () => {
    const [mine, theirs] = [world.stake(hotkey, NETUID), world.stake(hotkey, NETUID, bob)];
    const { quote, failure, feeRao } = await world.act(give());
    expect(failure).toBeNull();
    expect(quote.pays).toEqual([{ token: 'alpha', netuid: NETUID, base: 2n * ALPHA }]);
    expect(quote.networkFeeRao).toBe(feeRao);
    expect(quote.advice).toEqual([]);
    // Dividends come in with each block, and shares cut a base unit.
    expect(mine - world.stake(hotkey, NETUID)).toBeLessThanOrEqual(2n * ALPHA);
    expect(world.stake(hotkey, NETUID, bob) - theirs).toBeGreaterThanOrEqual(2n * ALPHA - 1n);
  });

  it('T8 asks the node five times', async () => {
    // The account, everything stored; the position and, where there are locks, what holds it; the fee.
    const calls = profile.spec >= 424 ? 2 : 1;
    const prices = profile.spec >= 424 ? 0 : 1;
    expect(await world.asked(give())).toEqual({
      state_queryStorageAt: 2,
      state_call: calls + prices,
      payment_queryInfo: 1,
    });
  });

  it('T8 the smallest amount goes, one less does not', async () => {
    const least = (await world.quote(give({ amount: null }))).bounds.minimum ?? 0n;
    await refused({ amountBase: alphaBase(least - 1n) }, 'stake/amount-too-low', 'AmountTooLow');
    const { quote, failure } = await world.act(give({ amount: alpha(least) }));
    expect(failure).toBeNull();
    expect(quote.issue).toBeNull();
  });

  it('T8 says when what stays could not be given any more', async () => {
    const held = world.stake(hotkey, NETUID);
    const quote = await world.quote(give({ amount: alpha(held - 1_000n) }));
    expect(quote.advice).toContainEqual({
      code: 'remainder-too-small',
      context: { netuid: NETUID, remainderBase: '1000' },
    });
  });

  it('T8 refuses places that are no more, or not open', async () => {
    const bare = world.addressOf('Alice');
    await refused({ netuid: 999 }, 'stake/subnet-missing', 'SubnetNotExists');
    await refused({ hotkey: bare }, 'stake/unknown-validator', 'HotKeyAccountNotExists');
    await change(S, 'SubtokenEnabled', [NETUID], false);
    await refused({}, 'stake/subtoken-disabled', 'SubtokenDisabled');
    await change(S, 'SubtokenEnabled', [NETUID], true);
    await change(S, 'TransferToggle', [NETUID], false);
    await refused({}, 'stake/transfer-off', 'TransferDisallowed');
  });

  it('T8 more than there is: refused by newer runtimes, cut by older ones', async () => {
    const held = world.stake(hotkey, NETUID);
    const over = { amountBase: alphaBase(held + ALPHA) };
    if (isNewer) {
      await refused(over, 'stake/not-enough-stake', 'NotEnoughStakeToWithdraw');
      return;
    }
    const quote = await world.quote(give({ amount: alpha(held + ALPHA) }));
    expect(quote.issue).toBeNull();
    expect(quote.pays).toEqual([{ token: 'alpha', netuid: NETUID, base: held }]);
  });

  it('K4 refuses oneself, as the chain does, and recipients that are no person’s', async () => {
    await refused({ to: world.me }, 'recipient/self', 'SameNetuid');
    expect((await world.quote(give({ to: hotkey }))).issue?.code).toBe('recipient/hotkey');
    const escrow = '5EYCAe5jLQhn6ofDSwHx3AZmsZPVFHnKpstqap4vqwDWtp7s';
    expect((await world.quote(give({ to: escrow }))).issue?.code).toBe('recipient/system');
    if (isNewer)
      expect(await world.chainSays(intent({ to: escrow }))).toBe('subtensorModule.CannotUseSystemAccount');
  });

  describe.runIf(profile.spec >= 424)('with a lock', () => {
    it('T8 T12 locked alpha goes only to who takes it', async () => {
      const held = world.stake(hotkey, NETUID);
      await lock(world.me, hotkey, held - ALPHA);
      const bounds = (await world.quote(give({ amount: null }))).bounds;
      expect(bounds.maximum).toBe(world.stake(hotkey, NETUID) - (held - ALPHA));
      await refused({}, 'recipient/rejects-locked', 'AccountRejectsLockedAlpha');
    });

    it('T8 T12 the lock goes along, by as much as was said', async () => {
      const held = world.stake(hotkey, NETUID);
      const mass = held - ALPHA;
      await lock(world.me, hotkey, mass);
      await change(S, 'AccountFlags', [bob], 1n);
      const free = world.stake(hotkey, NETUID) - mass;
      const { quote, failure } = await world.act(give());
      expect(failure).toBeNull();
      const carried = 2n * ALPHA - free;
      expect(quote.advice).toEqual([
        { code: 'lock-follows', context: { netuid: NETUID, lockedBase: `${carried}` } },
      ]);
      const state = world.devnet.state();
      const moved = state.get(S, 'Lock', bob, NETUID, hotkey) as { locked_mass: bigint };
      // Stake grew by a block's dividends in between, which is as much less to carry.
      expect(moved.locked_mass).toBeLessThanOrEqual(carried);
      await world.poke([S, 'Lock', [bob, NETUID, hotkey], undefined]);
    });

    it('T8 T12 not onto a lock with another validator', async () => {
      await lock(world.me, hotkey, world.stake(hotkey, NETUID) - ALPHA);
      await lock(bob, other, ALPHA);
      await change(S, 'AccountFlags', [bob], 1n);
      await refused({}, 'recipient/other-lock', 'LockHotkeyMismatch');
    });
  });

  describe.runIf(isNewer)('with the bounds of newer runtimes', () => {
    it('T8 a recipient with 128 validators gets no new one', async () => {
      const list = Array.from({ length: 128 }, () => world.addressOf('Alice'));
      await change(S, 'StakingHotkeys', [bob], list);
      await refused({}, 'recipient/too-many-validators', 'TooManyStakingHotkeys');
      await change(S, 'StakingHotkeys', [bob], [...list.slice(1), hotkey]);
      expect((await world.quote(give())).issue).toBeNull();
    });

    it('T8 a bond stays with its validator', async () => {
      const held = world.stake(hotkey, NETUID);
      const bond = { locked: held - ALPHA, drain_ratio: 0n, min_locked: 0n, earned: 0n };
      const [before] = [world.devnet.state().get(S, 'MinerCollateral', NETUID, hotkey, world.me)];
      pokes.push([S, 'MinerCollateral', [NETUID, hotkey, world.me], before]);
      pokes.push([S, 'ColdkeyMinerCollateral', [NETUID, world.me], 0n]);
      await world.poke(
        [S, 'MinerCollateral', [NETUID, hotkey, world.me], bond],
        [S, 'ColdkeyMinerCollateral', [NETUID, world.me], bond.locked],
      );
      await refused({}, 'stake/locked', 'StakeUnavailable');
    });

    it('T8 root stake in a hold stays, until the very block that was said', async () => {
      const last = world.devnet.best().number;
      await change(S, 'RootStakeUnlockInterval', [], 8n);
      await change(S, 'LastColdkeyHotkeyStakeBlock', [world.me, hotkey], BigInt(last));
      const quote = await world.quote(give({ netuid: 0 }));
      expect(quote.issue).toEqual({ code: 'stake/held', context: { netuid: 0, untilBlock: last + 8 } });
      await refused({ netuid: 0 }, 'stake/held', 'RootStakeLocked');
      while (world.devnet.best().number < last + 6) await world.devnet.produceBlock();
      expect((await world.quote(give({ netuid: 0 }))).issue?.code).toBe('stake/held');
      await world.devnet.produceBlock();
      expect((await world.act(give({ netuid: 0 }))).failure).toBeNull();
    });
  });

  it.runIf(profile.spec === 424)('T8 root stake that goes loses what it earned: claim first', async () => {
    await change(S, 'RootClaimable', [hotkey], [[NETUID, (1n << 32n) / 100n]]);
    const quote = await world.quote(give({ netuid: 0 }));
    const [advice] = quote.advice;
    expect(advice?.code).toBe('claim-first');
    expect(BigInt(advice?.context.owedRao ?? 0)).toBeGreaterThan(0n);
    expect(quote.issue).toBeNull();
    expect((await world.act(give({ netuid: 0 }))).failure).toBeNull();
  });

  it('T8 gives the whole position, whatever it has grown to', async () => {
    const from = pairOf(world.devnet, 'Bob');
    const held = world.stake(hotkey, NETUID, bob);
    const theirs = world.stake(hotkey, NETUID);
    const { quote, failure } = await world.act(give({ to: world.me, amount: { by: 'whole' } }), from);
    expect(failure).toBeNull();
    expect(quote.intent).toMatchObject({ kind: 'transfer-alpha', amountBase: EVERYTHING });
    expect(quote.pays).toEqual([{ token: 'alpha', netuid: NETUID, base: held }]);
    expect(world.stake(hotkey, NETUID, bob)).toBe(0n);
    expect(world.stake(hotkey, NETUID) - theirs).toBeGreaterThanOrEqual(held - 1n);
  });
});

describe.each(FINNEY_219)('giving stake away on $name', (profile) => {
  it('T8 D4 does not exist before subnets have their own tokens', async () => {
    const world = await BalanceWorld.start(profile);
    const ask = { kind: 'transfer-alpha', to: null, hotkey: world.me, netuid: 0, amount: null } as const;
    expect((await world.quote(ask)).issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});

describe('giving stake away where the pool has a curve of its own', () => {
  it('T8 D4 takes the price from the runtime', async () => {
    const metadata = declaredMetadata(16, 'newer-pool');
    const world = await BalanceWorld.start({ name: 'a pool on a curve', spec: 475, options: { metadata } });
    const [validator] = world.devnet.validators;
    const to = world.addressOf('Bob');
    const ask = { kind: 'transfer-alpha', to, hotkey: validator?.hotkey ?? '', netuid: NETUID } as const;
    const least = (await world.quote({ ...ask, amount: null })).bounds.minimum ?? 0n;
    expect(await world.asked({ ...ask, amount: null })).toMatchObject({ state_call: 3 });
    const { quote, failure } = await world.act({ ...ask, amount: alpha(least) });
    expect(quote.issue).toBeNull();
    expect(failure).toBeNull();
    expect((await world.quote({ ...ask, amount: alpha(least - 1n) })).issue?.code).toBe(
      'stake/amount-too-low',
    );
    await world.stop();
  });
});

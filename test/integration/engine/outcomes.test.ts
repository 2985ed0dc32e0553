import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivityRow, TxMovements } from '../../../src/core/activity/types.js';
import { pureAddress } from '../../../src/core/address/derived.js';
import { decodeAddress } from '../../../src/core/address/index.js';
import { alphaBase, rao } from '../../../src/core/amount/money.js';
import type { OperationAsk } from '../../../src/core/operations/request.js';
import { ownMirror } from '../../../src/engine/portfolio/evm-mirror.js';
import { type RewardWorld, startWorld } from './operations/reward-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';
import { pairOf } from './support/signing.js';

const TAO = 1_000_000_000n;
const LOAN = 7;
/** Blake2-256 of nothing anybody has: the account that keeps the loan's money. */
const FUNDS = '5GU8HU4cLcmjpoXLNxWAHYViwbTQggdqd7ykp99CSWGbsZHG';
const ACCOUNT = {
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free: 0n, reserved: 0n, frozen: 0n, flags: 1n << 127n },
};
const TERMS = { toleranceBps: 100, allowPartial: false } as const;

/** What an account owns, by token: `tao`, or a netuid. */
type Wealth = Record<string, bigint>;

/** What a row tells of every token. */
function told({ outcome }: ActivityRow): Wealth {
  if (!outcome) throw new Error('the row has no outcome');
  const sums: Wealth = {};
  const add = (token: string, amount: bigint) => {
    sums[token] = (sums[token] ?? 0n) + amount;
  };
  const parts: TxMovements[] = outcome.legs ?? [outcome];
  for (const { paidRao, receivedRao, paidAlpha, receivedAlpha } of parts) {
    add('tao', (receivedRao ?? 0n) - (paidRao ?? 0n));
    if (paidAlpha) add(String(paidAlpha.netuid), -paidAlpha.base);
    if (receivedAlpha) add(String(receivedAlpha.netuid), receivedAlpha.base);
  }
  add('tao', -(outcome.feeRao ?? 0n));
  if (outcome.feeAlpha) add(String(outcome.feeAlpha.netuid), -outcome.feeAlpha.base);
  return changes(sums, {});
}

/** What is not the same before and after. */
function changes(after: Wealth, before: Wealth): Wealth {
  const all = Object.keys(after).map(
    (token) => [token, (after[token] ?? 0n) - (before[token] ?? 0n)] as const,
  );
  return Object.fromEntries(all.filter(([, amount]) => amount !== 0n));
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('H2 the outcome of each operation on $name', (profile) => {
  let world: RewardWorld;
  let keys: string[];
  let bob: string;
  const isNewer = profile === NEWER;

  const wealth = (): Wealth => {
    const netuids = [0, ...new Set(world.devnet.validators.flatMap(({ netuids }) => netuids))];
    const held = netuids.map((netuid) => {
      const base = world.devnet.validators.map(({ hotkey }) => world.stake(hotkey, netuid));
      return [String(netuid), base.reduce((sum, part) => sum + part, 0n)] as const;
    });
    return { tao: world.freeRao(), ...Object.fromEntries(held) };
  };
  const setFree = async (address: string, free: bigint) => {
    const known = (world.devnet.state().get('System', 'Account', address) ?? ACCOUNT) as typeof ACCOUNT;
    world.devnet.poke('System', 'Account', [address], { ...known, data: { ...known.data, free } });
    await world.devnet.produceBlock();
  };
  /** Does it, and holds what the row tells against the chain's own state. @returns the row */
  const agrees = async (ask: OperationAsk, disturb?: () => Promise<void>): Promise<ActivityRow> => {
    const { intent, issue } = await world.quote(ask);
    if (!intent) throw new Error(`no intent: ${JSON.stringify(issue)}`);
    const payload = await world.build(intent);
    await disturb?.();
    const before = wealth();
    const row = await world.send(payload);
    expect(told(row)).toEqual(changes(wealth(), before));
    return row;
  };

  beforeAll(async () => {
    world = await startWorld(profile);
    keys = world.devnet.validators.map(({ hotkey }) => hotkey);
    bob = pairOf(world.devnet, 'Bob').address;
    // Epochs pay stakers, and would be taken for what an operation brought.
    const netuids = new Set(world.devnet.validators.flatMap((one) => one.netuids));
    await world.poke(
      ...[...netuids].map((netuid) => ['Tempo', [netuid], 65_535] as [string, unknown[], unknown]),
    );
  });
  afterAll(() => world.stop());

  const stake = (over: object = {}): OperationAsk => ({
    kind: 'stake',
    hotkey: keys[0] ?? '',
    netuid: 1,
    amountRao: rao(5n * TAO),
    ...TERMS,
    ...over,
  });
  const part = { by: 'alpha', base: alphaBase(3n * TAO) } as const;

  it('stake, in a subnet and on root', async () => {
    expect((await agrees(stake())).outcome).toMatchObject({
      paidRao: 5n * TAO,
      receivedAlpha: { netuid: 1 },
    });
    expect((await agrees(stake({ netuid: 0 }))).outcome).toMatchObject({
      receivedAlpha: { netuid: 0, base: 5n * TAO },
    });
  });

  it('stake that stops at its limit: less was paid than asked', async () => {
    // Somebody was there first: the price is 1.2 % up when the block is made.
    const dearer = () =>
      world.poke(['SubnetTAO', [1], ((world.stored('SubnetTAO', 1) as bigint) * 1_012n) / 1_000n]);
    const row = await agrees(stake({ amountRao: rao(300n * TAO), allowPartial: true }), dearer);
    expect(row.failure).toBeNull();
    expect(row.outcome?.paidRao).toBeGreaterThan(0n);
    expect(row.outcome?.paidRao).toBeLessThan(300n * TAO);
  });

  it('unstake of a part, and of a whole position', async () => {
    const some = { kind: 'unstake', hotkey: keys[0] ?? '', netuid: 1, amount: part, ...TERMS } as const;
    expect((await agrees(some)).outcome).toMatchObject({
      paidAlpha: { netuid: 1, base: 3n * TAO },
      paidRao: null,
    });
    await agrees({ ...some, netuid: 0, amount: { by: 'alpha', base: alphaBase(TAO) } });
    await agrees(stake({ hotkey: keys[1] ?? '' }));
    await agrees({ ...some, hotkey: keys[1] ?? '', amount: { by: 'whole' } });
  });

  it('change of validator and of subnet', async () => {
    const validator = {
      kind: 'change-validator',
      fromHotkey: keys[0] ?? '',
      toHotkey: keys[1] ?? '',
      netuid: 1,
    } as const;
    const moved = await agrees({ ...validator, amount: part });
    expect(moved.outcome?.paidAlpha).toEqual(moved.outcome?.receivedAlpha);
    const swapped = await agrees({
      kind: 'change-subnet',
      hotkey: keys[0] ?? '',
      fromNetuid: 1,
      toNetuid: 2,
      amount: part,
      ...TERMS,
    });
    expect(swapped.outcome).toMatchObject({ paidRao: null, receivedRao: null, receivedAlpha: { netuid: 2 } });
  });

  it('TAO and alpha given away', async () => {
    const send = { kind: 'send', to: bob, amountRao: rao(TAO), everything: false, keepAlive: true } as const;
    expect((await agrees(send)).outcome).toMatchObject({ paidRao: TAO });
    const give = { kind: 'transfer-alpha', to: bob, hotkey: keys[0] ?? '', netuid: 1, amount: part } as const;
    expect((await agrees(give)).outcome).toMatchObject({
      paidAlpha: { netuid: 1, base: 3n * TAO },
      receivedAlpha: null,
    });
  });

  it('a fee in alpha', async () => {
    const free = world.freeRao();
    await setFree(world.pair.address, 500n);
    const give = { kind: 'transfer-alpha', to: bob, hotkey: keys[0] ?? '', netuid: 1, amount: part } as const;
    const { outcome } = await agrees(give);
    expect(outcome?.feeRao).toBeNull();
    expect(outcome?.feeAlpha?.base).toBeGreaterThan(0n);
    await setFree(world.pair.address, free);
  });

  it('a failure: only the fee', async () => {
    const off = () => world.poke(['SubtokenEnabled', [3], false]);
    const row = await agrees(stake({ netuid: 3 }), off);
    expect(row).toMatchObject({
      state: 'failed',
      failure: { pallet: 'SubtensorModule', name: 'SubtokenDisabled' },
    });
    expect(row.outcome?.feeRao).toBeGreaterThan(0n);
    await world.poke(['SubtokenEnabled', [3], true]);
  });

  it('N5 a failure outside of any pallet is named too', async () => {
    const free = world.freeRao();
    const send = { kind: 'send', to: bob, amountRao: rao(TAO), everything: false, keepAlive: true } as const;
    // Enough for the payment and the fee, and not for an account that stays.
    const row = await agrees(send, () => setFree(world.pair.address, TAO + 3_000_000n));
    await setFree(world.pair.address, free);
    expect(row).toMatchObject({ state: 'finalized' });
    const short = await agrees(send, () =>
      setFree(world.pair.address, TAO + (row.outcome?.feeRao ?? 0n) + 100n),
    );
    await setFree(world.pair.address, free);
    expect(short).toMatchObject({ state: 'failed', failure: { pallet: null, name: 'NotExpendable' } });
  });

  it('a batch with one failing leg: each leg by itself', async () => {
    const legs = [1, 2, 3].map((netuid) => ({ netuid, hotkey: keys[0] ?? '', amountRao: rao(2n * TAO) }));
    const off = () => world.poke(['SubtokenEnabled', [2], false]);
    const row = await agrees({ kind: 'basket-buy', legs, toleranceBps: 100 }, off);
    expect(row.state).toBe('finalized');
    expect(row.outcome?.legs?.map(({ failure }) => failure)).toEqual([
      null,
      { pallet: 'SubtensorModule', name: 'SubtokenDisabled' },
      null,
    ]);
    expect(row.outcome).toMatchObject({ paidRao: 4n * TAO, receivedAlpha: null });
    await world.poke(['SubtokenEnabled', [2], true]);
  });

  it('a rebalancing: sale, swap and purchase in one', async () => {
    const hotkey = keys[0] ?? '';
    const row = await agrees({
      kind: 'rebalance',
      toleranceBps: 100,
      legs: [
        { kind: 'sell', hotkey, netuid: 1, amountBase: alphaBase(2n * TAO) },
        { kind: 'swap', hotkey, fromNetuid: 1, toNetuid: 2, amountBase: alphaBase(TAO) },
        { kind: 'buy', hotkey, netuid: 3, amountRao: rao(TAO) },
      ],
    });
    expect(row.outcome?.legs).toHaveLength(3);
    expect(row.outcome?.paidRao).toBe(TAO);
  });

  it('a crowdloan: given and taken back', async () => {
    const value = {
      creator: bob,
      deposit: 10n * TAO,
      min_contribution: TAO,
      end: 60_000,
      cap: 900n * TAO,
      funds_account: FUNDS,
      raised: 100n * TAO,
      target_address: bob,
      call: undefined,
      finalized: false,
      contributors_count: 3,
    };
    world.devnet.poke('Crowdloan', 'Crowdloans', [LOAN], value);
    await setFree(FUNDS, value.raised);
    const given = await agrees({ kind: 'crowdloan-contribute', crowdloanId: LOAN, amountRao: rao(5n * TAO) });
    expect(given.outcome).toMatchObject({ paidRao: 5n * TAO });
    const back = await agrees({ kind: 'crowdloan-withdraw', crowdloanId: LOAN });
    expect(back.outcome).toMatchObject({ receivedRao: 5n * TAO, paidRao: null });
  });

  it('the EVM side: paid in and taken out', async () => {
    const evmAddress = '0xf24ff3a9cf04c71dbc94d0b566f7a27b94566cac';
    expect((await agrees({ kind: 'evm-fund', evmAddress, amountRao: rao(TAO) })).outcome?.paidRao).toBe(TAO);
    await setFree(ownMirror(world.pair.address).mirror, 3n * TAO);
    const taken = await agrees({ kind: 'evm-withdraw', amountRao: rao(2n * TAO) });
    expect(taken.outcome?.receivedRao).toBe(2n * TAO);
  });

  it.runIf(isNewer)('claims of baskets, and a share of one', async () => {
    const [hotkey = ''] = keys;
    const one = await agrees({ kind: 'claim-basket', hotkey });
    expect(one.outcome?.receivedAlpha?.netuid).toBe(0);
    expect(one.outcome?.receivedAlpha?.base).toBeGreaterThan(0n);
    await agrees({ kind: 'claim-basket', hotkey: null });
    const joined = await agrees({ kind: 'stake-basket', hotkey, amountRao: rao(3n * TAO) });
    expect(joined.outcome).toMatchObject({ paidRao: 3n * TAO, receivedAlpha: null });
    expect(joined.outcome?.basketRao).toBeGreaterThan(0n);
  });

  it.runIf(!isNewer)(
    'a claim before the baskets: no event names its amounts, and none are made up',
    async () => {
      await world.poke(['RootClaimable', [keys[0]], [[1, (9n << 32n) / 1_000n]]]);
      const { row } = await world.act({ kind: 'claim-root', netuids: [1] });
      expect(row.failure).toBeNull();
      expect(row.outcome).toMatchObject({
        paidRao: null,
        receivedRao: null,
        receivedAlpha: null,
        paidAlpha: null,
      });
      expect(row.outcome?.feeRao).toBeGreaterThan(0n);
    },
  );

  it('auto-stake moves nothing; a lock keeps what it took', async () => {
    const auto = await agrees({ kind: 'auto-stake', netuid: 1, hotkey: keys[1] ?? '' });
    expect(auto.outcome).toMatchObject({ paidRao: null, receivedAlpha: null });
    const lock = await agrees({ kind: 'lock', hotkey: keys[0] ?? '', netuid: 1, amount: part });
    expect(lock.outcome).toMatchObject({ lockedAlpha: { netuid: 1, base: 3n * TAO }, paidAlpha: null });
  });

  it('K9 an account without a key: which one, and all that kills it again', async () => {
    const { address } = world.pair;
    const accountOf = () => world.devnet.state().get('System', 'Account', address) as typeof ACCOUNT;
    const before = accountOf();
    for (const [index, delayBlocks] of [0, 9].entries()) {
      const { row } = await world.act({ kind: 'create-pure', proxyType: 'Any', delayBlocks, index });
      expect(row).toMatchObject({ state: 'finalized', failure: null });
      const [made, ...more] = row.outcome?.created ?? [];
      if (!made || more.length > 0) throw new Error('not one account');
      const { height, extIndex } = made;
      expect(made).toEqual({ ...made, spawner: address, proxyType: 'Any', index });
      expect(height).toBe(row.block?.number);
      const spawner = decodeAddress(address).accountId;
      const birth = {
        height: BigInt(height),
        extIndex: BigInt(extIndex),
        proxyType: 0,
        index: BigInt(index),
      };
      expect(pureAddress({ spawner, ...birth })).toBe(made.address);
      expect(world.devnet.state().get('Proxy', 'Proxies', made.address)).toMatchObject([
        [{ delegate: address, delay: delayBlocks }],
        expect.anything(),
      ]);
    }
    const other = await world.act({ kind: 'auto-stake', netuid: 1, hotkey: keys[0] ?? '' });
    expect(other.row.outcome?.created).toBeUndefined();
    // Deposits would keep the account from being closed.
    world.devnet.poke('System', 'Account', [address], { ...before, nonce: accountOf().nonce });
    await world.devnet.produceBlock();
  });

  it('everything sold, position by position, then all TAO sent', async () => {
    const row = await agrees({ kind: 'unstake-everything', toleranceBps: 500 });
    expect(row.outcome?.legs?.length).toBeGreaterThan(1);
    const all = { kind: 'send', to: bob, amountRao: rao(0n), everything: true, keepAlive: false } as const;
    expect((await agrees(all)).outcome?.paidRao).toBeGreaterThan(0n);
  });
});

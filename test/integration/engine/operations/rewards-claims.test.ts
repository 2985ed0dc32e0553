import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rootOwed } from '../../../../devnet/executive/subtensor/root-claimed.js';
import type { ClaimItem, Money, OperationQuote } from '../../../../src/core/operations/quote.js';
import { DECLARED, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { type RewardWorld, startWorld } from './reward-world.js';

const EVERYTHING = { kind: 'claim-root', netuids: null } as const;
/** Alpha per rao of root stake, 32 fractional bits. */
const rate = (thousandths: bigint) => (thousandths << 32n) / 1_000n;

function claimOf({ detail }: OperationQuote) {
  if (detail.kind !== 'claim') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}
function exitOf({ detail }: OperationQuote) {
  if (detail.kind !== 'exit-root') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}
const sum = (items: ClaimItem[]) => items.reduce((total, { worthRao }) => total + worthRao, 0n);
const tao = (money: Money[]) =>
  money.reduce((all, part) => (part.token === 'tao' ? all + part.rao : all), 0n);
const staked = (money: Money[], netuid: number) =>
  money.reduce((all, part) => (part.token === 'alpha' && part.netuid === netuid ? all + part.base : all), 0n);

describe.each([DECLARED, ...FINNEY_424])('root rewards by subnet on $name', (profile) => {
  let world: RewardWorld;
  let hotkeys: string[];
  let last: string;

  const owed = (hotkey: string, netuid: number) =>
    rootOwed(world.devnet.state(), hotkey, world.pair.address, netuid, world.stake(hotkey, 0));
  const rootStakes = () => hotkeys.map((hotkey) => world.stake(hotkey, 0));
  /** Nine subnets owe with the first validator, three with the second, one of each too little. */
  const earn = () => {
    const rates = (netuids: number[], thousandths: bigint) =>
      netuids.map((netuid) => [netuid, rate(thousandths * BigInt(netuid))]);
    const tiny = [10, rate(1n) / 300n];
    return world.poke(
      ['RootClaimable', [hotkeys[0]], [...rates([1, 2, 3, 4, 5, 6, 7, 8, 9], 3n), tiny]],
      ['RootClaimable', [hotkeys[1]], [...rates([1, 2, 9], 5n), tiny]],
    );
  };
  const claimType = (value: unknown) => world.poke(['RootClaimType', [world.pair.address], value]);

  beforeAll(async () => {
    world = await startWorld(profile);
    hotkeys = world.devnet.validators.slice(0, 3).map(({ hotkey }) => hotkey);
    last = hotkeys[0] ?? '';
  });
  afterAll(() => world.stop());

  it('T11 says that nothing is owed', async () => {
    const quote = await world.quote(EVERYTHING);
    expect(quote).toMatchObject({ intent: null, issue: { code: 'claim/nothing' } });
    expect(claimOf(quote)).toMatchObject({ items: [], rest: 0 });
  });

  it('T11 P5 lists what is owed, what it is worth and what is too little', async () => {
    await earn();
    const quote = await world.quote(EVERYTHING);
    const { items, rest, reserveRao } = claimOf(quote);
    expect(items).toHaveLength(14);
    for (const { hotkey, netuid, owedBase, claimable, reason, worthRao } of items) {
      expect(Math.abs(Number(owedBase - owed(hotkey, netuid ?? 0)))).toBeLessThanOrEqual(9);
      expect(claimable).toBe(netuid !== 10);
      expect(reason?.code).toBe(claimable ? undefined : 'claim/below-threshold');
      expect(worthRao > 0n || !claimable).toBe(true);
    }
    expect(rest).toBe(1);
    expect(reserveRao).toBe(quote.networkFeeRao);
    expect(quote.advice.map(({ code }) => code)).toContain('no-limit-on-chain');
    const [first] = items;
    expect(quote.intent).toMatchObject({ kind: 'claim-root', netuids: expect.arrayContaining([9]) });
    expect(first?.worthRao).toBeGreaterThan(0n);
  });

  it('T11 brings what was said, to the rao, and the rest in the next claim', async () => {
    for (const rest of [1, 0]) {
      const before = rootStakes();
      const { quote, row } = await world.act(EVERYTHING);
      expect(row.failure).toBeNull();
      expect(claimOf(quote).rest).toBe(rest);
      const netuids = quote.intent?.kind === 'claim-root' ? quote.intent.netuids : [];
      const now = claimOf(quote).items.filter(
        ({ netuid, claimable }) => claimable && netuids.includes(netuid ?? 0),
      );
      hotkeys.forEach((hotkey, i) => {
        const own = now.filter((item) => item.hotkey === hotkey);
        expect(world.stake(hotkey, 0) - (before[i] ?? 0n)).toBe(sum(own));
      });
      expect(staked(quote.receives, 0)).toBe(sum(now));
    }
    expect((await world.quote(EVERYTHING)).issue?.code).toBe('claim/below-threshold');
  });

  it.each([
    ['Keep', { type: 'Keep', value: undefined }, []],
    ['KeepSubnets', { type: 'KeepSubnets', value: { subnets: [2, 9] } }, [1]],
  ])('T11 leaves alpha where the account asked for that: %s', async (_name, type, sold) => {
    const [first = '', second = ''] = hotkeys;
    for (const hotkey of [first, second]) for (const netuid of [1, 2, 9]) devnetForget(world, hotkey, netuid);
    await claimType(type);
    const alpha = () => [1, 2, 9].map((netuid) => world.stake(first, netuid) + world.stake(second, netuid));
    const [before, root] = [alpha(), world.stake(first, 0) + world.stake(second, 0)];
    const { quote, row } = await world.act({ kind: 'claim-root', netuids: [1, 2, 9] });
    expect(row.failure).toBeNull();
    [1, 2, 9].forEach((netuid, i) => {
      const kept = (alpha()[i] ?? 0n) - (before[i] ?? 0n);
      expect(kept).toBe(staked(quote.receives, netuid));
      expect(kept > 0n).toBe(!(sold as number[]).includes(netuid));
    });
    const grown = world.stake(first, 0) + world.stake(second, 0) - root;
    expect(grown).toBe(staked(quote.receives, 0));
    expect(grown > 0n).toBe(sold.length > 0);
    await claimType({ type: 'Swap', value: undefined });
  });

  it('T11 refuses more than five subnets; the chain means the same', async () => {
    for (let netuid = 1; netuid < 10; netuid += 1) devnetForget(world, last, netuid);
    await world.devnet.produceBlock();
    const ask = { kind: 'claim-root', netuids: [1, 2, 3, 4, 5, 6] } as const;
    const quote = await world.quote({ ...ask, netuids: [...ask.netuids] });
    expect(quote).toMatchObject({ intent: null, issue: { code: 'claim/too-many-subnets' } });
    const payload = await world.build({ kind: 'claim-root', netuids: [1] });
    const call = { pallet: 'SubtensorModule', name: 'claim_root', args: { subnets: [...ask.netuids] } };
    const callHex = `0x${Buffer.from(world.devnet.codec.encodeCall(call)).toString('hex')}`;
    expect((await world.send({ ...payload, callHex })).failure?.name).toBe('InvalidSubnetNumber');
  });

  it('T11 refuses a claim that would cost the fee and bring nothing', async () => {
    const code = async (netuids: number[]) =>
      (await world.quote({ kind: 'claim-root', netuids })).issue?.code;
    expect(await code([11])).toBe('claim/nothing');
    expect(await code([10])).toBe('claim/below-threshold');
    expect(await code([10, 11, 1])).toBeUndefined();
    const payload = await world.build({ kind: 'claim-root', netuids: [1] });
    await world.poke(['RootClaimableThreshold', [1], (1n << 62n) << 32n]);
    expect(await code([1])).toBe('claim/below-threshold');
    const before = rootStakes();
    expect((await world.send(payload)).failure).toBeNull();
    expect(rootStakes()).toEqual(before);
    await world.poke(['RootClaimableThreshold', [1], 500_000n << 32n]);
  });

  it('T11 T7 leaves root with all that nine subnets owe, under one signature', async () => {
    const others = hotkeys.slice(1);
    const before = { free: world.freeRao(), others: others.map((hotkey) => world.stake(hotkey, 0)) };
    const quote = await world.quote({ kind: 'exit-root', hotkey: last });
    const { order, claim, stakeRao } = exitOf(quote);
    expect(order).toBe('claim-first');
    expect(stakeRao).toBe(world.stake(last, 0));
    const legs = quote.intent?.kind === 'batch' ? quote.intent.legs : [];
    expect(legs.map(({ kind }) => kind)).toEqual(['claim-root', 'claim-root', 'unstake-position']);
    const paid = claim.filter(({ claimable }) => claimable);
    expect(paid).toHaveLength(9);
    expect(tao(quote.receives)).toBe(stakeRao + sum(paid));
    // What is below the threshold is lost, and said to be.
    const lost = quote.advice.find(({ code }) => code === 'rewards-lost');
    expect(lost?.context.owedRao).toBe(`${sum(claim.filter(({ claimable }) => !claimable))}`);
    const { row } = await world.act({ kind: 'exit-root', hotkey: last });
    expect(row.failure).toBeNull();
    expect(world.freeRao() - before.free + (row.outcome?.feeRao ?? 0n)).toBe(tao(quote.receives));
    expect(world.stake(last, 0)).toBe(0n);
    const grown = others.map((hotkey, i) => world.stake(hotkey, 0) - (before.others[i] ?? 0n));
    expect(grown.reduce((all, part) => all + part, 0n)).toBe(staked(quote.receives, 0));
  });

  it('T11 T7 has nothing to leave with afterwards, and nothing to claim on the way elsewhere', async () => {
    const gone = await world.quote({ kind: 'exit-root', hotkey: last });
    expect(gone).toMatchObject({ intent: null, issue: { code: 'stake/not-enough-stake' } });
    const [, , third = ''] = hotkeys;
    const plain = await world.quote({ kind: 'exit-root', hotkey: third });
    expect(exitOf(plain)).toMatchObject({ order: 'exit-only', claim: [] });
    expect(plain.intent).toEqual({
      kind: 'unstake-position',
      hotkey: third,
      netuid: 0,
      limitRaoPerAlpha: null,
    });
    expect(tao(plain.receives)).toBe(world.stake(third, 0));
  });
});

/** What was claimed of a subnet is owed once more. */
function devnetForget(world: RewardWorld, hotkey: string, netuid: number): void {
  world.devnet.poke('SubtensorModule', 'RootClaimed', [netuid, hotkey, world.pair.address], 0n);
}

describe.each(FINNEY_393)('root rewards by subnet on $name', (profile) => {
  it('T11 are listed by simulation where the pool has maths of its own', async () => {
    const world = await startWorld(profile);
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    await world.poke(['RootClaimable', [hotkey], [[1, rate(5n)]]]);
    const quote = await world.quote(EVERYTHING);
    expect(quote.issue).toBeNull();
    expect(claimOf(quote).items).toMatchObject([{ hotkey, netuid: 1, claimable: true }]);
    expect(claimOf(quote).items[0]?.worthRao).toBeGreaterThan(0n);
    await world.stop();
  });
});

describe('root rewards by subnet on a runtime with baskets', () => {
  it('T11 are said to be missing: the call means something else there', async () => {
    const world = await startWorld(NEWER);
    expect((await world.quote(EVERYTHING)).issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});

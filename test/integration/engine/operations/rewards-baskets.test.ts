import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../../devnet/index.js';
import type { ClaimItem, OperationQuote } from '../../../../src/core/operations/quote.js';
import { DECLARED, FINNEY_424, NEWER } from '../support/profiles.js';
import { type RewardWorld, startWorld } from './reward-world.js';

const ALL = { kind: 'claim-basket', hotkey: null } as const;
const one = (hotkey: string) => ({ kind: 'claim-basket', hotkey }) as const;
const INTERVAL = 360n;
const HUGE = (1n << 62n) << 32n;
const USUAL = 500_000n << 32n;

function claimOf({ detail }: OperationQuote) {
  if (detail.kind !== 'claim') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}
function exitOf({ detail }: OperationQuote) {
  if (detail.kind !== 'exit-root') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}
const sum = (items: ClaimItem[]) => items.reduce((total, { worthRao }) => total + worthRao, 0n);
const codes = ({ advice }: OperationQuote) => advice.map(({ code }) => code);
const rootStake = (base: bigint) => [{ token: 'alpha', netuid: 0, base }];

describe('claims of baskets', () => {
  let world: RewardWorld;
  let hotkeys: string[];

  const stakes = () => hotkeys.map((hotkey) => world.stake(hotkey, 0));
  const interval = (blocks: bigint) => world.poke(['RootStakeUnlockInterval', [], blocks]);

  beforeAll(async () => {
    world = await startWorld(NEWER);
    hotkeys = world.devnet.validators.slice(0, 3).map(({ hotkey }) => hotkey);
  });
  afterAll(() => world.stop());

  it('T11 P5 lists every validator with worth, threshold, fee and what stays behind', async () => {
    const quote = await world.quote(ALL);
    const { items, thresholdRao, reserveRao, heldUntilBlock, rest } = claimOf(quote);
    expect(items.map(({ hotkey }) => hotkey).sort()).toEqual([...hotkeys].sort());
    expect(thresholdRao).toBe(500_000n);
    expect(reserveRao).toBe(quote.networkFeeRao);
    expect(reserveRao).toBeGreaterThan(8_000_000n);
    expect({ heldUntilBlock, rest }).toEqual({ heldUntilBlock: null, rest: 0 });
    for (const { netuid, owedBase, worthRao, forfeitsRao, claimable } of items) {
      expect(netuid).toBeNull();
      expect(claimable).toBe(true);
      expect(owedBase).toBeGreaterThan(0n);
      expect(worthRao).toBeGreaterThan(0n);
      expect(forfeitsRao).not.toBeNull();
    }
    expect(items.some(({ forfeitsRao }) => (forfeitsRao ?? 0n) > 0n)).toBe(true);
    expect(quote.receives).toEqual(rootStake(sum(items)));
    expect(codes(quote)).toContain('no-limit-on-chain');
    expect(quote.protection.state).toBe('off');
  });

  it('T11 P5 pays for one validator what was said, to the rao, as root stake', async () => {
    const [hotkey = ''] = hotkeys;
    const before = world.stake(hotkey, 0);
    const { quote, row } = await world.act(one(hotkey));
    expect(row.failure).toBeNull();
    expect(claimOf(quote).items).toHaveLength(1);
    expect(rootStake(world.stake(hotkey, 0) - before)).toEqual(quote.receives);
    const again = await world.quote(one(hotkey));
    expect(again.issue?.code).toMatch(/^claim\/(?:nothing|below-threshold)$/);
  });

  it('T11 refuses a claim below the threshold, which would cost the fee and pay nothing', async () => {
    const [, hotkey = ''] = hotkeys;
    const payload = await world.build(one(hotkey));
    await world.poke(['RootClaimableThreshold', [0], HUGE]);
    const quote = await world.quote(one(hotkey));
    expect(quote).toMatchObject({ intent: null, issue: { code: 'claim/below-threshold' } });
    expect(claimOf(quote).items[0]).toMatchObject({
      claimable: false,
      reason: { code: 'claim/below-threshold' },
    });
    const before = stakes();
    expect((await world.send(payload)).failure).toBeNull();
    expect(stakes()).toEqual(before);
    await world.poke(['RootClaimableThreshold', [0], USUAL]);
  });

  it('T11 refuses a claim too large for one transaction; the chain means the same', async () => {
    const known = world.stored('StakingHotkeys', world.pair.address) as string[];
    const payload = await world.build(ALL);
    const many = Array.from({ length: 257 - known.length }, () => world.pair.address);
    await world.poke(['StakingHotkeys', [world.pair.address], [...known, ...many]]);
    expect((await world.quote(ALL)).issue?.code).toBe('claim/too-heavy');
    expect((await world.send(payload)).failure?.name).toBe('RootClaimTooHeavy');
    await world.poke(['StakingHotkeys', [world.pair.address], known]);
    expect((await world.quote(ALL)).issue).toBeNull();
  });

  it('T11 the chain refuses all of it while funds are being set up, and says so by name', async () => {
    const payload = await world.build(ALL);
    await world.poke(['BetaBasketSeedInProgress', [], true]);
    expect((await world.send(payload)).failure?.name).toBe('BetaBasketSeedInProgress');
    await world.poke(['BetaBasketSeedInProgress', [], undefined]);
  });

  it('T11 says until which block the proceeds are held, and that the exit has to wait', async () => {
    const [, hotkey = ''] = hotkeys;
    await interval(INTERVAL);
    const exit = await world.build({ kind: 'unstake-position', hotkey, netuid: 0, limitRaoPerAlpha: null });
    const { quote, row } = await world.act(one(hotkey));
    const until = (row.block?.number ?? 0) + Number(INTERVAL);
    expect(claimOf(quote).heldUntilBlock).toBe(until);
    expect(quote.advice).toContainEqual({ code: 'held-until', context: { untilBlock: until } });
    const held = await world.quote({ kind: 'exit-root', hotkey });
    expect(held).toMatchObject({
      intent: null,
      issue: { code: 'stake/held', context: { untilBlock: until } },
    });
    expect((await world.send({ ...exit, nonce: exit.nonce + 1 })).failure?.name).toBe('RootStakeLocked');
    await interval(0n);
  });

  it('T11 exits before it claims where a claim would hold the exit up', async () => {
    const [, , hotkey = ''] = hotkeys;
    await interval(INTERVAL);
    const [free, stake] = [world.freeRao(), world.stake(hotkey, 0)];
    const { quote, row } = await world.act({ kind: 'exit-root', hotkey });
    expect(exitOf(quote)).toMatchObject({ order: 'exit-first', stakeRao: stake });
    expect(exitOf(quote).heldUntilBlock).toBe((row.block?.number ?? 0) + Number(INTERVAL));
    expect(quote.intent?.kind).toBe('unstake-position');
    expect(quote.receives).toEqual([{ token: 'tao', rao: stake }]);
    expect(world.freeRao() - free + (row.outcome?.feeRao ?? 0n)).toBe(stake);
    // Nothing was lost: what was owed can still be claimed.
    const later = await world.quote(one(hotkey));
    expect(sum(claimOf(later).items)).toBeGreaterThanOrEqual((sum(exitOf(quote).claim) * 99n) / 100n);
    await interval(0n);
  });

  it('T11 leaves root with what the basket owes, under one signature, to the rao', async () => {
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    await owe(world, hotkey);
    const [free, stake] = [world.freeRao(), world.stake(hotkey, 0)];
    const { quote, row } = await world.act({ kind: 'exit-root', hotkey });
    expect(row.failure).toBeNull();
    expect(exitOf(quote).order).toBe('claim-first');
    expect(quote.intent).toMatchObject({
      kind: 'batch',
      mode: 'all-or-nothing',
      legs: [
        { kind: 'claim-basket', hotkey },
        { kind: 'unstake-position', hotkey, netuid: 0 },
      ],
    });
    expect(quote.receives).toEqual([{ token: 'tao', rao: stake + sum(exitOf(quote).claim) }]);
    expect([world.freeRao() - free + (row.outcome?.feeRao ?? 0n), world.stake(hotkey, 0)]).toEqual([
      stake + sum(exitOf(quote).claim),
      0n,
    ]);
  });

  it('T11 warns where the fee may be more than what comes', async () => {
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    await owe(world, hotkey, 1_000_000n);
    const quote = await world.quote(one(hotkey));
    expect(quote.issue).toBeNull();
    const warning = quote.advice.find(({ code }) => code === 'fee-above-worth');
    expect(warning?.context).toEqual({
      feeRao: `${quote.networkFeeRao}`,
      worthRao: `${sum(claimOf(quote).items)}`,
    });
  });

  it('T11 exits alone where too little is owed', async () => {
    const [, hotkey = ''] = hotkeys;
    await world.poke(['RootClaimableThreshold', [0], HUGE]);
    const quote = await world.quote({ kind: 'exit-root', hotkey });
    expect(exitOf(quote).order).toBe('exit-only');
    expect(quote).toMatchObject({ issue: null, intent: { kind: 'unstake-position' } });
    await world.poke(['RootClaimableThreshold', [0], USUAL]);
  });

  it('T11 claims all validators in one go', async () => {
    for (const hotkey of hotkeys.slice(1)) await owe(world, hotkey);
    const before = stakes();
    const ones = await Promise.all(hotkeys.map((hotkey) => world.quote(one(hotkey))));
    const { quote, row } = await world.act(ALL);
    expect(row.failure).toBeNull();
    const came = stakes().reduce((all, stake, i) => all + stake - (before[i] ?? 0n), 0n);
    const said = sum(claimOf(quote).items);
    // Later validators sell into pools that earlier ones have moved: that is taken off, to some rao.
    const alone = await Promise.all(ones.map((quote) => sum(claimOf(quote).items)));
    expect(alone.reduce((all, part) => all + part, 0n) - said).toBeGreaterThan(1_000n);
    expect(came - said >= -10n && came - said <= 10n).toBe(true);
  });
});

describe('a basket of many holdings', () => {
  it('T11 is too large for one claim from 129 of them on; the chain means the same', async () => {
    const scenario = { subnets: 132, validators: 1, accounts: 0, positionsPerAccount: 0 };
    const world = await startWorld(NEWER, { scenario });
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    const hold = async (netuids: number[]) => {
      await world.poke(
        ...netuids.map((netuid): [string, unknown[], unknown] => [
          'PendingBasketDeposits',
          [hotkey, netuid],
          50_000_000_000n,
        ]),
      );
      await world.devnet.produceBlock();
    };
    const payload = await world.build(one(hotkey));
    await hold(Array.from({ length: 128 }, (_, i) => i + 1));
    expect((await world.quote(one(hotkey))).issue).toBeNull();
    await hold([129]);
    for (const ask of [one(hotkey), { kind: 'exit-root', hotkey } as const]) {
      const quote = await world.quote(ask);
      expect(quote).toMatchObject({ intent: null, issue: { code: 'claim/too-heavy' } });
    }
    expect((await world.send(payload)).failure?.name).toBe('RootClaimTooHeavy');
    await world.stop();
  });
});

/** The newer runtime as it was before it had claim previews: their names are not in its metadata. */
async function withoutPreviews(): Promise<Uint8Array> {
  const devnet = await startDevnet({ scenario: 'small', port: null, ...NEWER.options });
  const metadata = Buffer.from(devnet.codec.metadataAt(15) ?? []).toString('latin1');
  await devnet.close();
  const renamed = metadata.replaceAll(/get_(basket_claim_preview|root_basket_claim_previews)/g, 'old_$1');
  return new Uint8Array(Buffer.from(renamed, 'latin1'));
}

describe('claims of baskets on a runtime without previews', () => {
  it('T11 P5 say what the shares are worth, and do not know what stays behind', async () => {
    const metadata = await withoutPreviews();
    const world = await startWorld({ ...NEWER, options: { metadata } });
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    expect(claimOf(await world.quote(ALL)).items).toHaveLength(3);
    const before = world.stake(hotkey, 0);
    const { quote, row } = await world.act(one(hotkey));
    expect(row.failure).toBeNull();
    const [item] = claimOf(quote).items;
    expect(item).toMatchObject({ hotkey, claimable: true, forfeitsRao: null });
    const came = world.stake(hotkey, 0) - before;
    expect(came).toBeLessThanOrEqual(item?.worthRao ?? 0n);
    expect(came * 1_000n).toBeGreaterThan((item?.worthRao ?? 0n) * 990n);
    await world.stop();
  });
});

/** Gives the account shares of a fund without stake, as joining it does. */
async function owe(world: RewardWorld, hotkey: string, shares = 900_000_000n): Promise<void> {
  const mark = (world.stored('BasketClaimed', hotkey, world.pair.address) as bigint | undefined) ?? 0n;
  await world.poke(['BasketClaimed', [hotkey, world.pair.address], mark - shares]);
}

describe.each([DECLARED, ...FINNEY_424])('claims of baskets on $name', (profile) => {
  it('T11 T13 are said to be missing', async () => {
    const world = await startWorld(profile);
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    const quotes = await Promise.all([
      world.quote(ALL),
      world.quote(one(hotkey)),
      world.quote({ kind: 'stake-basket', hotkey, amountRao: null }),
    ]);
    for (const { issue } of quotes) expect(issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});

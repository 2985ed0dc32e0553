import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from '../support/profiles.js';
import { pairOf } from '../support/signing.js';
import { BalanceWorld } from './balance-world.js';

const TAO = 1_000_000_000n;
const ID = 7;
/** Blake2-256 of nothing anybody has: the account that keeps the loan's money. */
const FUNDS = '5GU8HU4cLcmjpoXLNxWAHYViwbTQggdqd7ykp99CSWGbsZHG';

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393])('crowdloans on $name', (profile) => {
  let world: BalanceWorld;
  let alice: string;

  const give = (amountRao: bigint | null, crowdloanId = ID): OperationAsk => ({
    kind: 'crowdloan-contribute',
    crowdloanId,
    amountRao: amountRao === null ? null : rao(amountRao),
  });
  const giving = (amountRao: bigint, crowdloanId = ID): BareIntent => ({
    kind: 'crowdloan-contribute',
    crowdloanId,
    amountRao: rao(amountRao),
  });
  const loan = () => world.devnet.state().get('Crowdloan', 'Crowdloans', ID) as { raised: bigint };
  const mine = () => world.devnet.state().get('Crowdloan', 'Contributions', ID, world.me);
  /** A loan of 900 TAO with 100 in it, changed as a case needs it. */
  const open = async (over: object = {}, contribution: bigint | undefined = undefined, most?: bigint) => {
    const value = {
      creator: alice,
      deposit: 10n * TAO,
      min_contribution: TAO,
      end: 60_000,
      cap: 900n * TAO,
      funds_account: FUNDS,
      raised: 100n * TAO,
      target_address: alice,
      call: undefined,
      finalized: false,
      contributors_count: 3,
      ...over,
    };
    await world.poke(
      ['Crowdloan', 'Crowdloans', [ID], value],
      ['Crowdloan', 'Contributions', [ID, world.me], contribution],
      ...(profile.spec >= 424 ? [['Crowdloan', 'MaxContributions', [ID], most] as const] : []).map(
        ([pallet, item, args, max]) => [pallet, item, [...args], max] as [string, string, unknown[], unknown],
      ),
    );
    await world.setAccount(FUNDS, {}, { free: value.raised });
  };
  const refused = async (amountRao: bigint, code: string, chain: string, id = ID) => {
    const quote = await world.quote(give(amountRao, id));
    expect(quote.issue?.code).toBe(code);
    expect(quote.intent).toBeNull();
    expect(await world.buildSays(giving(amountRao, id))).toBe(code);
    expect(await world.chainSays(giving(amountRao, id))).toBe(`crowdloan.${chain}`);
  };

  beforeAll(async () => {
    world = await BalanceWorld.start(profile);
    alice = world.addressOf('Alice');
  });
  afterAll(() => world.stop());

  it('T21 describes a loan before anything is typed', async () => {
    await open({}, 2n * TAO);
    const quote = await world.quote(give(null));
    expect(quote).toMatchObject({ intent: null, issue: null, pays: [] });
    expect(quote.bounds).toEqual({ minimum: TAO, maximum: 800n * TAO, available: world.freeRao() });
    expect(quote.detail).toEqual({
      kind: 'crowdloan',
      creator: alice,
      raisedRao: 100n * TAO,
      capRao: 900n * TAO,
      minimumRao: TAO,
      endBlock: 60_000,
      contributors: 3,
      mineRao: 2n * TAO,
      finalized: false,
    });
  });

  it('T21 contributes what was quoted, for the fee that was quoted', async () => {
    await open();
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act(give(5n * TAO));
    expect(failure).toBeNull();
    expect(quote.pays).toEqual([{ token: 'tao', rao: 5n * TAO }]);
    expect(quote.networkFeeRao).toBe(feeRao);
    expect(world.freeRao()).toBe(before - 5n * TAO - feeRao);
    expect(loan().raised).toBe(105n * TAO);
    expect(mine()).toBe(5n * TAO);
  });

  it('T21 says how much less is taken near the cap, and that is what is taken', async () => {
    await open({ raised: 899n * TAO + 5n });
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act(give(3n * TAO));
    expect(failure).toBeNull();
    const taken = TAO - 5n;
    expect(quote.advice).toEqual([{ code: 'takes-less', context: { takenRao: `${taken}` } }]);
    expect(quote.pays).toEqual([{ token: 'tao', rao: taken }]);
    expect(quote.intent).toEqual(giving(TAO));
    // Less than the minimum fits, and still the minimum has to be asked for.
    expect(quote.bounds).toMatchObject({ minimum: TAO, maximum: TAO });
    expect(world.freeRao()).toBe(before - taken - feeRao);
    await refused(TAO, 'crowdloan/cap-raised', 'CapRaised');
  });

  it.runIf(profile.spec >= 424)('T21 knows the most one account may have in it', async () => {
    await open({}, 4n * TAO, 6n * TAO);
    const { quote, failure } = await world.act(give(5n * TAO));
    expect(failure).toBeNull();
    expect(quote.advice).toEqual([{ code: 'takes-less', context: { takenRao: `${2n * TAO}` } }]);
    expect(quote.intent).toEqual(giving(2n * TAO));
    expect(mine()).toBe(6n * TAO);
    await refused(TAO, 'crowdloan/maximum-reached', 'MaxContributionReached');
  });

  it('T21 refuses what the chain refuses, for its reason', async () => {
    await refused(TAO, 'crowdloan/unknown', 'InvalidCrowdloanId', 99);
    await open();
    await refused(TAO - 1n, 'crowdloan/too-low', 'ContributionTooLow');
    await open({ contributors_count: 500 });
    await refused(TAO, 'crowdloan/full', 'MaxContributorsReached');
    await open({ raised: 900n * TAO });
    await refused(TAO, 'crowdloan/cap-raised', 'CapRaised');
    await open({ raised: 900n * TAO, finalized: true });
    await refused(TAO, 'crowdloan/finalized', 'CapRaised');
    const end = world.devnet.best().number + 3;
    await open({ end });
    // Two blocks went by: the next one is the last but one.
    expect(world.devnet.best().number).toBe(end - 1);
    await refused(TAO, 'crowdloan/ended', 'ContributionPeriodEnded');
  });

  it('T21 more than can be spent is the whole transaction’s issue', async () => {
    await open({ cap: 9_000_000n * TAO });
    expect((await world.quote(give(2_000_000n * TAO))).issue?.code).toBe('send/insufficient');
    const { maximum } = (await world.quote(give(null))).bounds;
    const { failure } = await world.act(give(maximum));
    expect(failure).toBeNull();
    expect(world.freeRao()).toBe(500n);
    await world.setAccount(world.me, {}, { free: 1_000n * TAO });
  });

  it('T21 takes a contribution back whole, for the fee that was quoted', async () => {
    await open({}, 30n * TAO);
    const before = world.freeRao();
    const { quote, failure, feeRao } = await world.act({ kind: 'crowdloan-withdraw', crowdloanId: ID });
    expect(failure).toBeNull();
    expect(quote.receives).toEqual([{ token: 'tao', rao: 30n * TAO }]);
    expect(quote.networkFeeRao).toBe(feeRao);
    expect(world.freeRao()).toBe(before + 30n * TAO - feeRao);
    expect(loan().raised).toBe(70n * TAO);
  });

  it('T21 takes nothing back where there is nothing, or no way any more', async () => {
    const back = { kind: 'crowdloan-withdraw', crowdloanId: ID } as const;
    const cannot = async (code: string, chain: string, pair = world.pair) => {
      expect((await world.quote(back, pair)).issue?.code).toBe(code);
      expect(await world.buildSays(back, pair)).toBe(code);
      expect(await world.chainSays(back, pair)).toBe(`crowdloan.${chain}`);
    };
    await open();
    await cannot('crowdloan/nothing', 'NoContribution');
    await open({ finalized: true }, TAO);
    await cannot('crowdloan/finalized', 'AlreadyFinalized');
    await open();
    await world.poke(['Crowdloan', 'Contributions', [ID, alice], 10n * TAO]);
    const creator = pairOf(world.devnet, 'Alice');
    await cannot('crowdloan/deposit-stays', 'DepositCannotBeWithdrawn', creator);
    await world.poke(['Crowdloan', 'Contributions', [ID, alice], 12n * TAO]);
    const quote = await world.quote(back, creator);
    expect(quote.receives).toEqual([{ token: 'tao', rao: 2n * TAO }]);
  });
});

describe.each(FINNEY_219)('crowdloans on $name', (profile) => {
  it('T21 D4 are said to be missing where the runtime has none', async () => {
    const world = await BalanceWorld.start(profile);
    const ask = { kind: 'crowdloan-contribute', crowdloanId: 1, amountRao: null } as const;
    expect((await world.quote(ask)).issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rao } from '../../../../src/core/amount/money.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import { DECLARED, FINNEY_219, FINNEY_424, NEWER } from '../support/profiles.js';
import { type RewardWorld, startWorld } from './reward-world.js';

const AMOUNT = rao(25_000_000_000n);

function basketOf({ detail }: OperationQuote) {
  if (detail.kind !== 'basket') throw new Error(`the detail is ${detail.kind}`);
  return detail;
}

describe('joining a basket', () => {
  let world: RewardWorld;
  let hotkey: string;
  const join = (over: { hotkey?: string | null; amountRao?: ReturnType<typeof rao> | null } = {}) =>
    ({ kind: 'stake-basket', hotkey, amountRao: AMOUNT, ...over }) as const;

  beforeAll(async () => {
    world = await startWorld(NEWER);
    // The account has nothing with this one.
    hotkey = world.devnet.validators[4]?.hotkey ?? '';
  });
  afterAll(() => world.stop());

  it('T13 P5 shows the fund before anything is typed', async () => {
    const quote = await world.quote(join({ amountRao: null }));
    expect(quote).toMatchObject({ intent: null, issue: null });
    const { navRao, shares, holdings, worthAfterRao } = basketOf(quote);
    expect(holdings.reduce((all, { worthRao }) => all + worthRao, 0n)).toBe(navRao);
    expect(shares).toBe(world.stored('BasketShares', hotkey));
    expect(worthAfterRao).toBeNull();
    expect(quote.bounds.minimum).toBeGreaterThanOrEqual(2_000_000n);
    expect(quote.bounds.maximum).toBeLessThan(quote.bounds.available ?? 0n);
    expect((await world.quote(join({ hotkey: null, amountRao: null }))).detail.kind).toBe('none');
  });

  it('T13 refuses what the chain refuses, for the reason it would give', async () => {
    const code = async (over: Parameters<typeof join>[0]) => (await world.quote(join(over))).issue?.code;
    expect(await code({ hotkey: world.pair.address })).toBe('stake/unknown-validator');
    const owner = String(world.stored('SubnetOwnerHotkey', 1));
    expect(await code({ hotkey: owner })).toBe('basket/not-on-root');
    expect(await code({ amountRao: rao(1_999_999n) })).toBe('stake/amount-too-low');
    expect(await code({ amountRao: rao(world.freeRao()) })).toBe('stake/insufficient-balance');
    const { bounds } = await world.quote(join());
    expect(await code({ amountRao: rao((bounds.maximum ?? 0n) + 1n) })).toBe('send/insufficient');
    expect(await code({ amountRao: rao(bounds.maximum ?? 0n) })).toBeUndefined();
  });

  it('T13 refuses an amount of which a slice buys nothing; the chain means the same', async () => {
    // Holds alpha of most subnets.
    const many = world.devnet.validators[0]?.hotkey ?? '';
    const { bounds } = await world.quote(join({ hotkey: many }));
    const least = bounds.minimum ?? 0n;
    const payload = await world.build({ kind: 'stake-basket', hotkey: many, amountRao: rao(least) });
    // One holding becomes so dear, another so cheap, that no slice of the least amount reaches the cheap one.
    const [dear = 0, cheap = 0] = basketOf(await world.quote(join({ hotkey: many }))).holdings.map(
      ({ netuid }) => netuid,
    );
    const reserves = [dear, cheap].map((netuid) => world.stored('SubnetTAO', netuid));
    await world.poke(['SubnetTAO', [dear], 10n ** 18n], ['SubnetTAO', [cheap], 2_000_000n]);
    const quote = await world.quote(join({ hotkey: many, amountRao: rao(least) }));
    expect(quote.issue?.code).toBe('stake/amount-too-low');
    expect(quote.bounds.minimum).toBeGreaterThan(least);
    expect((await world.send(payload)).failure?.name).toBe('AmountTooLow');
    await world.poke(['SubnetTAO', [dear], reserves[0]], ['SubnetTAO', [cheap], reserves[1]]);
  });

  it('T13 refuses one validator too many; the chain means the same', async () => {
    const known = world.stored('StakingHotkeys', world.pair.address) as string[];
    const payload = await world.build({ kind: 'stake-basket', hotkey, amountRao: AMOUNT });
    const many = Array.from({ length: 256 - known.length }, () => world.pair.address);
    await world.poke(['StakingHotkeys', [world.pair.address], [...known, ...many]]);
    expect((await world.quote(join())).issue?.code).toBe('stake/too-many-validators');
    expect((await world.send(payload)).failure?.name).toBe('TooManyStakingHotkeys');
    await world.poke(['StakingHotkeys', [world.pair.address], known]);
  });

  it('T13 P5 what can be claimed right after joining is what was said, to the rao', async () => {
    const other = world.devnet.validators[3]?.hotkey ?? '';
    const free = world.freeRao();
    const { quote, row } = await world.act(join({ hotkey: other }));
    expect(row.failure).toBeNull();
    expect(quote.pays).toEqual([{ token: 'tao', rao: AMOUNT }]);
    expect(quote.advice.map(({ code }) => code)).toEqual(['no-limit-on-chain']);
    expect(free - world.freeRao() - (row.outcome?.feeRao ?? 0n)).toBe(AMOUNT);
    const after = await world.quote({ kind: 'claim-basket', hotkey: other });
    const items = after.detail.kind === 'claim' ? after.detail.items : [];
    const said = basketOf(quote).worthAfterRao ?? 0n;
    const had = items[0]?.worthRao ?? 0n;
    expect(said).toBeLessThan(AMOUNT);
    // Two blocks went by until it was final, in which pools took in their share of new coins.
    expect(((had > said ? had - said : said - had) * 100_000n) / said).toBe(0n);
  });
});

describe.each([DECLARED, NEWER, ...FINNEY_424])('auto-stake on $name', (profile) => {
  let world: RewardWorld;
  let hotkey: string;
  beforeAll(async () => {
    world = await startWorld(profile);
    hotkey = world.devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
  });
  afterAll(() => world.stop());

  it('T15 sets where mining rewards go, and warns that it cannot be undone', async () => {
    const ask = { kind: 'auto-stake', netuid: 1, hotkey } as const;
    const open = await world.quote({ ...ask, hotkey: null });
    expect(open).toMatchObject({ intent: null, issue: null, detail: { currentHotkey: null } });
    const { quote, row } = await world.act(ask);
    expect(row.failure).toBeNull();
    expect(quote.advice.map(({ code }) => code)).toEqual(['cannot-be-unset']);
    expect(world.stored('AutoStakeDestination', world.pair.address, 1)).toBe(hotkey);
    const again = await world.quote(ask);
    expect(again).toMatchObject({
      intent: null,
      issue: { code: 'stake/already-set' },
      detail: { currentHotkey: hotkey },
    });
  });

  it('T15 refuses what the chain refuses; the chain means the same', async () => {
    const code = async (netuid: number, who: string) =>
      (await world.quote({ kind: 'auto-stake', netuid, hotkey: who })).issue?.code;
    expect(await code(999, hotkey)).toBe('stake/subnet-missing');
    expect(await code(1, world.pair.address)).toBe('stake/not-registered');
    const other = world.devnet.validators.find(
      (entry) => entry.netuids.includes(1) && entry.hotkey !== hotkey,
    );
    const next = other?.hotkey ?? '';
    const payload = await world.build({ kind: 'auto-stake', netuid: 1, hotkey: next });
    await world.poke(['AutoStakeDestination', [world.pair.address, 1], next]);
    expect(await code(1, next)).toBe('stake/already-set');
    expect((await world.send(payload)).failure?.name).toBe('SameAutoStakeHotkeyAlreadySet');
    const away = await world.build({ kind: 'auto-stake', netuid: 1, hotkey });
    await world.poke(['Uids', [1, hotkey], undefined]);
    expect(await code(1, hotkey)).toBe('stake/not-registered');
    expect((await world.send(away)).failure?.name).toBe('HotKeyNotRegisteredInSubNet');
  });
});

describe.each(FINNEY_219)('auto-stake on $name', (profile) => {
  it('T15 is said to be missing', async () => {
    const world = await startWorld(profile);
    const hotkey = world.devnet.validators[0]?.hotkey ?? '';
    const quote = await world.quote({ kind: 'auto-stake', netuid: 1, hotkey });
    expect(quote.issue?.code).toBe('chain/unavailable-feature');
    await world.stop();
  });
});

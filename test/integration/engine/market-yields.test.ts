import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { readChainValidators } from '../../../src/engine/market/chain-validators.js';
import { medianYields } from '../../../src/engine/market/median-yields.js';
import { positionYield } from '../../../src/engine/market/position-yield.js';
import { subnetIdentity } from '../../../src/engine/market/subnet-identity.js';
import { validatorDetails } from '../../../src/engine/market/validator-details.js';
import { caughtUp, type PastWorld, pastWorld } from './history-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

const DAY = 7_200;
const YEAR = 2_629_800;

describe.each([DECLARED, NEWER, ...FINNEY_424])('validators and yields on $name', ({ options, spec }) => {
  let world: PastWorld;
  const reader = () => new BlockReader(world.session);

  beforeAll(async () => {
    world = await pastWorld({ ...options, pastDays: 31 });
  });
  afterAll(() => world.stop());

  it('V3 lists the validators of a subnet with take, stake and permit', async () => {
    const rows = await validatorDetails(reader(), world.past, 1);
    const view = world.devnet.state();
    const permits = view.get('SubtensorModule', 'ValidatorPermit', 1) as boolean[];
    expect(rows.length).toBeGreaterThan(2);
    for (const { hotkey, name, take, stakeBase, permit } of rows) {
      const uid = view.get('SubtensorModule', 'Uids', 1, hotkey) as number | undefined;
      expect(name).toBe(world.devnet.validators.find((entry) => entry.hotkey === hotkey)?.name ?? null);
      expect(take).toBe(view.get('SubtensorModule', 'Delegates', hotkey));
      expect(stakeBase).toBe(view.get('SubtensorModule', 'TotalHotkeyAlpha', hotkey, 1));
      expect(permit).toBe(uid === undefined ? false : (permits[uid] ?? false));
    }
  });

  it('P8 measures the growth of a validator over the epochs of a week', async () => {
    const rows = await validatorDetails(reader(), world.past, 1);
    const view = world.devnet.state();
    const amount = (item: string, ...args: unknown[]) => view.get('SubtensorModule', item, ...args) as bigint;
    for (const { hotkey, yield: found } of rows.filter(({ stakeBase }) => stakeBase > 0n)) {
      if (found.kind !== 'measured') throw new Error(found.reason);
      const dividend = amount('AlphaDividendsPerSubnet', 1, hotkey);
      const held = amount('TotalHotkeyAlphaLastEpoch', hotkey, 1);
      // The past pays the same on the same stake, so that one epoch is like the other but for what it grew by.
      const daily = (Number((dividend * 10n ** 15n) / (held - dividend)) / 1e15 / 360) * DAY;
      expect(Number(found.perDayPpb) / 1e9 / daily).toBeCloseTo(1, 1);
      expect(Number(found.apyPpm ?? -1) / 1e6).toBeCloseTo(
        (1 + Number(found.perDayPpb) / 1e9) ** (YEAR / DAY) - 1,
        3,
      );
      expect(found.samples).toBeGreaterThanOrEqual(7);
      expect(found.toBlock - found.fromBlock).toBeGreaterThan(5 * DAY);
    }
  });

  it('P8 costs one request for each sample, however many validators, and none the second time', async () => {
    await validatorDetails(reader(), world.past, 2);
    const counts = await world.requests(() => validatorDetails(reader(), world.reopened(), 2));
    // Now: keys, rows, names, permits, tempo, and the newest epoch.
    expect((counts.state_queryStorageAt ?? 0) + (counts.state_getKeysPaged ?? 0)).toBeLessThanOrEqual(6);
  });

  it('P8 counts the subnets that paid nothing into the median of a validator', async () => {
    const all = await readChainValidators(reader());
    const row = all.find(({ places }) => places.filter(({ netuid }) => netuid !== 0).length >= 2);
    if (!row) throw new Error('nobody validates two subnets');
    const places = row.places.filter(({ netuid }) => netuid !== 0).slice(0, 2);
    const [first, second] = places.map(({ netuid }) => netuid);
    const medianOf = async () => {
      await world.devnet.produceBlock();
      const session = await caughtUp(world);
      return (await medianYields(new BlockReader(session), [{ ...row, places }]))[0]?.[1];
    };
    const paid = (netuid: number | undefined) =>
      world.devnet.state().get('SubtensorModule', 'AlphaDividendsPerSubnet', netuid, row.hotkey) as bigint;
    const before = [paid(first), paid(second)];
    const pay = (netuid: number | undefined, amount: bigint) =>
      world.devnet.poke('SubtensorModule', 'AlphaDividendsPerSubnet', [netuid, row.hotkey], amount);
    expect(await medianOf()).toMatchObject({ kind: 'measured', samples: 2, apyPpm: null });
    pay(first, 0n);
    expect(await medianOf()).toMatchObject({ kind: 'measured', samples: 2, perDayPpb: 0n });
    pay(second, 0n);
    expect(await medianOf()).toEqual({ kind: 'not-measured', reason: 'inactive' });
    pay(first, before[0] ?? 0n);
    pay(second, before[1] ?? 0n);
  });

  it('P8 says "not measured" of root validators that earned nothing, never 0 %', async () => {
    const rows = await validatorDetails(reader(), world.past, 0);
    expect(rows.length).toBeGreaterThan(2);
    for (const { yield: found, permit } of rows) {
      expect(permit).toBeNull();
      if (found.kind === 'measured') expect(found.perDayPpb).toBeGreaterThan(0n);
      else expect(found.reason).toBe('inactive');
    }
  });

  it.runIf(spec >= 470)('P8 measures root by the series of returns where there are baskets', async () => {
    const [first] = world.devnet.validators;
    const hotkey = first?.hotkey ?? '';
    const before = world.devnet.state().get('SubtensorModule', 'BasketTwr', hotkey) as bigint;
    world.devnet.poke('SubtensorModule', 'BasketTwr', [hotkey], before + before / 100n);
    for (let i = 0; i < 3; i += 1) await world.devnet.produceBlock();
    const session = await caughtUp(world);
    const rows = await validatorDetails(new BlockReader(session), world.past, 0);
    const found = rows.find((row) => row.hotkey === hotkey)?.yield;
    if (found?.kind !== 'measured') throw new Error('not measured');
    const days = (found.toBlock - found.fromBlock) / DAY;
    expect(Number(found.perDayPpb) / 1e9).toBeCloseTo(0.01 / days, 5);
  });

  it('P8 measures own growth between trades only', async () => {
    const view = world.devnet.state();
    const [practice] = world.devnet.accounts;
    const coldkey = practice?.address ?? '';
    const hotkeys = view.get('SubtensorModule', 'StakingHotkeys', coldkey) as string[];
    let measuredOnes = 0;
    for (const hotkey of hotkeys) {
      const found = await positionYield(world.past, world.session, { coldkey, hotkey, netuid: 1 });
      if (found.kind !== 'measured') continue;
      measuredOnes += 1;
      const [row] = (await validatorDetails(reader(), world.past, 1)).filter((v) => v.hotkey === hotkey);
      if (row?.yield.kind !== 'measured') throw new Error('the validator is not measured');
      // A position grows as its validator pays, whatever was bought or sold meanwhile.
      expect(Number(found.perDayPpb) / Number(row.yield.perDayPpb)).toBeCloseTo(1, 1);
    }
    expect(measuredOnes).toBeGreaterThan(0);
  });

  it('P8 says why there is no growth to show', async () => {
    const [validator] = world.devnet.validators;
    const [, alice, bob] = world.devnet.accounts;
    const nothing = { coldkey: bob?.address ?? '', hotkey: validator?.hotkey ?? '', netuid: 2 };
    expect(await positionYield(world.past, world.session, nothing)).toEqual({
      kind: 'not-measured',
      reason: 'too-young',
    });
    world.devnet.setFault({ kind: 'pruned', keep: 100 });
    // The newest epoch is still there: it is measured, and says how little it rests on.
    const [row] = await validatorDetails(reader(), world.past, 3);
    expect(row?.yield).toMatchObject({ kind: 'measured', samples: 1 });
    const own = { ...nothing, coldkey: alice?.address ?? '', netuid: 1 };
    expect(await positionYield(world.past, world.session, own)).toEqual({
      kind: 'not-measured',
      reason: 'no-archive',
    });
    world.devnet.setFault(null);
  });

  it('D7 reads what an owner says of a subnet as untrusted text, links only by https', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    world.devnet.poke('SubtensorModule', 'SubnetIdentitiesV3', [2], {
      subnet_name: bytes('Two'),
      github_repo: bytes('http://example.org/repo'),
      subnet_contact: bytes('mail\u202e@example.org'),
      subnet_url: bytes('https://example.org/two'),
      discord: bytes('two.chat'),
      description: bytes('<b>Bold</b>\u0000 words'),
      logo_url: bytes('https://user@example.org/logo.png'),
      additional: bytes(
        JSON.stringify({
          apiVersion: 'TAOAppv1',
          tagline: 'Hello',
          tags: ['a', 'b'],
          links: { docs: 'https://docs.example.org', x: 'javascript:alert(1)' },
        }),
      ),
    });
    await world.devnet.produceBlock();
    const session = await caughtUp(world);
    expect(await subnetIdentity(new BlockReader(session), 2)).toMatchObject({
      netuid: 2,
      description: '<b>Bold</b> words',
      url: 'https://example.org/two',
      github: null,
      logoUrl: null,
      contact: 'mail@example.org',
      discord: 'two.chat',
      additional: 'tagline: Hello\ntags: a, b\nlinks docs: https://docs.example.org',
      ownerColdkey: world.devnet.state().get('SubtensorModule', 'SubnetOwner', 2),
      ownerHotkey: world.devnet.state().get('SubtensorModule', 'SubnetOwnerHotkey', 2),
    });
  });
});

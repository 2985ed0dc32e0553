import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../../devnet/types.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import type { ValidatorDetail } from '../../../src/core/chain/market.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { WatchReport } from '../../../src/core/watch/types.js';
import type { EngineCalls } from '../../../src/protocol/engine/index.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';
import { signedStake } from './support/signed-stake.js';
import { pairOf } from './support/signing.js';

const HASH = `0x${'ab'.repeat(32)}`;
const CALL = `0x${'cd'.repeat(32)}`;
/** A connection that hears nothing for a while asks for the genesis: that is health, not reading. */
const total = ({ chain_getBlockHash: _, ...reads }: Record<string, number>) =>
  Object.values(reads).reduce((sum, n) => sum + n, 0);

interface World {
  devnet: Devnet;
  engine: EngineHarness;
  practice: string;
  other: string;
  watched(more?: Partial<EngineCalls['watched']['in']>): Promise<WatchReport>;
  close(): Promise<void>;
}

async function open({ options }: { options: DevnetOptions }): Promise<World> {
  globalThis.indexedDB = new IDBFactory();
  const devnet = await startDevnet({ scenario: 'small', ...options });
  await devnet.produceBlock();
  const engine = startEngine();
  await engine.client.configure(localChoice(devnet.url));
  const addressOf = (name: string) => devnet.accounts.find((entry) => entry.name === name)?.address ?? '';
  const [practice, other] = [addressOf('Practice'), addressOf('Alice')];
  return {
    devnet,
    engine,
    practice,
    other,
    watched: async (more) => {
      const { number } = devnet.best();
      await engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
      return engine.client.call('watched', { addresses: [practice, other], sinceBlock: null, ...more });
    },
    close: async () => {
      engine.stop();
      await devnet.close();
    },
  };
}

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393, ...FINNEY_219])(
  'one check on $name',
  (profile) => {
    const { spec } = profile;
    let world: World;

    beforeAll(async () => {
      world = await open(profile);
    });
    afterAll(() => world?.close());

    it('N1 D4 tells every part, and of one this runtime lacks that it is not known', async () => {
      const report = await world.watched();
      const [first] = report.accounts;
      expect(report).toMatchObject({
        specVersion: spec,
        genesisHash: world.devnet.genesisHash,
        ownSince: [],
      });
      expect(report.block.hash).toBe(world.devnet.best().hash);
      expect(first?.freeRao).toBeGreaterThan(0n);
      expect(first?.positions.kind).toBe(spec >= 393 ? 'known' : 'unavailable');
      expect(first?.proxies).toEqual({ kind: 'known', value: [] });
      expect(first?.announced).toEqual({ kind: 'known', value: [] });
      expect(first?.coldkeySwap.kind).toBe(spec >= 393 ? 'known' : 'unavailable');
      expect(first?.claimable.kind).toBe(spec >= 393 ? 'known' : 'unavailable');
      expect(first?.maturing.kind).toBe(spec >= 424 ? 'known' : 'unavailable');
    });

    it.runIf(spec >= 393)('N1 K10 K12 sees a swap, a right and what its holder announced', async () => {
      const { devnet, practice, other } = world;
      const best = devnet.best().number;
      const proxy = (name: string, delay: number) => ({
        delegate: other,
        proxy_type: { type: name, value: undefined },
        delay,
      });
      devnet.poke('Proxy', 'Proxies', [practice], [[proxy('Staking', 9), proxy('Any', 7)], 93_000_000n]);
      devnet.poke(
        'Proxy',
        'Announcements',
        [other],
        [
          [
            { real: practice, call_hash: CALL, height: best },
            { real: world.devnet.validators[0]?.hotkey, call_hash: HASH, height: best },
          ],
          104_000_000n,
        ],
      );
      devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncements', [practice], [best + 36_000, HASH]);
      await devnet.produceBlock();
      const [first, second] = (await world.watched({ thorough: false })).accounts;
      expect(first?.proxies).toEqual({
        kind: 'known',
        value: [
          { delegate: other, proxyType: 'Staking', delayBlocks: 9 },
          { delegate: other, proxyType: 'Any', delayBlocks: 7 },
        ],
      });
      expect(first?.announced).toEqual({
        kind: 'known',
        value: [{ delegate: other, callHash: CALL, height: best, executableAtBlock: best + 7 }],
      });
      expect(first?.coldkeySwap).toEqual({
        kind: 'known',
        value: { state: 'announced', newColdkeyHash: HASH, executableAtBlock: best + 36_000 },
      });
      expect(second?.coldkeySwap).toEqual({ kind: 'known', value: { state: 'none' } });
      devnet.poke('SubtensorModule', 'ColdkeySwapDisputes', [practice], best);
      await devnet.produceBlock();
      expect((await world.watched()).accounts[0]?.coldkeySwap).toMatchObject({
        value: { state: 'disputed' },
      });
    });

    it.runIf(spec >= 393)(
      'N3 names the validators of the stake with their takes, and the subnets',
      async () => {
        const report = await world.watched({ netuids: [99] });
        const known = new Set(world.devnet.validators.map(({ hotkey }) => hotkey));
        expect(report.takes.length).toBeGreaterThan(0);
        for (const { hotkey, take } of report.takes) {
          expect(known).toContain(hotkey);
          expect(take).toBeGreaterThanOrEqual(0);
        }
        const named = report.takes.map(({ hotkey, name }) => [
          world.devnet.validators.find((one) => one.hotkey === hotkey)?.name ?? '',
          name ?? '',
        ]);
        for (const [expected, found] of named) expect(found).toBe(expected);
        expect(report.subnets.find(({ netuid }) => netuid === 99)).toEqual({
          netuid: 99,
          registeredAtBlock: null,
        });
        expect(report.subnets.find(({ netuid }) => netuid === 1)?.registeredAtBlock).toEqual(
          expect.any(Number),
        );
      },
    );

    it('N1 costs at most six requests for 200 accounts, and less when only dangers are looked for', async () => {
      const addresses = [
        world.practice,
        world.other,
        ...Array.from({ length: 198 }, (_, i) => encodeAddress(new Uint8Array(32).fill(i))),
      ];
      await world.watched();
      const before = total(world.devnet.requestCounts());
      await world.engine.client.call('watched', { addresses, sinceBlock: 1 });
      const thorough = total(world.devnet.requestCounts()) - before;
      await world.engine.client.call('watched', { addresses, sinceBlock: 1, thorough: false });
      const brief = total(world.devnet.requestCounts()) - before - thorough;
      expect(thorough).toBeLessThanOrEqual(6);
      expect(brief).toBeLessThanOrEqual(3);
    });
  },
);

describe('between two checks', () => {
  let world: World;

  beforeAll(async () => {
    world = await open(DECLARED);
  });
  afterAll(() => world?.close());
  const news = () => world.engine.heard.filter((message) => message.id === 'news').length;

  it('N1 P9 each head costs one request, and what changed is told within a block', async () => {
    const { devnet, engine, practice } = world;
    const close = engine.client.open('network', null, () => undefined);
    await engine.event('network', null, ({ best }) => best !== null);
    await devnet.produceBlock();
    // Nobody said yet whom to look after.
    await expect.poll(news).toBe(1);
    await devnet.produceBlock();
    await world.watched({ thorough: false, guardMs: 600_000 });
    const reads = () => devnet.requestCounts().state_queryStorageAt ?? 0;
    const before = reads();
    await devnet.produceBlock();
    // The first head is compared with the block of the check.
    await expect.poll(() => reads() - before).toBe(2);
    const best = devnet.best().number;
    expect(news()).toBe(1);
    devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncements', [practice], [best + 36_000, HASH]);
    await devnet.produceBlock();
    await expect.poll(news).toBe(2);
    const quiet = reads();
    await devnet.produceBlock();
    await expect.poll(() => reads() - quiet).toBe(1);
    expect(news()).toBe(2);
    devnet.poke(
      'Proxy',
      'Proxies',
      [practice],
      [[{ delegate: world.other, proxy_type: { type: 'Any', value: undefined }, delay: 0 }], 93_000_000n],
    );
    await devnet.produceBlock();
    await expect.poll(news).toBe(3);
    close();
  });
});

describe('what the person asked for', () => {
  let world: World;

  beforeAll(async () => {
    // A past in which validators earned something.
    world = await open({ options: { ...DECLARED.options, pastDays: 31 } });
  });
  afterAll(() => world?.close());

  it('N3 prices are told with every check, all else with the thorough ones', async () => {
    const { devnet, engine } = world;
    const netuid = 1;
    const isKnown = ({ yield: found, permit }: ValidatorDetail) =>
      found.kind === 'measured' && permit === true;
    const details = (await engine.client.call('validatorDetails', { netuid })).value;
    const validates = details.find(isKnown);
    const apyPpm = validates?.yield.kind === 'measured' ? validates.yield.apyPpm : null;
    const hotkey = validates?.hotkey ?? '';
    // As many subnets as there may be, none of them young: the next one takes a place.
    const subnets = devnet.state().entries('SubtensorModule', 'NetworksAdded').length - 1;
    devnet.poke('SubtensorModule', 'SubnetLimit', [], subnets);
    devnet.poke('SubtensorModule', 'NetworkImmunityPeriod', [], 0n);
    const permits = devnet.state().get('SubtensorModule', 'ValidatorPermit', 2) as boolean[];
    devnet.poke(
      'SubtensorModule',
      'ValidatorPermit',
      [2],
      permits.map(() => false),
    );
    const retired = devnet.validators.find(({ netuids }) => netuids.includes(2))?.hotkey ?? '';
    await devnet.produceBlock();
    const named = { networkId: 'local', netuid };
    const rules = [
      { ...named, id: 'price', kind: 'price', side: 'below', priceRao: '5' },
      { ...named, id: 'stays', kind: 'validator', hotkey },
      { ...named, id: 'retired', netuid: 2, kind: 'validator', hotkey: retired },
      { ...named, id: 'left', kind: 'validator', hotkey: world.other },
      { ...named, id: 'yield', kind: 'yield', hotkey, belowBps: 100 },
      { ...named, id: 'end', kind: 'closing', places: 3 },
      { ...named, id: 'nowhere', netuid: 99, kind: 'price', side: 'below', priceRao: '5' },
    ] as const;
    const readOf = (report: WatchReport, id: string) =>
      report.rules.find(({ rule }) => rule.id === id)?.value ?? null;
    const brief = await world.watched({ thorough: false, rules: [...rules] });
    const told = (await devnet.request('state_call', [
      'SwapRuntimeApi_current_alpha_price',
      '0x0100',
      devnet.best().hash,
    ])) as string;
    const price = Buffer.from(told.slice(2), 'hex').readBigUInt64LE();
    expect(price).toBeGreaterThan(0n);
    expect(readOf(brief, 'price')).toEqual({ kind: 'known', value: price });
    expect(readOf(brief, 'nowhere')).toEqual({ kind: 'unavailable' });
    for (const id of ['stays', 'yield', 'end']) expect(readOf(brief, id)).toBeNull();
    const full = await world.watched({ rules: [...rules] });
    expect(readOf(full, 'left')).toEqual({ kind: 'known', value: 'gone' });
    expect(readOf(full, 'retired')).toEqual({ kind: 'known', value: 'no-permit' });
    expect(readOf(full, 'stays')).toEqual({ kind: 'known', value: 'validates' });
    expect(apyPpm).toBeGreaterThan(0n);
    expect(readOf(full, 'yield')).toEqual({ kind: 'known', value: apyPpm });
    const { order } = (await engine.client.call('pruneOrder', null)).value;
    expect(order).toHaveLength(subnets);
    const place = order.find((one) => one.netuid === netuid)?.position;
    expect(readOf(full, 'end')).toEqual({ kind: 'known', value: place });
  });

  it('N1 K9 an operation of a shared account waits for whoever has not approved it', async () => {
    const { devnet, practice, other } = world;
    const third = devnet.accounts.find(({ name }) => name === 'Bob')?.address ?? '';
    const begun = (approvals: string[]) => ({
      when: { height: 1, index: 1 },
      deposit: 1_000n,
      depositor: other,
      approvals,
    });
    devnet.poke('Multisig', 'Multisigs', [third, CALL], begun([other]));
    await devnet.produceBlock();
    const asked = (members: string[]) =>
      world.watched({
        addresses: [third],
        thorough: false,
        multisigs: [{ address: third, members, threshold: 2 }],
      });
    const waiting = async (members: string[]) => (await asked(members)).accounts[0]?.waiting;
    const one = { callHash: CALL, depositor: other, approvals: 1, threshold: 2 };
    expect(await waiting([practice])).toEqual({ kind: 'known', value: [one] });
    expect(await waiting([other])).toEqual({ kind: 'known', value: [] });
    devnet.poke('Multisig', 'Multisigs', [third, CALL], begun([other, practice]));
    await devnet.produceBlock();
    expect(await waiting([practice])).toEqual({ kind: 'known', value: [{ ...one, approvals: 2 }] });
  });
});

describe('what this wallet did itself', () => {
  let world: World;

  beforeAll(async () => {
    world = await open(DECLARED);
  });
  afterAll(() => world?.close());

  it('N1 is known as its own in the very block that takes it', async () => {
    const { devnet, engine, practice } = world;
    const stake = await signedStake(engine, devnet, pairOf(devnet, 'Practice'));
    const before = await world.watched();
    await engine.client.call('submit', { extrinsicHex: stake.extrinsicHex, row: stake.row });
    await devnet.produceBlock();
    const sinceBlock = before.block.number;
    const after = await world.watched({ sinceBlock });
    expect(after.accounts[0]?.nonce).toBe((before.accounts[0]?.nonce ?? 0) + 1);
    expect(after.ownSince).toEqual([
      { address: practice, txHash: stake.row.txHash, block: after.block.number, names: [] },
    ]);
    // Told again for some blocks: another branch may have it.
    expect((await world.watched({ sinceBlock: after.block.number })).ownSince).toEqual(after.ownSince);
    expect((await world.watched({ sinceBlock: after.block.number + 64 })).ownSince).toEqual([]);
    await devnet.finalize();
    expect((await world.watched({ sinceBlock })).ownSince).toEqual(after.ownSince);
  });
});

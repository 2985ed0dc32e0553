import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MarketRow } from '../../../src/core/chain/market.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { PricePast } from '../../../src/engine/market/price-past.js';
import { readMarket } from '../../../src/engine/market/read-market.js';
import { type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

const DAY = 7_200;

async function priceAt(world: PastWorld, block: number, netuid: number): Promise<bigint> {
  const hash = await world.devnet.request('chain_getBlockHash', [block]);
  const args = `0x${netuid.toString(16).padStart(2, '0')}00`;
  const hex = (await world.devnet.request('state_call', [
    'SwapRuntimeApi_current_alpha_price',
    args,
    hash,
  ])) as string;
  return new DataView(Uint8Array.from(Buffer.from(hex.slice(2), 'hex')).buffer).getBigUint64(0, true);
}

async function market(world: PastWorld, past: PricePast): Promise<MarketRow[]> {
  const reader = new BlockReader(world.session);
  const head = await readMarket(reader, world, past);
  await past.fill(world.session, { number: reader.block.number, atMs: head.atMs });
  return (await readMarket(reader, world, past)).rows;
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('market on $name', ({ options }) => {
  let world: PastWorld;
  let rows: MarketRow[];
  let requests: Record<string, number>;
  const now = () => world.session.best.number;
  const row = (netuid: number) => {
    const found = rows.find((entry) => entry.netuid === netuid);
    if (!found) throw new Error(`no subnet ${netuid}`);
    return found;
  };

  beforeAll(async () => {
    world = await pastWorld({ ...options, scenario: 'default', pastDays: 31 });
    requests = await world.requests(async () => {
      rows = await market(world, new PricePast(world.past));
    });
  });
  afterAll(() => world.stop());

  it('V1 reads a month of 129 subnets in forty requests', () => {
    expect(rows).toHaveLength(129);
    // Twice the market of now: prices and time, and once the subnets with their switches.
    const ofNow = 2 + 2 + 1;
    expect(total(requests)).toBeLessThanOrEqual(40 + ofNow);
    expect(requests.state_call).toBeLessThanOrEqual(33 + 3);
    expect(row(1).spark).toHaveLength(30);
  });

  it('V1 gives price and sizes as the chain has them', () => {
    const view = world.devnet.state();
    for (const netuid of [0, 1, 64]) {
      const amount = (item: string) => view.get('SubtensorModule', item, netuid) as bigint;
      const { priceRaoPerAlpha: price } = row(netuid);
      expect(row(netuid)).toMatchObject({
        marketCapRao: (price * amount('SubnetAlphaOut')) / 1_000_000_000n,
        fullyDilutedRao: price * 21_000_000n,
        depthRao: amount('SubnetTAO'),
        emissionRaoPerBlock: amount('SubnetTaoInEmission'),
        tempo: 360,
      });
    }
  });

  it('V1 compares with the prices of past blocks', async () => {
    for (const netuid of [1, 2, 100]) {
      for (const [window, blocks] of [
        ['1h', 300],
        ['24h', DAY],
        ['7d', 7 * DAY],
        ['30d', 30 * DAY],
      ] as const) {
        const change = row(netuid).changes[window];
        if (change.kind !== 'known') throw new Error(`${window}: ${change.reason}`);
        expect(Math.abs(now() - blocks - change.block)).toBeLessThanOrEqual(DAY / 2);
        const then = await priceAt(world, change.block, netuid);
        const price = row(netuid).priceRaoPerAlpha;
        expect(change.bps).toBe(Number(((price - then) * 10_000n) / then));
      }
    }
  });

  it('V1 draws the line of daily prices from the chain', async () => {
    const { spark } = row(5);
    for (const { block, priceRaoPerAlpha } of [spark[0], spark[15], spark[29]].flatMap((s) => s ?? []))
      expect(priceRaoPerAlpha).toBe(await priceAt(world, block, 5));
  });

  it('V1 says what was traded in a day', async () => {
    const change = row(7).changes['24h'];
    if (change.kind !== 'known') throw new Error(change.reason);
    const hash = (await world.devnet.request('chain_getBlockHash', [change.block])) as `0x${string}`;
    const volume = (at?: `0x${string}`) =>
      world.devnet.state(at).get('SubtensorModule', 'SubnetVolume', 7) as bigint;
    expect(row(7).volume24hRao).toBe(volume() - volume(hash));
  });

  it('V1 calls a subnet younger than the window too young, not unchanged', () => {
    const young = row(128);
    expect(young.registeredAtBlock).toBeGreaterThan(now() - 7 * DAY);
    expect(young.changes['1h'].kind).toBe('known');
    expect(young.changes['7d']).toEqual({ kind: 'unavailable', reason: 'too-young' });
    expect(young.changes['30d']).toEqual({ kind: 'unavailable', reason: 'too-young' });
    expect(young.spark.length).toBeLessThan(5);
  });

  it('V1 asks for nothing twice, even after the engine was closed', async () => {
    let again: MarketRow[] = [];
    const counts = await world.requests(async () => {
      again = await market(world, new PricePast(world.reopened()));
    });
    expect(counts.state_call).toBe(2);
    expect(counts.state_queryStorageAt).toBe(2);
    expect(counts.state_getRuntimeVersion).toBeUndefined();
    expect(again).toEqual(rows);
  });
});

describe('market without a past', () => {
  let world: PastWorld;
  afterAll(() => world.stop());

  it('V1 shows prices where the node keeps no old state, and says so', async () => {
    world = await pastWorld({ pastDays: 31 });
    world.devnet.setFault({ kind: 'pruned', keep: 400 });
    const rows = await market(world, new PricePast(world.past));
    expect(rows[1]?.priceRaoPerAlpha).toBeGreaterThan(0n);
    expect(rows[1]?.changes['1h'].kind).toBe('known');
    expect(rows[1]?.changes['7d']).toEqual({ kind: 'unavailable', reason: 'no-archive' });
    expect(rows[1]?.volume24hRao).toBeNull();
    expect(rows[1]?.spark).toEqual([]);
    // A node that keeps ten days.
    world.devnet.setFault({ kind: 'pruned', keep: 10 * DAY });
    const [, some] = await market(world, new PricePast(world.reopened()));
    expect(some?.changes['7d'].kind).toBe('known');
    expect(some?.changes['30d']).toEqual({ kind: 'unavailable', reason: 'no-archive' });
    expect([9, 10]).toContain(some?.spark.length);
    await world.stop();
    world = await pastWorld({});
    const young = await market(world, new PricePast(world.past));
    expect(young[1]?.changes['1h']).toEqual({ kind: 'unavailable', reason: 'too-young' });
  });
});

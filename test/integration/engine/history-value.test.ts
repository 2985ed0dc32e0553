import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryRange, ValueHistory } from '../../../src/core/chain/history.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { PriceSamples } from '../../../src/engine/history/price-samples.js';
import { ValueHistoryReader } from '../../../src/engine/history/value-history.js';
import { readPrices } from '../../../src/engine/market/prices.js';
import { type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_219, FINNEY_424, NEWER } from './support/profiles.js';

const ONE = 1_000_000_000n;

describe.each([DECLARED, NEWER, ...FINNEY_424])('value over time on $name', ({ options, name: profile }) => {
  // What needs a chain of its own does not depend on the metadata.
  const once = it.runIf(profile === DECLARED.name);
  let world: PastWorld;
  let addresses: string[];
  const reader = (past = world.past) => new ValueHistoryReader(past, new PriceSamples(past));
  const all = async (range: HistoryRange, from = reader()) => {
    const events: ValueHistory[] = [];
    for await (const event of from.read(world.session, addresses, range)) events.push(event);
    return events;
  };
  const last = (events: ValueHistory[]) => {
    const event = events.at(-1);
    if (!event) throw new Error('nothing was read');
    return event;
  };
  const hashAt = async (block: number) =>
    (await world.devnet.request('chain_getBlockHash', [block])) as `0x${string}`;

  beforeAll(async () => {
    world = await pastWorld({ ...options, pastDays: 31 });
    addresses = world.devnet.accounts.map(({ address }) => address);
  });
  afterAll(() => world.stop());

  it('P10 costs three requests for each sample, whatever the number of accounts', async () => {
    let events: ValueHistory[] = [];
    const counts = await world.requests(async () => {
      events = await all('30d');
    });
    const { points, progress } = last(events);
    expect(points).toHaveLength(31);
    expect(progress).toEqual({ done: 31, total: 31 });
    expect(total(counts)).toBeLessThanOrEqual(3 * 31 + 4);
    expect(events.filter(({ state }) => state === 'reading')).toHaveLength(31);
  });

  it('P10 is worth at each block what the chain says the accounts held, and the parts add up', async () => {
    const { points, positions } = last(await all('30d'));
    for (const { block, atMs, freeRao, reservedRao, stakedRao, totalRao } of points) {
      const view = world.devnet.state(await hashAt(block));
      const free = addresses.map(
        (address) => (view.get('System', 'Account', address) as { data: { free: bigint } }).data.free,
      );
      expect(freeRao).toBe(free.reduce((sum, amount) => sum + amount, 0n));
      expect(totalRao).toBe(freeRao + reservedRao + stakedRao);
      expect(BigInt(atMs)).toBe(view.get('Timestamp', 'Now'));
      const spot = positions.flatMap((line) => line.points.filter((point) => point.block === block));
      expect(spot.reduce((sum, point) => sum + point.spotRao, 0n)).toBe(stakedRao);
    }
    expect(points.map(({ block }) => block)).toEqual(
      [...points.map(({ block }) => block)].sort((a, b) => a - b),
    );
  });

  it('P10 values positions at the price of their block, to the rao', async () => {
    const { positions } = last(await all('7d'));
    const prices = new PriceSamples(world.past);
    for (const { netuid, points } of positions)
      for (const { block, alpha, spotRao } of points) {
        const { best } = world.session;
        const known = await (block === best.number
          ? readPrices(new BlockReader(world.session))
          : prices.at(world.session, block));
        const price = netuid === 0 ? ONE : (known?.get(netuid) ?? 0n);
        expect(spotRao).toBe((alpha.base * price) / ONE);
      }
    expect(positions.length).toBeGreaterThan(5);
  });

  it('P10 asks for the newest block only when it is opened again', async () => {
    await all('30d');
    const counts = await world.requests(() => all('30d', reader(world.reopened())));
    expect((counts.state_call ?? 0) + (counts.state_queryStorageAt ?? 0)).toBeLessThanOrEqual(3);
  });

  once('P10 stops when nobody looks and goes on where it was', async () => {
    const fresh = await pastWorld({ ...options, pastDays: 31 });
    try {
      const first = reader(fresh.past).read(fresh.session, addresses, '30d');
      for (let i = 0; i < 10; i += 1) await first.next();
      const paused = await fresh.requests(() => first.return(undefined));
      expect(paused.state_call).toBeUndefined();
      const counts = await fresh.requests(async () => {
        for await (const _ of reader(fresh.reopened()).read(fresh.session, addresses, '30d'));
      });
      expect(counts.state_call).toBeLessThanOrEqual(2 * (31 - 10 + 1));
    } finally {
      await fresh.stop();
    }
  });

  once('P10 shows what there is where the node keeps no old state', async () => {
    const fresh = await pastWorld({ ...options, pastDays: 31 });
    try {
      fresh.devnet.setFault({ kind: 'pruned', keep: 3 * 7_200 });
      const events: ValueHistory[] = [];
      for await (const event of reader(fresh.past).read(fresh.session, addresses, '30d')) events.push(event);
      expect(last(events).state).toBe('no-archive');
      expect(last(events).points.length).toBeGreaterThan(2);
      expect(last(events).points.length).toBeLessThan(6);
    } finally {
      await fresh.stop();
    }
  });
});

describe.each(FINNEY_219)('value over time on $name', ({ options }) => {
  it('P10 leaves out what a runtime could not tell', async () => {
    const world = await pastWorld({ ...options, pastDays: 8 });
    try {
      const addresses = world.devnet.accounts.map(({ address }) => address);
      const reader = new ValueHistoryReader(world.past, new PriceSamples(world.past));
      const events: ValueHistory[] = [];
      for await (const event of reader.read(world.session, addresses, '7d')) events.push(event);
      expect(events.at(-1)).toMatchObject({ state: 'complete', points: [] });
    } finally {
      await world.stop();
    }
  });
});

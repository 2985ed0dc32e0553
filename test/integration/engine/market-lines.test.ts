import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryRange } from '../../../src/core/chain/history.js';
import type { PriceLine } from '../../../src/core/chain/market.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { readChainValidators } from '../../../src/engine/market/chain-validators.js';
import { openPriceLine } from '../../../src/engine/market/price-line.js';
import { PricePast } from '../../../src/engine/market/price-past.js';
import { takeThen } from '../../../src/engine/market/take-then.js';
import { type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

function lineOf(world: PastWorld, netuid: number, range: HistoryRange) {
  const told: PriceLine[] = [];
  const samples = new PricePast(world.past).samples;
  const { connection, past } = world;
  return new Promise<{ last: PriceLine; told: PriceLine[] }>((resolve) => {
    const stop = openPriceLine({ connection, past, samples }, { netuid, range }, (line) => {
      told.push(line);
      if (line.state === 'reading') return;
      queueMicrotask(() => stop());
      resolve({ last: line, told });
    });
  });
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('lines and validators on $name', ({ options }) => {
  let world: PastWorld;
  beforeAll(async () => {
    world = await pastWorld({ ...options, scenario: 'default', pastDays: 31 });
  }, 60_000);
  afterAll(() => world.stop());

  it('V3 reads a line backwards, telling how far it is, and never shortens it', async () => {
    const { last, told } = await lineOf(world, 64, '7d');
    expect(last.state).toBe('complete');
    expect(last.points.length).toBeGreaterThan(25);
    const lengths = told.map(({ points }) => points.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    const blocks = last.points.map(({ block }) => block);
    expect(blocks).toEqual([...blocks].sort((a, b) => a - b));
    const spans = last.points.slice(1).map((point, i) => point.atMs - (last.points[i]?.atMs ?? 0));
    expect(Math.min(...spans)).toBeGreaterThan(0);
  });

  it('V3 asks nothing of the prices a second time', async () => {
    await lineOf(world, 64, '24h');
    const again = await world.requests(() => lineOf(world, 7, '24h'));
    expect(again.state_call ?? 0).toBeLessThanOrEqual(1);
  });

  it('V3 ends a line at the birth of its subnet', async () => {
    const { last } = await lineOf(world, 128, '30d');
    const registered = world.devnet.state().get('SubtensorModule', 'NetworkRegisteredAt', 128) as bigint;
    expect(last.points.length).toBeGreaterThan(0);
    expect(last.points.every(({ block }) => block >= Number(registered))).toBe(true);
  });

  it('T19 lists every validator with the subnets it validates', async () => {
    let rows: Awaited<ReturnType<typeof readChainValidators>> = [];
    const requests = await world.requests(async () => {
      rows = await readChainValidators(new BlockReader(world.session));
    });
    expect(rows).toHaveLength(60);
    expect(total(requests)).toBeLessThanOrEqual(40);
    const view = world.devnet.state();
    for (const row of rows) {
      expect(row.take).toBe(view.get('SubtensorModule', 'Delegates', row.hotkey));
      for (const { netuid, stakeBase } of row.places)
        expect(view.get('SubtensorModule', 'TotalHotkeyAlpha', row.hotkey, netuid)).toBe(stakeBase);
      expect(row.totalRao).toBe(row.places.reduce((sum, { spotRao }) => sum + spotRao, 0n));
    }
    const totals = rows.map(({ totalRao }) => totalRao as bigint);
    expect(totals).toEqual([...totals].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0)));
  });

  it('N3 tells the take of a month ago', async () => {
    const [first] = await readChainValidators(new BlockReader(world.session));
    if (!first) throw new Error('no validator');
    const then = await takeThen(world.past, world.session, first.hotkey);
    expect(then?.take).toBe(first.take);
    expect(then?.block).toBeLessThan(world.session.finalized.number - 29 * 7_200);
  });
});

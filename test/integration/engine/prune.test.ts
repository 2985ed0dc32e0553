import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PruneOrder } from '../../../src/core/chain/market.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { readPruneOrder } from '../../../src/engine/market/prune-order.js';
import { type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';

const IMMUNITY = 50_400;

/** What the runtime itself would dissolve; null: nobody. */
async function chainsChoice(world: PastWorld): Promise<number | null> {
  const { hash } = world.session.best;
  const hex = (await world.devnet.request('state_call', [
    'SubnetInfoRuntimeApi_get_subnet_to_prune',
    '0x',
    hash,
  ])) as string;
  return hex === '0x00' ? null : Number.parseInt(hex.slice(6, 8) + hex.slice(4, 6), 16);
}

describe.each([DECLARED, NEWER, ...FINNEY_424])('who makes room on $name', ({ options }) => {
  let world: PastWorld;
  let found: PruneOrder;
  let requests: Record<string, number>;
  beforeAll(async () => {
    world = await pastWorld({ ...options, scenario: 'default', pastDays: 31 });
    requests = await world.requests(async () => {
      found = await readPruneOrder(new BlockReader(world.session));
    });
  }, 60_000);
  afterAll(() => world.stop());

  it('N4 names the subnet that the runtime itself would dissolve', async () => {
    const first = found.order[0];
    expect(first).toMatchObject({ position: 0, immuneUntilBlock: null });
    expect(first?.netuid).toBe(await chainsChoice(world));
  });

  it('N4 orders by moving price, and puts those in their immunity last', () => {
    const free = found.order.filter(({ immuneUntilBlock }) => immuneUntilBlock === null);
    const prices = free.map(({ movingPrice }) => movingPrice ?? 0n);
    expect(prices).toEqual([...prices].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
    const immune = found.order.filter(({ immuneUntilBlock }) => immuneUntilBlock !== null);
    expect(immune.map(({ netuid }) => netuid)).toEqual([128]);
    expect(found.order.at(-1)?.netuid).toBe(128);
    const registered = world.devnet.state().get('SubtensorModule', 'NetworkRegisteredAt', 128) as bigint;
    expect(immune[0]?.immuneUntilBlock).toBe(Number(registered) + IMMUNITY);
  });

  it('N4 counts every subnet but root against the limit', () => {
    expect(found).toMatchObject({ limit: 128, count: 128 });
    expect(found.order.map(({ position }) => position)).toEqual(found.order.map((_, index) => index));
    expect(found.order.some(({ netuid }) => netuid === 0)).toBe(false);
  });

  it('N4 asks the node three times', () => {
    expect(total(requests)).toBeLessThanOrEqual(3);
  });

  it('N4 tells what a dissolved subnet would share out, and among how much alpha', () => {
    const view = world.devnet.state();
    for (const { netuid, payout } of found.order.slice(0, 5)) {
      const amount = (item: string) => view.get('SubtensorModule', item, netuid) as bigint;
      const alpha = amount('SubnetAlphaOut') + amount('SubnetProtocolAlpha');
      // Real metadata names a block since which the pool shares too; here it is 0, and these are older than that.
      expect(payout).toEqual({ potRao: amount('SubnetTAO'), ofAlpha: alpha });
    }
  });
});

describe('who makes room where nobody can', () => {
  it('N4 says of a young chain that every subnet is in its immunity', async () => {
    const world = await pastWorld({ scenario: 'small' });
    try {
      const found = await readPruneOrder(new BlockReader(world.session));
      expect(found.order.map(({ immuneUntilBlock }) => immuneUntilBlock)).toEqual([
        IMMUNITY,
        IMMUNITY,
        IMMUNITY,
      ]);
      expect(await chainsChoice(world)).toBeNull();
    } finally {
      await world.stop();
    }
  });

  it.skipIf(FINNEY_219.length === 0)('N4 is not told by a runtime without moving prices', async () => {
    const world = await pastWorld({ ...FINNEY_219[0]?.options, scenario: 'small' });
    try {
      await expect(readPruneOrder(new BlockReader(world.session))).rejects.toMatchObject({
        code: 'chain/unavailable-feature',
      });
    } finally {
      await world.stop();
    }
  });

  it.skipIf(FINNEY_393.length === 0)('N4 is told by the runtime before the weighted pool', async () => {
    const world = await pastWorld({ ...FINNEY_393[0]?.options, scenario: 'small' });
    try {
      const found = await readPruneOrder(new BlockReader(world.session));
      expect(found.order).toHaveLength(3);
      expect(found.limit).toBe(128);
    } finally {
      await world.stop();
    }
  });
});

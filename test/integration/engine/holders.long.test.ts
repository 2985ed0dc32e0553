import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChainValidator } from '../../../src/core/chain/market.js';
import { BlockReader } from '../../../src/engine/chain/block-reader.js';
import { storageItem } from '../../../src/engine/chain/storage-items.js';
import { readChainValidators } from '../../../src/engine/market/chain-validators.js';
import { medianYields } from '../../../src/engine/market/median-yields.js';
import { countStakers } from '../../../src/engine/market/stakers.js';
import { subnetFlow } from '../../../src/engine/market/subnet-flow.js';
import { caughtUp, type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';

const TAO = 1_000_000_000n;
const FLOW = ['SubtensorModule', 'SubnetTaoFlow'] as const;

describe.each([DECLARED, NEWER, ...FINNEY_424])('holders on $name', ({ options }) => {
  let world: PastWorld;
  let validators: ChainValidator[];
  beforeAll(async () => {
    world = await pastWorld({ ...options, scenario: 'default', pastDays: 2 });
    validators = await readChainValidators(new BlockReader(world.session));
  }, 60_000);
  afterAll(() => world.stop());

  it('T19 counts who stakes with a validator from the chain’s position map, each account once', async () => {
    const view = world.devnet.state();
    const [hotkey = ''] = validators.map((row) => row.hotkey);
    const items = ['Alpha', 'AlphaV2'].filter((item) =>
      storageItem(world.session.runtime, 'SubtensorModule', item),
    );
    const holders = new Set(
      items.flatMap((item) =>
        view.entries('SubtensorModule', item, hotkey).map(({ args }) => String(args[1])),
      ),
    );
    const requests = await world.requests(async () => {
      expect(await countStakers(new BlockReader(world.session), hotkey)).toEqual({
        count: holders.size,
        complete: true,
      });
    });
    expect(holders.size).toBeGreaterThan(0);
    expect(requests.state_getKeysPaged).toBeLessThanOrEqual(2);
  });

  it('P8 has a median yield of each validator over its subnets, in bounded requests, and none that nobody paid', async () => {
    let found: Awaited<ReturnType<typeof medianYields>> = [];
    const places = validators.reduce((sum, row) => sum + row.places.length, 0);
    const requests = await world.requests(async () => {
      found = await medianYields(new BlockReader(world.session), validators);
    });
    expect(total(requests)).toBeLessThanOrEqual(Math.ceil((2 * places + 129) / 1_000));
    expect(found.map(([hotkey]) => hotkey)).toEqual(validators.map(({ hotkey }) => hotkey));
    expect(found.some(([, one]) => one.kind === 'measured')).toBe(true);
    const measured = found.flatMap(([, one]) => (one.kind === 'measured' ? [one] : []));
    for (const one of measured) {
      expect(one.perDayPpb).toBeGreaterThanOrEqual(0n);
      // An epoch of an hour is no year.
      expect(one.apyPpm).toBeNull();
      expect(one.samples).toBeGreaterThan(0);
      expect(one.toBlock - one.fromBlock).toBe(360);
    }
  });

  it('V3 tells the chain’s own mean of TAO in and out, and nothing where it keeps none', async () => {
    expect(await subnetFlow(new BlockReader(world.session), 5)).toBeNull();
    world.devnet.poke(...FLOW, [64], 1_000n * TAO);
    world.devnet.poke(...FLOW, [7], -1_000n * TAO);
    await world.devnet.produceBlock();
    const reader = new BlockReader(await caughtUp(world));
    const [into, out] = [await subnetFlow(reader, 64), await subnetFlow(reader, 7)];
    // 0.0003209 % of 1,000 TAO counts, as each block's worth of a day.
    expect(into?.perDayRao).toBeGreaterThan(23n * TAO);
    expect(into?.perDayRao).toBeLessThan(24n * TAO);
    expect(out?.perDayRao).toBeLessThan(-23n * TAO);
    // The factor halves what is old in a month.
    expect(Math.round((into?.halfLifeBlocks ?? 0) / 7_200)).toBe(30);
  });
});

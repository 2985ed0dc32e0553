import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeAddress } from '../../../../src/core/address/index.js';
import { findRights } from '../../../../src/engine/routes/find-rights.js';
import { DECLARED } from '../support/profiles.js';
import { RouteWorld } from './route-world.js';

const ENTRIES = 2_000;
const addressOf = (number: number): string => {
  const id = new Uint8Array(32).fill(9);
  new DataView(id.buffer).setUint32(0, number * 2_654_435_761);
  return encodeAddress(id);
};

describe('looking through all rights of the chain', () => {
  let world: RouteWorld;
  beforeAll(async () => {
    world = await RouteWorld.start(DECLARED);
  });
  afterAll(() => world.stop());

  it('K10 finds every right that our keys hold among two thousand, in a few requests', async () => {
    const [alice, bob] = [world.pair('Alice').address, world.pair('Bob').address];
    const entry = (delegate: string, type: string, delay = 0) => ({
      delegate,
      proxy_type: { type, value: undefined },
      delay,
    });
    for (let number = 0; number < ENTRIES; number++) {
      const stranger = entry(addressOf(ENTRIES + number), 'Any');
      const list =
        number % 500 === 7 ? [stranger, entry(alice, 'Staking', 40), entry(bob, 'Any')] : [stranger];
      world.devnet.poke('Proxy', 'Proxies', [addressOf(number)], [list, 0n]);
    }
    await world.devnet.produceBlock();
    await world.caughtUp();
    let found: unknown[] = [];
    const requests = await world.counted(async () => {
      found = await world.engine.client.call('findRights', { delegates: [alice] });
    });
    expect(found).toHaveLength(4);
    for (const number of [7, 507, 1_007, 1_507])
      expect(found).toContainEqual({
        real: addressOf(number),
        delegate: alice,
        proxyType: 'Staking',
        delayBlocks: 40,
      });
    // Three pages of keys, and their values.
    expect(requests).toBeLessThanOrEqual(6);
    expect(await world.engine.client.call('findRights', { delegates: [] })).toEqual([]);
  });

  it('K10 a search that takes too long ends with an error and not with half an answer', async () => {
    let now = 0;
    const search = findRights(await world.reader(), [world.pair('Alice').address], {
      now: () => (now += 100_000),
    });
    await expect(search).rejects.toMatchObject({ code: 'chain/timeout' });
  });

  it('K10 a search that nobody waits for any more reads no further page', async () => {
    const reader = await world.reader();
    const gone = new AbortController();
    let asked = 0;
    // Asked at the start and before each page: the page goes while the second is begun.
    const now = () => {
      if (++asked === 3) gone.abort();
      return 0;
    };
    const requests = await world.counted(async () => {
      const search = findRights(reader, [world.pair('Alice').address], { now, signal: gone.signal });
      await expect(search).rejects.toMatchObject({ code: 'chain/timeout' });
    });
    expect(requests).toBe(4);
  });
});

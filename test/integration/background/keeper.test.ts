import { describe, expect, it } from 'vitest';
import { BackgroundWorld } from '../../support/background-world.js';
import { EXTENSION_ID, EXTENSION_URL } from '../../support/fake-browser.js';
import { settle } from '../../support/stepped-clock.js';

const SITE = 'https://stake.example';
const done = { to: 'background', id: 'pending', value: { pending: 0 } };
const keeperPage = { id: EXTENSION_ID, url: `${EXTENSION_URL}src/popup/keeper.html` };

/** A site's transaction was signed: the engine is held to follow it. */
async function following() {
  const { world, page, address } = await BackgroundWorld.connected(SITE);
  const { signed, id, payloadHash } = await world.asked(page, address);
  await world.ui().ask('approvals.decide', { id, decision: 'sign', payloadHash });
  await world.clock.until(signed);
  await settle();
  expect([world.keeperStarts, world.keeperStops]).toEqual([1, 0]);
  return world;
}

describe('the engine is held for a transaction', () => {
  it('until the engine says that nothing is followed any more', async () => {
    const world = await following();
    world.browser.send(done, keeperPage);
    await settle();
    expect(world.keeperStops).toBe(1);
  });

  it('again by the worker that comes after', async () => {
    const world = await following();
    await world.restart();
    await settle();
    expect(world.keeperStarts).toBe(2);
    world.browser.send(done, keeperPage);
    await settle();
    expect(world.keeperStops).toBe(1);
  });

  it('no longer than its era can last', async () => {
    const world = await following();
    world.clock.jump(60 * 60_000);
    world.browser.fireAlarms(world.clock.nowMs());
    await settle();
    expect(world.keeperStops).toBe(1);
  });

  it('whatever a content script says', async () => {
    const world = await following();
    world.browser.send(done, { id: EXTENSION_ID, url: `${SITE}/`, origin: SITE, frameId: 0, tab: { id: 1 } });
    await settle();
    expect(world.keeperStops).toBe(0);
  });
});

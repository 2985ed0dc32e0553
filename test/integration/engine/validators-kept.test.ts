import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';

describe('validators', () => {
  let devnet: Devnet;
  let engine: EngineHarness;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small' });
    await devnet.produceBlock();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
  });
  afterEach(async () => {
    engine.stop();
    await devnet.close();
  });

  it('P6 are there from the last look, in the next engine, when no node answers', async () => {
    const live = <T extends { state: string }>({ state }: T) => state === 'live';
    const chain = liveValue(await engine.event('chainValidators', null, live));
    const details = liveValue(await engine.event('validatorDetails', { netuid: 1 }, live));
    const medians = await engine.event('medianYields', null, live);
    expect(liveValue(medians).map(([hotkey]) => hotkey)).toEqual(chain.map(({ hotkey }) => hotkey));
    expect(chain.length).toBeGreaterThan(0);
    expect(details.length).toBeGreaterThan(0);
    const { url } = devnet;
    engine.stop();
    await devnet.close();
    engine = startEngine();
    await engine.client.configure(localChoice(url));
    const first = await engine.event('chainValidators', null, () => true);
    expect(first).toMatchObject({ state: 'stale', error: null });
    expect(first.snapshot?.value).toEqual(chain);
    const failed = await engine.event('validatorDetails', { netuid: 1 }, ({ state }) => state === 'error');
    expect(failed.error?.code).toBe('chain/offline');
    expect(failed.snapshot?.value).toEqual(details);
    const kept = await engine.event('medianYields', null, ({ state }) => state === 'error');
    expect(kept.error?.code).toBe('chain/offline');
    // With its block and time: how old it is can be said.
    expect(kept.snapshot).toEqual(medians.snapshot);
    // Another subnet was never looked at: there is nothing to show, and nothing is made up.
    const unseen = await engine.event('validatorDetails', { netuid: 2 }, ({ state }) => state === 'error');
    expect(unseen.snapshot).toBeNull();
  });

  it('P6 are asked for once by whoever asks within ten minutes, stream or call', async () => {
    const reading = await engine.event('chainValidators', null, ({ state }) => state === 'live');
    const before = devnet.requestCounts().state_getKeysPaged ?? 0;
    await devnet.produceBlock();
    expect(await engine.client.call('chainValidators', null)).toEqual(reading.snapshot);
    const again = await engine.event('chainValidators', null, ({ state }) => state === 'live');
    expect(again.snapshot).toEqual(reading.snapshot);
    expect(devnet.requestCounts().state_getKeysPaged ?? 0).toBe(before);
  });

  it('P6 their medians are asked for once within ten minutes, however many screens show them', async () => {
    const first = await engine.event('medianYields', null, ({ state }) => state === 'live');
    await devnet.produceBlock();
    const before = devnet.requestCounts().state_queryStorageAt ?? 0;
    const again = await engine.event('medianYields', null, ({ state }) => state === 'live');
    expect(again.snapshot).toEqual(first.snapshot);
    expect(devnet.requestCounts().state_queryStorageAt ?? 0).toBe(before);
  });
});

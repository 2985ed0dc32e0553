import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { encodeAddress } from '../../../src/core/address/index.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_424, NEWER } from './support/profiles.js';

/** Reads served. A connection that hears nothing for a while asks for the genesis: that is health, not reading. */
const total = ({ chain_getBlockHash: _, ...reads }: Record<string, number>) =>
  Object.values(reads).reduce((sum, n) => sum + n, 0);
const UNUSED = encodeAddress(new Uint8Array(32).fill(7));

describe.each([DECLARED, NEWER, ...FINNEY_424])('holdings on $name', ({ options }) => {
  let devnet: Devnet;
  let engine: EngineHarness;

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', ...options });
    await devnet.produceBlock();
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
  });
  afterAll(async () => {
    engine.stop();
    await devnet.close();
  });

  it('K2 K5 says what lies behind any address, as the portfolio does', async () => {
    const addresses = [...devnet.accounts.map(({ address }) => address), UNUSED];
    const { value } = await engine.client.call('holdings', { addresses });
    const reading = await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    const { accounts } = liveValue(reading);
    expect(value.map(({ address }) => address)).toEqual(addresses);
    for (const [i, { balance, positions }] of accounts.entries()) {
      const spot = positions.reduce((sum, { spotRao }) => sum + spotRao, 0n);
      expect(value[i]).toMatchObject({
        freeRao: balance.freeRao,
        reservedRao: balance.reservedRao,
        stakedRao: spot,
        positions: positions.length,
      });
    }
    expect(value.map(({ used }) => used)).toEqual([...devnet.accounts.map(() => true), false]);
  });

  it('K5 costs three requests for 200 addresses', async () => {
    const addresses = Array.from({ length: 200 }, (_, i) => encodeAddress(new Uint8Array(32).fill(i)));
    const before = total(devnet.requestCounts());
    const { value } = await engine.client.call('holdings', { addresses });
    expect(value).toHaveLength(200);
    expect(total(devnet.requestCounts()) - before).toBeLessThanOrEqual(3);
  });
});

describe.each(FINNEY_219)('holdings on $name', ({ options }) => {
  it('K5 P6 gives the balance where the runtime has no stake to ask for', async () => {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    const engine = startEngine();
    try {
      await devnet.produceBlock();
      await engine.client.configure(localChoice(devnet.url));
      const [first] = devnet.accounts;
      const { value } = await engine.client.call('holdings', { addresses: [first?.address ?? ''] });
      expect(value[0]?.freeRao).toBeGreaterThan(0n);
      expect(value[0]?.positions).toBe(0);
    } finally {
      engine.stop();
      await devnet.close();
    }
  });
});

import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { SocketLike } from '../../../src/engine/chain/socket.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';

describe('with every host blocked but one node', () => {
  const contacted = new Set<string>();
  let devnet: Devnet;
  let engine: EngineHarness;
  let addresses: string[];

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small', pastDays: 8 });
    for (let i = 0; i < 3; i += 1) await devnet.produceBlock();
    vi.stubGlobal('fetch', async (asked: string | URL | Request) => {
      const { host } = new URL(asked instanceof Request ? asked.url : asked);
      contacted.add(host);
      throw new TypeError(`${host} is blocked`);
    });
    engine = startEngine((url) => {
      const { host } = new URL(url);
      contacted.add(host);
      if (host !== new URL(devnet.url).host) throw new TypeError(`${host} is blocked`);
      return new WebSocket(url) as unknown as SocketLike;
    });
    await engine.client.configure(localChoice(devnet.url));
    addresses = devnet.accounts.map(({ address }) => address);
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    engine.stop();
    await devnet.close();
  });

  it('D3 tells positions, prices, validators and yield, and asks nobody else', async () => {
    const { accounts } = liveValue(
      await engine.event('portfolio', { addresses }, ({ state }) => state === 'live'),
    );
    const positions = accounts.flatMap((account) => account.positions);
    expect(positions.length).toBeGreaterThan(5);
    expect(positions.filter(({ exit }) => exit.kind === 'exact').length).toBeGreaterThan(5);
    const rows = liveValue(
      await engine.event(
        'market',
        null,
        ({ state, snapshot }) =>
          state === 'live' && snapshot?.value.some(({ changes }) => changes['24h'].kind === 'known') === true,
      ),
    );
    expect(rows.every(({ priceRaoPerAlpha }) => priceRaoPerAlpha > 0n)).toBe(true);
    const { value: validators } = await engine.client.call('validatorDetails', { netuid: 1 });
    expect(validators.some(({ name }) => name !== null)).toBe(true);
    expect(validators.some((row) => row.yield.kind === 'measured')).toBe(true);
    const [first] = positions.filter(({ netuid }) => netuid !== 0);
    if (!first) throw new Error('the scenario stakes nothing');
    const { coldkey, hotkey, netuid } = first;
    await engine.client.call('positionYield', { coldkey, hotkey, netuid });
    await engine.client.call('subnetIdentity', { netuid });
    const history = await engine.event(
      'valueHistory',
      { addresses, range: '24h' },
      ({ state }) => state === 'complete',
    );
    expect(history.points.length).toBeGreaterThan(10);
    expect([...contacted]).toEqual([new URL(devnet.url).host]);
  });
});

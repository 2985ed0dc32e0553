import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { SocketLike } from '../../../src/engine/chain/socket.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { FINNEY_393, FINNEY_424 } from './support/profiles.js';
import { signedStake } from './support/signed-stake.js';
import { type Pair, pairOf } from './support/signing.js';

const TAO = 1_000_000_000n;

describe('an engine whose node gets into trouble', () => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let alice: Pair;
  const choice = () => localChoice(devnet.url);

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small' });
    alice = pairOf(devnet, 'Alice');
    engine = startEngine();
    await engine.client.configure(choice());
  });
  afterEach(async () => {
    engine.stop();
    await devnet.close();
  });

  it('finds a transaction that a dApp sent by itself', async () => {
    const { extrinsicHex, row } = await signedStake(engine, devnet, alice);
    await engine.client.call('follow', { row: { ...row, origin: 'https://dapp.example' } });
    await devnet.request('author_submitExtrinsic', [extrinsicHex]);
    await devnet.produceBlock();
    await devnet.finalize();
    const rows = await engine.event(
      'activity',
      { addresses: [alice.address] },
      ([first]) => first?.state === 'finalized',
    );
    expect(rows[0]).toMatchObject({ origin: 'https://dapp.example', outcome: { paidRao: TAO } });
  });

  it('says expired when the era ended without it, and never before that is final', async () => {
    const { row } = await signedStake(engine, devnet, alice);
    await engine.client.call('follow', { row: { ...row, validUntilBlock: 3 } });
    for (let block = devnet.best().number; block < 3; block++) await devnet.produceBlock();
    const before = await engine.event('activity', { addresses: [alice.address] }, () => true);
    expect(before[0]?.state).toBe('sent');
    await devnet.finalize();
    await engine.event('activity', { addresses: [alice.address] }, ([first]) => first?.state === 'expired');
  });

  it('takes up a pending transaction again after the worker was started anew', async () => {
    const { extrinsicHex, row } = await signedStake(engine, devnet, alice);
    await engine.client.call('submit', { extrinsicHex, row });
    engine.stop();
    await devnet.produceBlock();
    await devnet.finalize();
    engine = startEngine();
    await engine.client.configure(choice());
    await engine.event('activity', { addresses: [alice.address] }, ([first]) => first?.state === 'finalized');
  });

  it('does not send twice, nor call it failed, when the same bytes are submitted again', async () => {
    const { extrinsicHex, row } = await signedStake(engine, devnet, alice);
    await engine.client.call('submit', { extrinsicHex, row });
    expect(await engine.client.call('submit', { extrinsicHex, row })).toEqual({ txHash: row.txHash });
    await devnet.produceBlock();
    expect(await engine.client.call('submit', { extrinsicHex, row })).toEqual({ txHash: row.txHash });
    await devnet.finalize();
    await engine.event('activity', { addresses: [alice.address] }, ([first]) => first?.state === 'finalized');
  });

  it('shows garbage from the node as an error beside the last value and recovers', async () => {
    const params = { addresses: [alice.address] };
    const good = liveValue(await engine.event('portfolio', params, ({ state }) => state === 'live'));
    devnet.setFault({ kind: 'garbage' });
    const broken = engine.event('portfolio', params, ({ state }) => state === 'error');
    await devnet.produceBlock();
    const reading = await broken;
    expect(reading.snapshot?.value.accounts[0]?.totalRao).toBe(good.accounts[0]?.totalRao);
    devnet.setFault(null);
    await engine.event('portfolio', params, ({ state }) => state === 'live');
  });

  it('tells another chain behind the same local endpoint apart from the one it remembers', async () => {
    const params = { addresses: [alice.address] };
    const { row } = await signedStake(engine, devnet, alice);
    await engine.client.call('follow', { row });
    await engine.event('portfolio', params, ({ state }) => state === 'live');
    devnet.setFault({ kind: 'wrong-genesis' });
    devnet.disconnectAll();
    const other = await engine.event(
      'portfolio',
      params,
      ({ state, snapshot }) => state === 'live' && snapshot?.genesisHash !== devnet.genesisHash,
    );
    expect(other.snapshot?.genesisHash).toMatch(/^0x[0-9a-f]{64}$/);
    // What was pending on the old chain holds nothing open on the new one.
    expect(engine.heard.filter(({ id }) => id === 'pending').at(-1)).toMatchObject({ value: { pending: 0 } });
  });
});

const [from] = FINNEY_393;
const [to] = FINNEY_424;
describe.skipIf(!from || !to)('a runtime upgrade in flight (needs ../shared)', () => {
  it('changes capabilities and keeps reading, from 393 to 424', async () => {
    if (!from?.options.metadata || !to?.options.metadata) throw new Error('skipped without metadata');
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', metadata: from.options.metadata });
    const engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    const addresses = devnet.accounts.map(({ address }) => address);
    const before = await engine.event('portfolio', { addresses }, ({ state }) => state === 'live');
    expect(before.snapshot?.specVersion).toBe(393);
    const after = engine.event('portfolio', { addresses }, ({ snapshot }) => snapshot?.specVersion === 424);
    await devnet.upgrade(to.options.metadata);
    await devnet.produceBlock();
    await devnet.produceBlock();
    expect((await after).snapshot?.value.accounts).toHaveLength(addresses.length);
    expect((await engine.client.call('capabilities', null)).specVersion).toBe(424);
    engine.stop();
    await devnet.close();
  });
});

/** What the start screen of a new wallet asks for these accounts, and how many requests it took. */
async function startScreen(devnet: Devnet, addresses: string[]) {
  globalThis.indexedDB = new IDBFactory();
  let sent = 0;
  const engine = startEngine((url) => {
    const socket = new WebSocket(url);
    const send = socket.send.bind(socket);
    socket.send = (frame: string) => {
      const { method, params } = JSON.parse(frame) as { method: string; params: unknown[] };
      // The genesis hash is asked for as a sign of life, by the clock.
      if (method !== 'chain_getBlockHash' || params[0] !== 0) sent += 1;
      send(frame);
    };
    return socket as unknown as SocketLike;
  });
  await engine.client.configure(localChoice(devnet.url));
  await engine.client.call('capabilities', null);
  const before = sent;
  const [reading, states] = await Promise.all([
    engine.event('portfolio', { addresses }, ({ state }) => state === 'live'),
    engine.event('accountStates', { addresses }, ({ state }) => state === 'live'),
  ]);
  await engine.event('valueHistory', { addresses, range: '24h' }, ({ state }) => state === 'complete');
  const requests = sent - before;
  engine.stop();
  return { requests, states: liveValue(states), portfolio: liveValue(reading) };
}

describe('a hundred coldkeys', () => {
  it('D5 cost as many requests as one, with all that the start screen asks beside the portfolio', async () => {
    const devnet = await startDevnet({
      scenario: { subnets: 129, validators: 60, accounts: 100, positionsPerAccount: 20 },
    });
    const addresses = devnet.accounts.map(({ address }) => address);
    const one = await startScreen(devnet, addresses.slice(0, 1));
    const hundred = await startScreen(devnet, addresses);
    await devnet.close();
    expect(one.states).toHaveLength(1);
    expect(hundred.states).toHaveLength(addresses.length);
    expect(hundred.portfolio.accounts.flatMap(({ positions }) => positions).length).toBeGreaterThanOrEqual(
      1_900,
    );
    expect(one.requests).toBeGreaterThan(0);
    expect(hundred.requests).toBeLessThanOrEqual(one.requests);
    expect(hundred.requests).toBeLessThanOrEqual(6);
  });
});

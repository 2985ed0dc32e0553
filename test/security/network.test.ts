import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { declaredMetadata } from '../../devnet/metadata/index.js';
import type { Devnet, DevnetFault } from '../../devnet/types.js';
import { localChoice } from '../../src/core/chain/networks.js';
import type { Portfolio } from '../../src/core/stake/types.js';
import { CrossChecker } from '../../src/engine/endpoints/cross-check.js';
import { MetadataStore } from '../../src/engine/storage/metadata-store.js';
import { type EngineHarness, liveValue, startEngine } from '../integration/engine/support/engine-harness.js';
import { signedStake } from '../integration/engine/support/signed-stake.js';
import { pairOf } from '../integration/engine/support/signing.js';
import { choiceOf, connectTo, startTwoNodes } from '../integration/engine/support/two-nodes.js';

/** A busy machine is no dispute; the three seconds are proven with a standing clock. */
const PATIENT_MS = 20_000;

let nodes: [Devnet, Devnet];
let engine: EngineHarness;
let params: { addresses: string[] };

const live = () => engine.event('portfolio', params, ({ state }) => state === 'live');
const failed = () => engine.event('portfolio', params, ({ state }) => state === 'error');
const totalOf = (portfolio: Portfolio) => portfolio.accounts[0]?.totalRao;
const onlineAt = (node: Devnet) =>
  engine.event('network', null, ({ state, endpoint }) => state === 'online' && endpoint === node.url);

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  nodes = await startTwoNodes();
  params = { addresses: [nodes[0].accounts[0]?.address ?? ''] };
  engine = startEngine();
});
afterEach(async () => {
  engine.stop();
  for (const node of nodes) await node.close();
});

/** One node only, of which the identity is pinned. */
const useOne = () => engine.client.configure(choiceOf([nodes[0]]));
const useBoth = () => engine.client.configure(choiceOf(nodes));

describe('S61 what the engine does not know', () => {
  it('S61 a chain of another genesis, and a transaction for another runtime, are refused', async () => {
    await useOne();
    const ask = { genesisHash: `0x${'ab'.repeat(32)}` };
    await expect(engine.client.call('ensureMetadata', ask)).rejects.toMatchObject({
      code: 'chain/unknown-genesis',
    });
    const { built } = await signedStake(engine, nodes[0], pairOf(nodes[0], 'Alice'));
    for (const change of [{ specVersion: built.specVersion + 1 }, { genesisHash: `0x${'ab'.repeat(32)}` }]) {
      const parts = {
        metadataHash: null,
        signature: `0x${'00'.repeat(64)}`,
        address: params.addresses[0] ?? '',
      };
      const asked = engine.client.call('assemble', { payload: { ...built, ...change }, ...parts });
      await expect(asked).rejects.toMatchObject({ code: 'chain/spec-mismatch' });
    }
  });

  it('S61 without metadata nothing is read at all', async () => {
    nodes[0].setFault({ kind: 'stale-metadata' });
    await useOne();
    await expect(engine.client.call('holdings', params)).rejects.toMatchObject({ code: 'chain/no-metadata' });
    expect(nodes[0].requestCounts().state_queryStorageAt ?? 0).toBe(0);
  });
});

describe('S63 metadata from elsewhere', () => {
  it('S63 no question has a place for it: more fields than asked for are refused', async () => {
    await useOne();
    const more = { genesisHash: null, metadata: '0x6d657461', types: { Balance: 'u8' } } as never;
    await expect(engine.client.call('ensureMetadata', more)).rejects.toMatchObject({
      code: 'invalid-message',
    });
    await expect(engine.client.call('provideMetadata' as never, more)).rejects.toMatchObject({
      code: 'unknown-method',
    });
  });
});

describe('S70 answers that are late, twice, in disorder or not for us', () => {
  it.each<DevnetFault>([
    { kind: 'reorder' },
    { kind: 'duplicate' },
    { kind: 'foreign-ids' },
    { kind: 'lag', ms: 80 },
  ])('S70 $kind: the right values, and blocks are followed', async (fault) => {
    await useOne();
    const right = totalOf(liveValue(await live()));
    engine.stop();
    engine = startEngine();
    nodes[0].setFault(fault);
    await useOne();
    expect(totalOf(liveValue(await live()))).toBe(right);
    const next = engine.event('portfolio', params, ({ snapshot }) => snapshot?.block.number === 1);
    await nodes[0].produceBlock();
    await next;
  });

  it('S70 half a minute of lag: another node takes over', async () => {
    await useBoth();
    await live();
    nodes[0].setFault({ kind: 'lag', ms: 30_000 });
    expect((await engine.client.call('holdings', params)).value).toHaveLength(1);
    await onlineAt(nodes[1]);
  });
});

describe('S71 nonsense', () => {
  it.each(['garbage', 'nan', 'huge'] as const)(
    'S71 %s: a typed error, the last value beside it, and recovery',
    async (kind) => {
      await useOne();
      const right = totalOf(liveValue(await live()));
      nodes[0].setFault({ kind });
      const broken = failed();
      await nodes[0].produceBlock();
      const reading = await broken;
      expect(reading.error?.code).toMatch(/^chain\/(bad-answer|timeout|offline|wrong-genesis)$/);
      expect(reading.snapshot && totalOf(reading.snapshot.value)).toBe(right);
      await expect(engine.client.call('holdings', params)).rejects.toMatchObject({
        code: expect.stringMatching(/^chain\//),
      });
      nodes[0].setFault(null);
      expect(liveValue(await live())).toBeDefined();
    },
  );

  it.each([
    ['HTML', '<!doctype html><title>504</title>'],
    ['no JSON', '{"jsonrpc":"2.0","id":1,'],
    ['a deep nest', `{"id":1,"result":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['seventeen MiB', `{"id":1,"result":"${'f'.repeat(17 * 1024 * 1024)}"}`],
  ])('S71 a server that says %s is no node', async (_name, text) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket) => socket.on('message', () => socket.send(text)));
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    await engine.client.configure(localChoice(`ws://127.0.0.1:${port}`));
    await expect(engine.client.call('holdings', params)).rejects.toMatchObject({ code: 'chain/bad-answer' });
    for (const socket of server.clients) socket.terminate();
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('S72 a balance that one node alone sees', () => {
  it('S72 is disputed, with both sources named', async () => {
    const [address = ''] = params.addresses;
    nodes[1].setFault({ kind: 'lying-balance', address, addRao: 1_000_000_000_000n });
    const store = new MetadataStore();
    const connection = connectTo(nodes, store);
    const found = await new CrossChecker(store, PATIENT_MS).check(connection, {
      address,
      netuids: [],
    });
    connection.close();
    expect(found).toMatchObject({ state: 'disputed', differences: ['balance'] });
    expect(found.sources).toEqual(nodes.map(({ url }) => url));
  });
});

describe('S73 an address that leads to another chain all of a sudden', () => {
  it('S73 is disconnected, with a warning and the last values kept', async () => {
    await useOne();
    const good = await live();
    nodes[0].setFault({ kind: 'wrong-genesis' });
    const warned = engine.event('network', null, ({ state }) => state === 'wrong-genesis');
    const reading = failed();
    nodes[0].disconnectAll();
    expect(await warned).toMatchObject({ best: null, genesisHash: null });
    expect(await reading).toMatchObject({ error: { code: 'chain/wrong-genesis' }, snapshot: good.snapshot });
    await expect(engine.client.call('holdings', params)).rejects.toMatchObject({
      code: 'chain/wrong-genesis',
    });
  });

  it('S73 is noticed without a disconnection too, and another node takes over', async () => {
    await useBoth();
    await live();
    nodes[0].setFault({ kind: 'wrong-genesis' });
    await onlineAt(nodes[1]);
    expect(liveValue(await live())).toBeDefined();
  });
});

describe('S76 metadata that does not belong to the runtime in force', () => {
  it('S76 is refused, never decoded with; the right one is taken up', async () => {
    await useOne();
    const before = await live();
    nodes[0].setFault({ kind: 'stale-metadata' });
    const refused = engine.event('portfolio', params, ({ error }) => error?.code === 'chain/no-metadata');
    const seen: Array<number | undefined> = [];
    const close = engine.client.open('portfolio', params, ({ snapshot }) =>
      seen.push(snapshot?.block.number),
    );
    await nodes[0].upgrade(declaredMetadata(16, 'newer'));
    expect((await refused).snapshot?.specVersion).toBe(424);
    nodes[0].setFault(null);
    const after = await engine.event('portfolio', params, ({ snapshot }) => snapshot?.specVersion === 475);
    expect(after.state).toBe('live');
    expect(before.snapshot?.specVersion).toBe(424);
    expect(await new MetadataStore().read(nodes[0].genesisHash, 475)).toMatchObject({ specVersion: 475 });
    close();
  });
});

describe('S80 no node at all', () => {
  it('S80 is said, with the last values and their age, and it comes back by itself', async () => {
    await useBoth();
    const good = await live();
    const reading = failed();
    const offline = engine.event(
      'network',
      null,
      ({ state, retryInMs }) => state === 'offline' && retryInMs !== null,
    );
    for (const node of nodes) await node.stopListening();
    expect(await reading).toMatchObject({ error: { code: 'chain/offline' }, snapshot: good.snapshot });
    expect((await offline).best).toBeNull();
    await expect(engine.client.call('holdings', params)).rejects.toMatchObject({ code: 'chain/offline' });
    const back = live();
    for (const node of nodes) await node.listen();
    expect((await back).snapshot?.genesisHash).toBe(nodes[0].genesisHash);
  });

  it('S80 holds for an engine that was started anew: what it remembers first, then why there is no more', async () => {
    await useBoth();
    const good = await live();
    engine.stop();
    for (const node of nodes) await node.stopListening();
    engine = startEngine();
    await useBoth();
    const states: string[] = [];
    const reading = await engine.event(
      'portfolio',
      params,
      ({ state }) => states.push(state) > 0 && state === 'error',
    );
    expect(states[0]).toBe('stale');
    expect(reading).toMatchObject({ error: { code: 'chain/offline' }, snapshot: good.snapshot });
  });
});

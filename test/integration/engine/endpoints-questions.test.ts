import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import type { EndpointHealth } from '../../../src/core/chain/endpoints.js';
import type { Connection } from '../../../src/engine/chain/connection.js';
import { CrossChecker } from '../../../src/engine/endpoints/cross-check.js';
import { followEndpoints } from '../../../src/engine/endpoints/endpoints-stream.js';
import { probeEndpoint } from '../../../src/engine/endpoints/probe-endpoint.js';
import { MetadataStore } from '../../../src/engine/storage/metadata-store.js';
import { connectTo, openSocket, startTwoNodes } from './support/two-nodes.js';

/** A busy machine is no dispute; the three seconds are proven with a standing clock. */
const PATIENT_MS = 20_000;

let nodes: [Devnet, Devnet];
let connection: Connection;
let store: MetadataStore;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  nodes = await startTwoNodes();
  for (const node of nodes) for (let i = 0; i < 4; i++) await node.produceBlock();
  store = new MetadataStore();
  connection = connectTo(nodes, store);
});
afterEach(async () => {
  connection.close();
  for (const node of nodes) await node.close();
});

describe('testing a node', () => {
  const probe = (url: string, genesisHash: string | null = null, of: Connection | null = connection) =>
    probeEndpoint({ openSocket, random: () => 0, connection: of }, { url, genesisHash });

  it('tells what it is, how far it has come and what it keeps', async () => {
    await connection.ready();
    const [, second] = nodes;
    const found = await probe(second.url, second.genesisHash);
    expect(found).toMatchObject({
      url: second.url,
      genesisHash: second.genesisHash,
      specName: 'node-subtensor',
      specVersion: 424,
      best: second.best(),
      finalized: second.finalized(),
      lagBlocks: 0,
      archive: true,
    });
    expect(found.latencyMs).toBeGreaterThanOrEqual(0);
    expect(found.peers).toEqual(expect.any(Number));
    expect(found.syncing).toBe(false);
    expect(connection.pool.health()[1]).toMatchObject({ state: 'ready', archive: true });
  });

  it('tells a node that forgets', async () => {
    nodes[1].setFault({ kind: 'pruned', keep: 2 });
    expect((await probe(nodes[1].url)).archive).toBe(false);
  });

  it('counts how far it is behind the connection in use, when it is the same chain', async () => {
    await connection.ready();
    nodes[1].setFault({ kind: 'behind', blocks: 3 });
    expect((await probe(nodes[1].url)).lagBlocks).toBe(3);
    const foreign = await startDevnet({
      scenario: { subnets: 3, validators: 2, accounts: 1, positionsPerAccount: 1 },
    });
    const found = await probe(foreign.url);
    expect(found).toMatchObject({ genesisHash: foreign.genesisHash, lagBlocks: null, best: { number: 0 } });
    await foreign.close();
  });

  it.each([
    ['wrong-genesis', 'chain/wrong-genesis'],
    ['garbage', 'chain/bad-answer'],
    ['nan', 'chain/bad-answer'],
    ['refuse', 'chain/offline'],
  ] as const)('refuses a node with the fault %s as %s', async (kind, code) => {
    nodes[1].setFault({ kind });
    await expect(probe(nodes[1].url, nodes[0].genesisHash)).rejects.toMatchObject({ code });
  });

  it('says that nobody is there', async () => {
    await nodes[1].stopListening();
    await expect(probe(nodes[1].url)).rejects.toMatchObject({ code: 'chain/offline' });
  });
});

describe('a second opinion', () => {
  const alice = () => nodes[0].accounts[0]?.address ?? '';
  const check = async (netuids = [0, 1, 2]) =>
    new CrossChecker(store, PATIENT_MS).check(connection, { address: alice(), netuids });

  it('agrees, at one finalized block of both', async () => {
    expect(await check()).toEqual({
      state: 'agreed',
      block: nodes[0].finalized(),
      sources: nodes.map(({ url }) => url),
      differences: [],
    });
  });

  it('compares at the older block when the second node is a little behind, or ahead', async () => {
    await connection.ready();
    await nodes[1].produceBlock();
    expect((await check()).block).toEqual(nodes[0].finalized());
    nodes[1].setFault({ kind: 'behind', blocks: 3 });
    expect(await check()).toMatchObject({ state: 'agreed', block: { number: 0 } });
  });

  it('names a balance that only one of them sees', async () => {
    nodes[1].setFault({ kind: 'lying-balance', address: alice(), addRao: 1n });
    expect(await check()).toMatchObject({ state: 'disputed', differences: ['balance'] });
  });

  it('names prices that only one of them sees', async () => {
    nodes[1].setFault({ kind: 'lying-price', factor: 2 });
    const { state, differences } = await check([1, 2]);
    expect(state).toBe('disputed');
    expect(differences).toEqual(['price:1', 'price:2']);
  });

  it('disputes when they hold different blocks for final', async () => {
    await connection.ready();
    const other = nodes[1];
    other.poke('System', 'Number', [], 99);
    for (const node of nodes) for (let i = 0; i < 4; i++) await node.produceBlock();
    await expect.poll(() => connection.session?.finalized.hash).toBe(nodes[0].finalized().hash);
    expect(other.finalized()).toMatchObject({ number: nodes[0].finalized().number });
    expect(other.finalized().hash).not.toBe(nodes[0].finalized().hash);
    expect(await check()).toMatchObject({ state: 'disputed', differences: ['block'] });
  });

  it('names metadata of another runtime', async () => {
    await connection.ready();
    nodes[1].setFault({ kind: 'stale-metadata' });
    expect(await check()).toMatchObject({ state: 'disputed', differences: ['metadata'] });
  });

  it.each(['garbage', 'wrong-genesis', 'refuse', 'nan'] as const)(
    'is none when the second node has the fault %s',
    async (kind) => {
      await connection.ready();
      nodes[1].setFault({ kind });
      const found = await check();
      expect(found).toMatchObject({ state: 'single', sources: [nodes[0].url], differences: [] });
    },
  );

  it('is none when all nodes are of one operator', async () => {
    const alone = connectTo([nodes[0]], store);
    await alone.ready();
    const found = await new CrossChecker(store, PATIENT_MS).check(alone, { address: alice(), netuids: [] });
    expect(found.state).toBe('single');
    alone.close();
  });

  it('downloads the other metadata once', async () => {
    const checker = new CrossChecker(store, PATIENT_MS);
    await connection.ready();
    const metadataCalls = () => nodes[1].requestCounts().state_call ?? 0;
    await checker.check(connection, { address: alice(), netuids: [] });
    const once = metadataCalls();
    expect(once).toBe(1);
    await checker.check(connection, { address: alice(), netuids: [] });
    expect(metadataCalls()).toBe(once);
  });
});

describe('the health of the nodes', () => {
  const heard = (wanted: (health: EndpointHealth[]) => boolean) =>
    new Promise<EndpointHealth[]>((resolve) => {
      const close = followEndpoints(connection, (health) => {
        if (!wanted(health)) return;
        resolve(health);
        queueMicrotask(() => close());
      });
    });

  it('is told of each of them, and whenever it changes', async () => {
    nodes[1].setFault({ kind: 'behind', blocks: 2 });
    const health = await heard(
      ([first, second]) => first?.state === 'in-use' && second?.state === 'ready' && second.lagBlocks === 2,
    );
    expect(health.map(({ url }) => url)).toEqual(nodes.map(({ url }) => url));
    const moved = heard(([, second]) => second?.state === 'in-use');
    await nodes[0].stopListening();
    const [left] = await moved;
    expect(left).toMatchObject({ lastError: { code: 'chain/offline' } });
    expect(left?.failures).toBeGreaterThan(0);
    expect(left?.state).not.toBe('in-use');
  });
});

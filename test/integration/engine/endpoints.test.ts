import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import type { NetworkStatus } from '../../../src/core/chain/snapshot.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { choiceOf, startTwoNodes } from './support/two-nodes.js';

/** Two nodes of one chain: the same scenario gives the same genesis, the same blocks the same hashes. */
describe('an engine with two nodes', () => {
  let nodes: [Devnet, Devnet];
  let engine: EngineHarness;
  let params: { addresses: string[] };
  const both = (work: (node: Devnet) => Promise<unknown>) => Promise.all(nodes.map(work));
  const online = (node: Devnet) => (status: NetworkStatus) =>
    status.state === 'online' && status.endpoint === node.url;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    nodes = await startTwoNodes();
    params = { addresses: [nodes[0].accounts[0]?.address ?? ''] };
    engine = startEngine();
    await engine.client.configure(choiceOf(nodes));
  });
  afterEach(async () => {
    engine.stop();
    await both((node) => node.close());
  });

  it('is of one chain', async () => {
    expect(nodes[0].genesisHash).toBe(nodes[1].genesisHash);
    await both((node) => node.produceBlock());
    expect(nodes[0].best()).toEqual(nodes[1].best());
  });

  it('D2 takes the first that answers when the other is deaf', async () => {
    nodes[0].setFault({ kind: 'drop' });
    await engine.event('portfolio', params, ({ state }) => state === 'live');
    await engine.event('network', null, online(nodes[1]));
  });

  it('D2 keeps every stream going when a node goes away, without an error in between', async () => {
    const states: string[] = [];
    const close = engine.client.open('portfolio', params, ({ state }) => states.push(state));
    await engine.event('portfolio', params, ({ state }) => state === 'live');
    await nodes[0].stopListening();
    await engine.event('network', null, online(nodes[1]));
    const block = engine.event('portfolio', params, ({ snapshot }) => snapshot?.block.number === 1);
    await both((node) => node.produceBlock());
    const reading = await block;
    expect(reading).toMatchObject({ state: 'live', snapshot: { source: nodes[1].url } });
    expect(states).not.toContain('error');
    close();
  });

  it('answers a question that was on its way to a node that fell silent', async () => {
    await engine.event('portfolio', params, ({ state }) => state === 'live');
    nodes[0].setFault({ kind: 'drop' });
    const { value } = await engine.client.call('holdings', params);
    expect(value[0]?.freeRao).toBeGreaterThan(0n);
    await engine.event('network', null, online(nodes[1]));
  });

  it('does not ask for more when the first node says that it is enough', async () => {
    await engine.event('portfolio', params, ({ state }) => state === 'live');
    nodes[0].setFault({ kind: 'refuse' });
    expect((await engine.client.call('holdings', params)).value).toHaveLength(1);
    await engine.event('network', null, online(nodes[1]));
  });

  it('passes a node of another chain by', async () => {
    nodes[0].setFault({ kind: 'wrong-genesis' });
    const status = await engine.event('network', null, ({ state }) => state !== 'connecting');
    expect(status).toMatchObject({
      state: 'online',
      endpoint: nodes[1].url,
      genesisHash: nodes[0].genesisHash,
    });
  });

  it('D2 leaves a node that stands still for one that has the newer blocks', async () => {
    for (let i = 0; i < 14; i++) await nodes[1].produceBlock();
    const status = await engine.event('network', null, online(nodes[1]));
    expect(status.best?.number).toBe(14);
  });
});

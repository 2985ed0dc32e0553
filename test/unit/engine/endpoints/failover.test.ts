import 'fake-indexeddb/auto';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkChoice } from '../../../../src/core/chain/networks.js';
import { Connection } from '../../../../src/engine/chain/connection.js';
import { RuntimeCache } from '../../../../src/engine/chain/metadata-source.js';
import { MetadataStore } from '../../../../src/engine/storage/metadata-store.js';
import { type FakeNode, fakeNetwork, Refusal } from '../support/fake-node.js';
import { finneyNode, header } from '../support/finney-node.js';
import { FINNEY, hasChainFacts } from '../support/finney-runtime.js';

const URLS = ['wss://a.one.example', 'wss://b.two.example', 'wss://c.three.example'] as const;
const choice: NetworkChoice = { networkId: 'finney', genesisHash: FINNEY, endpoints: URLS };

describe.skipIf(!hasChainFacts)('a connection to several nodes (needs ../shared)', () => {
  const runtimes = new RuntimeCache(new MetadataStore());
  let nodes: [FakeNode, FakeNode, FakeNode];
  let connection: Connection;

  const connect = (endpoints: readonly string[] = URLS) => {
    const openSocket = fakeNetwork(Object.fromEntries(URLS.map((url, i) => [url, nodes[i] as FakeNode])));
    connection = new Connection({ ...choice, endpoints }, { openSocket, runtimes, random: () => 0 });
    connection.retain();
    return connection;
  };
  const endpoint = () => connection.session?.endpoint ?? null;
  const stateOf = (url: string) => connection.pool.health().find((health) => health.url === url);
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeAll(async () => {
    // Metadata is decoded once; the clocks of the tests below stand still meanwhile.
    nodes = [finneyNode(), finneyNode(), finneyNode()];
    await connect().ready();
    connection.close();
  });
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    nodes = [finneyNode(), finneyNode(), finneyNode()];
    for (const node of nodes)
      Object.assign(node.handlers, {
        chain_getHeader: () => header(100),
        chain_getFinalizedHead: () => `0x${'cd'.repeat(32)}`,
      });
  });
  afterEach(() => {
    connection.close();
    vi.useRealTimers();
  });

  it('uses the first node in the order of the person and opens no other for that', async () => {
    await connect().ready();
    expect(endpoint()).toBe(URLS[0]);
    expect(nodes.map(({ opened }) => opened.length)).toEqual([1, 0, 0]);
    expect(stateOf(URLS[0])).toMatchObject({ state: 'in-use', failures: 0, lagBlocks: 0 });
  });

  it('starts the next node beside one that does not say who it is, and closes the loser', async () => {
    nodes[0].deaf = true;
    const session = connect().ready();
    await pass(1_199);
    expect(nodes[1].opened).toHaveLength(0);
    await pass(1);
    expect((await session).endpoint).toBe(URLS[1]);
    expect(nodes[0].connections).toBe(0);
    expect(nodes[2].opened).toHaveLength(0);
  });

  it('goes on at once when a node refuses, and past one of another chain, which it remembers', async () => {
    nodes[0].refusing = true;
    nodes[1].handlers.chain_getBlockHash = () => `0x${'ab'.repeat(32)}`;
    const session = await connect().ready();
    expect(session.endpoint).toBe(URLS[2]);
    expect(stateOf(URLS[0])).toMatchObject({ state: 'resting', lastError: { code: 'chain/offline' } });
    expect(stateOf(URLS[1])).toMatchObject({ state: 'refused', lastError: { code: 'chain/wrong-genesis' } });
  });

  it('S80 says within ten seconds that no node answers, and goes on trying', async () => {
    for (const node of nodes) node.deaf = true;
    const failed = expect(connect().ready()).rejects.toMatchObject({ code: 'chain/timeout' });
    await pass(9_000);
    await failed;
    expect(connection.problem?.code).toBe('chain/timeout');
    for (const node of nodes) node.deaf = false;
    await pass(10_000);
    expect(connection.status().state).toBe('online');
  });

  it('moves to another node within three seconds when the one in use falls silent, and asks there again', async () => {
    const session = await connect().ready();
    nodes[1].handlers.system_health = () => 'from the second';
    nodes[0].deaf = true;
    const asked = session.socket.request('system_health', []);
    await pass(2_600);
    expect(await asked).toBe('from the second');
    expect(endpoint()).toBe(URLS[1]);
    expect(nodes[0].connections).toBe(0);
    expect(stateOf(URLS[0])).toMatchObject({ state: 'resting', lastError: { code: 'chain/timeout' } });
  });

  it('stays with a node that speaks again while another is being prepared', async () => {
    const session = await connect().ready();
    nodes[0].silent.add('system_health');
    const asked = session.socket.request('system_health', []);
    const quiet = expect(asked).rejects.toMatchObject({ code: 'chain/offline' });
    await pass(5_000);
    expect(connection.session).toBe(session);
    expect(nodes[1].connections).toBe(0);
    connection.close();
    await quiet;
  });

  it('is patient with a silent node when there is no other', async () => {
    const session = await connect([URLS[0]]).ready();
    nodes[0].deaf = true;
    const asked = expect(session.socket.request('system_health', [])).rejects.toMatchObject({
      code: 'chain/timeout',
    });
    await pass(14_999);
    expect(connection.session).toBe(session);
    await pass(1);
    await asked;
    expect(connection.session).toBeNull();
  });

  it('stays with a silent node as long as no other one can take over', async () => {
    const session = await connect().ready();
    for (const node of nodes) node.deaf = true;
    const asked = session.socket.request('system_health', []).catch((error: { code: string }) => error.code);
    await pass(5_000);
    expect(connection.session).toBe(session);
    await pass(30_000);
    expect(await asked).toBe('chain/timeout');
  });

  it('repeats a read that was lost with its connection, once, and never what sends', async () => {
    const session = await connect().ready();
    nodes[0].silent.add('system_health').add('author_submitExtrinsic');
    nodes[1].handlers.system_health = () => 'from the second';
    nodes[1].handlers.author_submitExtrinsic = () => 'sent twice';
    const read = session.socket.request('system_health', []);
    const sent = expect(session.socket.request('author_submitExtrinsic', ['0x00'])).rejects.toMatchObject({
      code: 'chain/offline',
    });
    await pass(0);
    nodes[0].drop();
    await Promise.all([sent, pass(100)]);
    expect(await read).toBe('from the second');
    expect(nodes[1].count('author_submitExtrinsic')).toBe(0);
    expect(await session.socket.request('system_health', [])).toBe('from the second');
  });

  it('is not news before two seconds have passed', async () => {
    await connect().ready();
    for (const node of nodes) node.deaf = true;
    nodes[0].drop();
    await pass(1_999);
    expect(connection.problem).toBeNull();
    await pass(1);
    expect(connection.problem?.code).toBe('chain/offline');
  });

  it('leaves a node that asks for rest, and asks there again what it refused', async () => {
    const session = await connect().ready();
    nodes[0].handlers.system_health = () => {
      throw new Refusal(-32_999, 'Too many requests');
    };
    nodes[1].handlers.system_health = () => 'from the second';
    expect(await session.socket.request('system_health', [])).toBe('from the second');
    expect(endpoint()).toBe(URLS[1]);
    expect(stateOf(URLS[0])?.state).toBe('resting');
  });

  it('waits for the only node there is when it asks for rest', async () => {
    const session = await connect([URLS[0]]).ready();
    let refusals = 0;
    nodes[0].handlers.system_health = () => {
      if (refusals++ === 0) throw new Refusal(-32_999, 'Too many requests');
      return 'in the end';
    };
    const asked = session.socket.request('system_health', []);
    await pass(499);
    expect(nodes[0].count('system_health')).toBe(1);
    await pass(1);
    expect(await asked).toBe('in the end');
  });

  it('leaves a node that announces no more blocks, when another one has them', async () => {
    await connect().ready();
    nodes[1].handlers.chain_subscribeNewHeads = () => header(101);
    await pass(19_999);
    expect(endpoint()).toBe(URLS[0]);
    await pass(1);
    expect(endpoint()).toBe(URLS[1]);
  });

  it('stays when no other node has a newer block either', async () => {
    const session = await connect().ready();
    await pass(120_000);
    expect(connection.session).toBe(session);
  });

  it('learns the time between blocks before it calls a chain stuck', async () => {
    await connect().ready();
    for (let number = 101; number <= 110; number++) {
      await pass(12_000);
      nodes[0].notify('chain_subscribeNewHeads', header(number));
    }
    nodes[1].handlers.chain_subscribeNewHeads = () => header(120);
    nodes[1].handlers.chain_getHeader = () => header(110);
    await pass(35_000);
    expect(endpoint()).toBe(URLS[0]);
    await pass(2_000);
    expect(endpoint()).toBe(URLS[1]);
  });

  it('compares with another operator in the background and leaves a node that is far behind', async () => {
    for (const node of [nodes[1], nodes[2]]) {
      node.handlers.chain_getHeader = () => header(111);
      node.handlers.chain_subscribeNewHeads = () => header(111);
    }
    await connect().ready();
    await pass(1_000);
    expect(endpoint()).toBe(URLS[1]);
    expect(stateOf(URLS[0])).toMatchObject({ state: 'resting', lagBlocks: 11 });
  });

  it('stays with one that is ten blocks behind, and looks again only after five minutes', async () => {
    nodes[1].handlers.chain_getHeader = ([hash]) => header(hash === undefined ? 110 : 108);
    await connect().ready();
    for (let number = 101; number < 125; number++) {
      await pass(12_000);
      nodes[0].notify('chain_subscribeNewHeads', header(number));
    }
    expect(endpoint()).toBe(URLS[0]);
    expect(nodes[1].opened).toHaveLength(1);
    await pass(15_000);
    expect(nodes[1].opened).toHaveLength(2);
  });

  it('notices that an address was repointed to another chain, and leaves it', async () => {
    await connect().ready();
    nodes[0].handlers.chain_getBlockHash = () => `0x${'ab'.repeat(32)}`;
    await pass(1_000);
    expect(endpoint()).toBe(URLS[1]);
    expect(stateOf(URLS[0])).toMatchObject({ state: 'refused', lastError: { code: 'chain/wrong-genesis' } });
  });

  it('leaves a node whose blocks stop becoming final', async () => {
    nodes[1].handlers.chain_getHeader = ([hash]) => header(hash === undefined ? 100 : 109);
    nodes[1].handlers.chain_subscribeFinalizedHeads = () => header(109);
    await connect().ready();
    await pass(1_000);
    expect(endpoint()).toBe(URLS[1]);
  });

  it('lets another node of another runtime wait, and stays', async () => {
    nodes[1].handlers.state_getRuntimeVersion = () => ({ specVersion: 425, transactionVersion: 1 });
    await connect().ready();
    await pass(1_000);
    expect(endpoint()).toBe(URLS[0]);
    expect(stateOf(URLS[1])).toMatchObject({ state: 'resting', lastError: { code: 'chain/spec-mismatch' } });
  });

  it('takes what it holds in reserve when the silent node breaks', async () => {
    const session = await connect().ready();
    nodes[1].handlers.system_health = () => 'from the second';
    nodes[0].deaf = true;
    const asked = session.socket.request('system_health', []);
    await pass(1_500);
    expect(nodes[1].connections).toBe(1);
    nodes[0].drop();
    await pass(0);
    expect(endpoint()).toBe(URLS[1]);
    expect(await asked).toBe('from the second');
    expect(nodes[1].opened).toHaveLength(1);
  });

  it('does not move to a node that broke while it was held in reserve', async () => {
    const session = await connect(URLS.slice(0, 2)).ready();
    nodes[0].deaf = true;
    const asked = session.socket.request('system_health', []).catch((error: { code: string }) => error.code);
    await pass(1_500);
    nodes[1].drop();
    await pass(2_000);
    expect(connection.session).toBe(session);
    await pass(15_000);
    expect(await asked).toBe('chain/timeout');
  });

  it('goes back to a node that rests when the other falls silent and there is no third', async () => {
    await connect(URLS.slice(0, 2)).ready();
    nodes[0].drop();
    await pass(0);
    expect(endpoint()).toBe(URLS[1]);
    connection.pool.tired(URLS[0]);
    nodes[0].handlers.system_health = () => 'from the first';
    nodes[1].deaf = true;
    const asked = connection.session?.socket.request('system_health', []);
    await pass(2_600);
    expect(endpoint()).toBe(URLS[0]);
    expect(await asked).toBe('from the first');
  });

  it('does not hammer a node whose sessions break at once', async () => {
    const session = await connect([URLS[0]]).ready();
    connection.on((event) => {
      if (event === 'online') nodes[0].drop();
    });
    nodes[0].drop();
    await pass(1_000);
    expect(connection.session).not.toBe(session);
    expect(nodes[0].opened.length).toBeLessThan(8);
    await expect(connection.ready()).rejects.toMatchObject({ code: 'chain/offline' });
  });

  it('serves background work after people, on the same session', async () => {
    const session = await connect().ready();
    const log: string[] = [];
    for (const node of nodes) node.handlers.echo = ([name]) => log.push(String(name));
    const background = session.background;
    expect(background.best).toBe(session.best);
    const work = [
      ...Array.from({ length: 20 }, (_, i) => background.socket.request('echo', [`background ${i}`])),
      ...Array.from({ length: 8 }, (_, i) => session.socket.request('echo', [`person ${i}`])),
    ];
    await pass(3_000);
    const people = log.map((name) => name.startsWith('person')).lastIndexOf(true);
    expect(log.slice(people + 1).every((name) => name.startsWith('background'))).toBe(true);
    expect(log.filter((name) => name.startsWith('person'))).toHaveLength(8);
    await pass(10_000);
    await Promise.all(work);
  });
});

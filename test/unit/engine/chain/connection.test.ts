import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { localChoice, networkChoice } from '../../../../src/core/chain/networks.js';
import { backoffMs } from '../../../../src/engine/chain/backoff.js';
import { Connection, type ConnectionEvent } from '../../../../src/engine/chain/connection.js';
import { RuntimeCache } from '../../../../src/engine/chain/metadata-source.js';
import { MetadataStore } from '../../../../src/engine/storage/metadata-store.js';
import { DEFAULT_SETTINGS } from '../../../../src/protocol/ui/settings.js';
import type { FakeNode } from '../support/fake-node.js';
import { finneyNode, header } from '../support/finney-node.js';
import { FINNEY, hasChainFacts } from '../support/finney-runtime.js';

const FINNEY_CHOICE = networkChoice(DEFAULT_SETTINGS);
let open: Connection[] = [];

function connect(node: FakeNode, networkId: 'finney' | 'local' = 'finney') {
  const connection = new Connection(networkId === 'local' ? localChoice('ws://127.0.0.1:1') : FINNEY_CHOICE, {
    openSocket: node.openSocket,
    runtimes: new RuntimeCache(new MetadataStore()),
    random: () => 0,
  });
  open.push(connection);
  return connection;
}

/** Resolves when the connection says the event. */
function next(connection: Connection, wanted: ConnectionEvent): Promise<void> {
  return new Promise((resolve) => {
    const stop = connection.on((event) => {
      if (event !== wanted) return;
      stop();
      resolve();
    });
  });
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => {
  for (const connection of open) connection.close();
  open = [];
  vi.useRealTimers();
});

describe.skipIf(!hasChainFacts)('connection (needs ../shared)', () => {
  it('goes online with genesis, spec version and both heads', async () => {
    const connection = connect(finneyNode());
    connection.retain();
    await connection.ready();
    expect(connection.status()).toMatchObject({
      state: 'online',
      genesisHash: FINNEY,
      specVersion: 424,
      best: { number: 100 },
      finalized: { number: 98 },
    });
  });

  it('downloads metadata once, however often it connects', async () => {
    const node = finneyNode();
    const first = connect(node);
    first.retain();
    await first.ready();
    first.close();
    const second = connect(node);
    second.retain();
    await second.ready();
    expect(node.count('state_call')).toBe(1);
    expect(await new MetadataStore().read(FINNEY, 424)).toMatchObject({ version: 15, transactionVersion: 1 });
  });

  it('falls back to version 14 where the runtime serves no versions', async () => {
    const connection = connect(finneyNode(219));
    connection.retain();
    const session = await connection.ready();
    expect(session.runtime.metadataVersion).toBe(14);
    expect(await new MetadataStore().read(FINNEY, 219)).toMatchObject({ version: 14 });
  });

  it('never serves anything from a chain that is not the pinned one', async () => {
    const node = finneyNode();
    node.handlers.chain_getBlockHash = () => `0x${'ab'.repeat(32)}`;
    const connection = connect(node);
    connection.retain();
    await expect(connection.ready()).rejects.toMatchObject({ code: 'chain/wrong-genesis' });
    expect(connection.status()).toMatchObject({ state: 'wrong-genesis', best: null, genesisHash: null });
    expect(node.count('state_call')).toBe(0);
  });

  it('fails a waiting question as soon as every endpoint was tried, and tells when it tries again', async () => {
    const node = finneyNode();
    node.refusing = true;
    const connection = connect(node);
    connection.retain();
    await expect(connection.ready()).rejects.toMatchObject({ code: 'chain/offline' });
    expect(node.opened).toEqual(FINNEY_CHOICE.endpoints);
    expect(connection.status().state).toBe('offline');
    expect(connection.status().retryInMs).toBeGreaterThan(0);
  });

  it('comes back by itself after the node crashed', async () => {
    const node = finneyNode();
    const connection = connect(node, 'local');
    connection.retain();
    const first = await connection.ready();
    const back = next(connection, 'online');
    node.drop();
    expect(connection.session).toBeNull();
    await back;
    expect(connection.session).not.toBe(first);
    const best = next(connection, 'best');
    node.notify('chain_subscribeNewHeads', header(101));
    await best;
    expect(connection.status().best?.number).toBe(101);
  });

  it('drops a node that talks nonsense and connects afresh', async () => {
    const node = finneyNode();
    const connection = connect(node, 'local');
    connection.retain();
    const session = await connection.ready();
    node.handlers.system_health = () => 'well';
    node.silent.add('system_health');
    const asked = session.socket.request('system_health', []);
    await Promise.resolve();
    node.silent.clear();
    const back = next(connection, 'online');
    for (const nonsense of ['<html>', '[1,2', 'null']) node.shout(nonsense);
    await back;
    expect(connection.session).not.toBe(session);
    expect(await asked).toBe('well');
  });

  it('takes a malformed head for a broken node, not for a block', async () => {
    const node = finneyNode();
    const connection = connect(node, 'local');
    connection.retain();
    await connection.ready();
    const back = next(connection, 'online');
    node.notify('chain_subscribeNewHeads', { number: 'soon', parentHash: '0x' });
    await back;
    expect(connection.status().best?.number).toBe(100);
  });

  it('S76 follows a runtime upgrade with new metadata, holds its blocks back until then, and says so', async () => {
    const node = finneyNode(393);
    const connection = connect(node, 'local');
    connection.retain();
    const session = await connection.ready();
    const newer = finneyNode(424);
    node.handlers.state_call = newer.handlers.state_call as (params: unknown[]) => unknown;
    const upgraded = next(connection, 'runtime');
    node.notify('state_subscribeRuntimeVersion', { specVersion: 424, transactionVersion: 1 });
    // A block of the new runtime is not read with the codec of the old one.
    node.notify('chain_subscribeNewHeads', header(101));
    expect([session.best.number, session.runtime.specVersion]).toEqual([100, 393]);
    await upgraded;
    expect([session.best.number, session.runtime.specVersion]).toEqual([101, 424]);
    expect(connection.status().upgrade).toMatchObject({ from: 393, to: 424 });
    expect(node.count('state_call')).toBe(2);
  });

  it('closes the socket when nobody has looked for a few seconds, and opens it for the next look', async () => {
    const node = finneyNode();
    const connection = connect(node);
    const release = connection.retain();
    await connection.ready();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    release();
    vi.advanceTimersByTime(3_000);
    expect(node.connections).toBe(1);
    vi.advanceTimersByTime(2_000);
    expect(node.connections).toBe(0);
    vi.useRealTimers();
    connection.retain();
    await connection.ready();
    expect(node.connections).toBe(1);
  });

  it('gives up on a node that does not answer', async () => {
    const node = finneyNode();
    const connection = connect(node, 'local');
    connection.retain();
    const session = await connection.ready();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    node.silent.add('system_health');
    const asked = session.socket.request('system_health', []);
    const failed = expect(asked).rejects.toMatchObject({ code: 'chain/timeout' });
    vi.advanceTimersByTime(15_000);
    await failed;
    expect(connection.session).toBeNull();
  });
});

describe.skipIf(!hasChainFacts)('news of an upgrade (needs ../shared)', () => {
  it('is told when it happened between two sessions, for ten minutes', async () => {
    const node = finneyNode(393);
    const connection = connect(node, 'local');
    connection.retain();
    await connection.ready();
    Object.assign(node.handlers, finneyNode(424).handlers);
    const upgraded = next(connection, 'runtime');
    node.drop();
    await upgraded;
    const { upgrade } = connection.status();
    expect(upgrade).toMatchObject({ from: 393, to: 424 });
    expect(upgrade?.changed.length).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 });
    expect(connection.status().upgrade).toBeNull();
  });
});

describe('pauses between attempts', () => {
  it('grow, are bounded and jittered', () => {
    expect([1, 2, 3, 10, 1_000].map((n) => backoffMs(n, () => 1))).toEqual([400, 800, 1600, 15_000, 15_000]);
    expect(backoffMs(3, () => 0)).toBe(800);
  });
});

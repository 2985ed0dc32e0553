import 'fake-indexeddb/auto';
import { xxhashAsHex } from '@polkadot/util-crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NetworkChoice } from '../../../../src/core/chain/networks.js';
import { Connection } from '../../../../src/engine/chain/connection.js';
import { RuntimeCache } from '../../../../src/engine/chain/metadata-source.js';
import { CrossChecker } from '../../../../src/engine/endpoints/cross-check.js';
import { probeEndpoint } from '../../../../src/engine/endpoints/probe-endpoint.js';
import { MetadataStore } from '../../../../src/engine/storage/metadata-store.js';
import { type FakeNode, fakeNetwork, Refusal } from '../support/fake-node.js';
import { finneyNode, header } from '../support/finney-node.js';
import { FINNEY, hasChainFacts } from '../support/finney-runtime.js';

const [URL, OTHER] = ['wss://a.one.example', 'wss://b.two.example'] as const;
const HASH = `0x${'cd'.repeat(32)}`;
const random = () => 0;

describe.skipIf(!hasChainFacts)('questions to a node beside the one in use (needs ../shared)', () => {
  let node: FakeNode;
  const probe = (url: string = URL) =>
    probeEndpoint(
      { openSocket: fakeNetwork({ [URL]: node }), random, connection: null },
      { url, genesisHash: FINNEY },
    );

  beforeEach(() => {
    node = finneyNode();
    Object.assign(node.handlers, {
      chain_getBlockHash: ([number]: unknown[]) => (number === 0 ? FINNEY : HASH),
      state_getRuntimeVersion: () => ({
        specName: 'node-subtensor',
        specVersion: 424,
        transactionVersion: 1,
      }),
      chain_getFinalizedHead: () => HASH,
      chain_getHeader: () => header(20_000),
      system_health: () => ({ peers: 12, isSyncing: false }),
      state_getStorage: () => '0x0100000000000000',
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reads what a probe tells', async () => {
    expect(await probe()).toEqual({
      url: URL,
      genesisHash: FINNEY,
      specName: 'node-subtensor',
      specVersion: 424,
      best: { number: 20_000, hash: HASH },
      finalized: { number: 20_000, hash: HASH },
      latencyMs: expect.any(Number),
      lagBlocks: null,
      archive: true,
      peers: 12,
      syncing: false,
    });
    expect(node.connections).toBe(0);
  });

  it('asks for state of ten thousand blocks ago, under the key that every runtime has', async () => {
    await probe();
    const key = xxhashAsHex('Timestamp', 128) + xxhashAsHex('Now', 128).slice(2);
    expect(node.requests).toContainEqual({ method: 'chain_getBlockHash', params: [10_000] });
    expect(node.requests).toContainEqual({ method: 'state_getStorage', params: [key, HASH] });
  });

  it('leaves unknown what a node keeps to itself, and takes a refusal of old state for what it is', async () => {
    const refuse = () => {
      throw new Refusal(4003, 'State already discarded');
    };
    Object.assign(node.handlers, { state_getStorage: refuse, system_health: refuse });
    expect(await probe()).toMatchObject({ archive: false, peers: null, syncing: null });
  });

  it('refuses a chain of another kind, whatever its genesis', async () => {
    node.handlers.state_getRuntimeVersion = () => ({
      specName: 'polkadot',
      specVersion: 1,
      transactionVersion: 1,
    });
    await expect(probe()).rejects.toMatchObject({ code: 'chain/wrong-genesis' });
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 32, '424', null])(
    'does not take %s for a version',
    async (specVersion) => {
      node.handlers.state_getRuntimeVersion = () => ({
        specName: 'node-subtensor',
        specVersion,
        transactionVersion: 1,
      });
      await expect(probe()).rejects.toMatchObject({ code: 'chain/bad-answer' });
    },
  );

  it.each([7, '7', '0x', '0x1ffffffff', '-0x1', null])(
    'does not take %j for a block number',
    async (number) => {
      node.handlers.chain_getHeader = () => ({ ...header(1), number });
      await expect(probe()).rejects.toMatchObject({ code: 'chain/bad-answer' });
    },
  );

  it.each(['http://127.0.0.1:1', 'ws://example.org', 'wss://user:word@example.org', 'javascript:1'])(
    'does not open %s',
    async (url) => {
      await expect(probe(url)).rejects.toMatchObject({ code: 'invalid-message' });
    },
  );

  it('says after six seconds that nobody answers, after ten that it takes too long', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    node.deaf = true;
    const deaf = expect(probe()).rejects.toMatchObject({ code: 'chain/timeout' });
    await vi.advanceTimersByTimeAsync(6_000);
    await deaf;
    node.deaf = false;
    node.silent.add('system_health');
    const slow = expect(probe()).rejects.toMatchObject({
      code: 'chain/timeout',
      context: { method: 'probe' },
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await slow;
  });

  it('has no second opinion after three seconds', async () => {
    const second = finneyNode();
    const choice: NetworkChoice = { networkId: 'finney', genesisHash: FINNEY, endpoints: [URL, OTHER] };
    const store = new MetadataStore();
    const connection = new Connection(choice, {
      openSocket: fakeNetwork({ [URL]: node, [OTHER]: second }),
      runtimes: new RuntimeCache(store),
      random,
    });
    connection.retain();
    await connection.ready();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    second.deaf = true;
    let state = 'asking';
    const ask = { address: '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM', netuids: [] };
    const checking = new CrossChecker(store).check(connection, ask).then((found) => {
      state = found.state;
    });
    await vi.advanceTimersByTimeAsync(2_999);
    expect(state).toBe('asking');
    await vi.advanceTimersByTimeAsync(1);
    await checking;
    expect(state).toBe('single');
    expect(second.connections).toBe(0);
    connection.close();
  });
});

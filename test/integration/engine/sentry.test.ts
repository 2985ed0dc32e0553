import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { SocketLike } from '../../../src/engine/chain/socket.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';

const HASH = `0x${'ab'.repeat(32)}`;
const LOOK = 'state_queryStorageAt';
/** Longer than any of these tests. */
const LONG_MS = 600_000;
const proxies = (delegate: string) =>
  [[{ delegate, proxy_type: { type: 'Any', value: undefined }, delay: 0 }], 93_000_000n] as const;

/** A page is open, so that every head is heard of. */
describe('N1 P9 the sentry at the heads of the chain', () => {
  let devnet: Devnet;
  let engine: EngineHarness;
  let me: string;
  let other: string;
  /** How many looks the node refused; null: it answers them. */
  let refused: number | null;

  beforeEach(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await startDevnet({ scenario: 'small' });
    await devnet.produceBlock();
    refused = null;
    engine = startEngine((url) => {
      const socket = new WebSocket(url);
      const send = socket.send.bind(socket);
      socket.send = (text: string) => {
        const isLook = refused !== null && text.includes(LOOK);
        if (refused !== null && isLook) refused += 1;
        send(isLook ? text.replace(LOOK, 'no_such_method') : text);
      };
      return socket as unknown as SocketLike;
    });
    [me = '', other = ''] = devnet.accounts.map(({ address }) => address);
    await engine.client.configure(localChoice(devnet.url));
    engine.client.open('network', null, () => undefined);
    await isOnline();
  });
  afterEach(async () => {
    engine.stop();
    await devnet.close();
  });

  const isOnline = () => engine.event('network', null, ({ state }) => state === 'online');
  const news = () => engine.heard.filter((message) => message.id === 'news').length;
  const looks = (): number => devnet.requestCounts()[LOOK] ?? 0;
  const check = (guardMs = LONG_MS) =>
    engine.client.call('watched', { addresses: [me, other], sinceBlock: null, thorough: false, guardMs });
  const pay = (rao: bigint) => {
    const account = devnet.state().get('System', 'Account', me) as { data: { free: bigint } };
    devnet.poke('System', 'Account', [me], {
      ...account,
      data: { ...account.data, free: account.data.free + rao },
    });
  };
  /** One block, looked at by the sentry. */
  const block = async () => {
    const before = looks();
    const { number } = await devnet.produceBlock();
    await engine.event('network', null, ({ best }) => (best?.number ?? 0) >= number);
    await expect.poll(looks).toBeGreaterThan(before);
  };
  /** Nobody guards: the head is heard of, and nothing is read. */
  const head = async () => {
    const { number } = await devnet.produceBlock();
    await engine.event('network', null, ({ best }) => (best?.number ?? 0) >= number);
  };
  /** The sentry is told of a chain where nothing changed. */
  const guarded = async () => {
    await head();
    await expect.poll(news).toBe(1);
    await check();
    await block();
    expect(news()).toBe(1);
  };

  it('tells of a balance once in 25 blocks, and of what gives the account away at once', async () => {
    await guarded();
    pay(1n);
    await block();
    await expect.poll(news).toBe(2);
    for (let paid = 0; paid < 3; paid++) {
      pay(1n);
      await block();
    }
    devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncements', [me], [36_000, HASH]);
    await block();
    await expect.poll(news).toBe(3);
    pay(1n);
    for (let more = 0; more < 24; more++) await block();
    expect(news()).toBe(3);
    await block();
    await expect.poll(news).toBe(4);
    // A balance that came back to what was told is no news.
    pay(1n);
    await block();
    pay(-1n);
    for (let more = 0; more < 25; more++) await block();
    expect(news()).toBe(4);
  });

  it('asks for a check again when nobody renewed its order in time, and when the wallet was erased', async () => {
    await guarded();
    await check(0);
    await head();
    await expect.poll(news).toBe(2);
    await head();
    expect(news()).toBe(2);
    await check();
    await block();
    expect(news()).toBe(2);
    await engine.client.call('erase', null);
    await head();
    await expect.poll(news).toBe(3);
  });

  it('asks for a check of another chain at its first head', async () => {
    await guarded();
    const second = await startDevnet({ scenario: 'small' });
    try {
      await engine.client.configure(localChoice(second.url));
      await isOnline();
      await second.produceBlock();
      await expect.poll(news).toBe(2);
    } finally {
      await second.close();
    }
  });

  it('guards whoever came to act for an account too', async () => {
    await guarded();
    devnet.poke('Proxy', 'Proxies', [me], proxies(devnet.validators[0]?.coldkey ?? ''));
    await block();
    await expect.poll(news).toBe(2);
    await check();
    await block();
    expect(news()).toBe(2);
    const made = [[{ real: me, call_hash: HASH, height: devnet.best().number }], 104_000_000n];
    devnet.poke('Proxy', 'Announcements', [devnet.validators[0]?.coldkey], made);
    await block();
    await expect.poll(news).toBe(3);
  });

  it('tells at the next head what it could not look at', async () => {
    await guarded();
    refused = 0;
    devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncements', [me], [36_000, HASH]);
    await head();
    await expect.poll(() => refused).toBe(1);
    refused = null;
    expect(news()).toBe(1);
    await block();
    await expect.poll(news).toBe(2);
  });

  it('asks once more with the next connection when the first check failed', async () => {
    await devnet.stopListening();
    await engine.event('network', null, ({ state }) => state === 'offline');
    await expect(check()).rejects.toMatchObject({ code: 'chain/offline' });
    await devnet.listen();
    await isOnline();
    await head();
    await expect.poll(news).toBe(1);
    await head();
    expect(news()).toBe(1);
  });
});

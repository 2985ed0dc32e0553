import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WalletError } from '../../../../src/core/errors/wallet-error.js';
import { EndpointPool } from '../../../../src/engine/endpoints/endpoint-pool.js';
import { isLoopback, operatorOf } from '../../../../src/engine/endpoints/operator.js';

const [A, B, C] = ['wss://a.one.example', 'wss://b.one.example:443/ws', 'wss://two.example'] as const;
const OFFLINE = new WalletError('chain/offline');

const stateOf = (pool: EndpointPool, url: string) =>
  pool.health().find((health) => health.url === url)?.state;

describe('operators', () => {
  it('are told by the last two labels of the host', () => {
    expect(operatorOf('wss://entrypoint.network.example:443')).toBe('network.example');
    expect(operatorOf('wss://LITE.chain.network.example./ws')).toBe('network.example');
    expect(operatorOf('wss://network.example')).toBe('network.example');
  });

  it('are the whole address where it has no name, and the port on this machine', () => {
    expect(operatorOf('wss://192.0.2.7:9944')).toBe('192.0.2.7');
    expect(operatorOf('wss://[2001:db8::1]:9944')).toBe('[2001:db8::1]');
    expect(operatorOf('ws://127.0.0.1:9944')).not.toBe(operatorOf('ws://127.0.0.1:9945'));
    expect(isLoopback('ws://localhost:1')).toBe(true);
    expect(isLoopback('wss://127.0.0.1.example')).toBe(false);
  });
});

describe('the pool', () => {
  let pool: EndpointPool;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    pool = new EndpointPool([A, B, C], () => 1);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps the order of the person, the same node once', () => {
    expect(new EndpointPool([B, A, B, C], () => 1).order()).toEqual([B, A, C]);
    expect(pool.health().map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('lets a node rest that failed, longer each time, and brings it back to its place', () => {
    pool.failed(A, OFFLINE);
    expect(pool.order()).toEqual([B, C, A]);
    expect(pool.health()[0]).toMatchObject({
      state: 'resting',
      failures: 1,
      lastError: { code: 'chain/offline' },
    });
    expect(pool.health()[0]?.retryAtMs).toBe(Date.now() + 400);
    vi.advanceTimersByTime(400);
    expect(pool.order()).toEqual([A, B, C]);
    pool.failed(A, OFFLINE);
    expect(pool.health()[0]?.retryAtMs).toBe(Date.now() + 800);
    pool.passed(A, 50);
    expect(pool.order()).toEqual([A, B, C]);
    expect(pool.health()[0]).toMatchObject({ state: 'ready', failures: 0, retryAtMs: null, latencyMs: 50 });
  });

  it('D1 U5 knows when each node last said anything, and that a failure is no answer', () => {
    const answeredAt = () => pool.health().map(({ lastAnsweredAtMs }) => lastAnsweredAtMs);
    const begin = Math.floor(Date.now() / 1_000) * 1_000;
    vi.setSystemTime(begin + 900);
    expect(answeredAt()).toEqual([null, null, null]);
    pool.passed(A, 50);
    pool.failed(B, OFFLINE);
    expect(answeredAt()).toEqual([begin, null, null]);
    vi.advanceTimersByTime(5_000);
    pool.heard(A, 7);
    expect(answeredAt()).toEqual([begin + 5_000, null, null]);
    vi.advanceTimersByTime(5_000);
    pool.measured(C, 20);
    pool.failed(A, OFFLINE);
    expect(answeredAt()).toEqual([begin + 5_000, null, begin + 10_000]);
  });

  it.each(['chain/wrong-genesis', 'chain/no-metadata'] as const)(
    'puts a node with %s last until it is right',
    (code) => {
      pool.failed(A, new WalletError(code));
      vi.advanceTimersByTime(60_000);
      expect(pool.order()).toEqual([B, C, A]);
      expect(stateOf(pool, A)).toBe('refused');
      expect(pool.others(B)).toEqual([C]);
      pool.passed(A, 10);
      expect(pool.order()).toEqual([A, B, C]);
    },
  );

  it('names those that could take over, another operator first', () => {
    expect(pool.others(A)).toEqual([B, C]);
    expect(pool.others(A, true)).toEqual([C, B]);
    pool.tired(C);
    expect(pool.others(A, true)).toEqual([B]);
  });

  it('counts blocks behind the best head heard of from any node', () => {
    pool.heard(A, 100);
    pool.heard(B, 130);
    expect(pool.health().map(({ lagBlocks }) => lagBlocks)).toEqual([0, 0, null]);
    pool.heard(A, 101);
    expect(pool.health()[0]?.lagBlocks).toBe(29);
  });

  it('averages latency and remembers what a node keeps', () => {
    pool.passed(A, 100);
    pool.measured(A, 200);
    pool.learnedArchive(A, true);
    expect(pool.health()[0]).toMatchObject({ latencyMs: 130, archive: true });
  });

  it('speaks only when something changed', () => {
    let told = 0;
    pool.onChange(() => {
      told += 1;
    });
    pool.use(A);
    pool.use(A);
    pool.heard(A, 1);
    pool.heard(A, 2);
    expect(told).toBe(2);
    expect(stateOf(pool, A)).toBe('in-use');
  });
});

import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench, RawClient } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

async function connected(options = {}) {
  const devnet = await bench.start(options);
  const client = await RawClient.open(devnet.url);
  bench.onClose(async () => client.close());
  return { devnet, client };
}

describe('faults', () => {
  it('lag delays answers by the given time and ends when it is taken back', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'lag', ms: 120 });
    const startMs = performance.now();
    await client.call('system_health');
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(115);
    devnet.setFault(null);
    expect(await client.call('system_chain')).toMatchObject({ result: 'Kelvin devnet' });
  });

  it('drop leaves the connection open and answers nothing', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'drop' });
    client.send('{"jsonrpc":"2.0","id":"lost","method":"system_chain"}');
    // Pings pass: the request before them has been read when the pong is back.
    await pong(client);
    devnet.setFault(null);
    await client.call('system_chain', [], 'answered');
    expect(client.frames.map((frame) => JSON.parse(frame).id)).toEqual(['answered']);
    expect(devnet.requestCounts()).toEqual({ system_chain: 1 });
  });

  it('garbage answers the right id with a wrong result', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'garbage' });
    const answer = await client.call('chain_getBlockHash', [0], 5);
    expect(answer.result).not.toBe(devnet.genesisHash);
  });

  it('wrong-genesis changes block 0 for clients and nothing else', async () => {
    const { devnet, client } = await connected();
    const { hash } = await devnet.produceBlock();
    devnet.setFault({ kind: 'wrong-genesis' });
    for (const zero of [0, '0x0', '0x00']) {
      expect((await client.call('chain_getBlockHash', [zero])).result).not.toBe(devnet.genesisHash);
    }
    expect((await client.call('chain_getBlockHash', [1])).result).toBe(hash);
    expect((await client.call('chain_getBlockHash')).result).toBe(hash);
  });

  it('refuse answers like a rate limit and turns new connections away', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'refuse' });
    expect((await client.call('system_chain')).error).toMatchObject({ code: -32_999 });
    await expect(RawClient.open(devnet.url)).rejects.toThrow(/cannot connect/);
    devnet.setFault(null);
    const second = await RawClient.open(devnet.url);
    second.close();
    expect(await client.call('system_chain')).toMatchObject({ result: 'Kelvin devnet' });
  });

  it('cuts connections, closes the port, and comes back on the same one with its state', async () => {
    const { devnet, client } = await connected();
    const { url } = devnet;
    await devnet.produceBlock();
    const closed = new Promise((resolve) => client.socket.addEventListener('close', resolve));
    devnet.disconnectAll();
    await closed;
    await devnet.stopListening();
    await expect(RawClient.open(url)).rejects.toThrow(/cannot connect/);
    await devnet.listen();
    expect(devnet.url).toBe(url);
    const again = await RawClient.open(url);
    expect(Number((await again.call('chain_getHeader')).result.number)).toBe(1);
    again.close();
  });

  it('brings an @polkadot/api client back to its subscriptions', async () => {
    const devnet = await bench.start();
    const { ApiPromise, WsProvider } = await import('@polkadot/api');
    const provider = new WsProvider(devnet.url, 20) as ProviderInterface;
    const api = await ApiPromise.create({ provider, noInitWarn: true });
    bench.onClose(() => api.disconnect());
    const heights: number[] = [];
    let wake = (): void => undefined;
    await api.rpc.chain.subscribeNewHeads((head) => {
      heights.push(head.number.toNumber());
      wake();
    });
    const back = new Promise<void>((resolve) => api.once('connected', () => resolve()));
    devnet.disconnectAll();
    await back;
    while (heights.at(-1) !== devnet.best().number + 0 || devnet.best().number === 0) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await api.rpc.system.health();
      await devnet.produceBlock();
      await next;
    }
    expect(heights.at(-1)).toBe(devnet.best().number);
  });
});

function pong(client: RawClient): Promise<void> {
  const socket = client.socket as unknown as {
    ping(): void;
    once(event: 'pong', listener: () => void): void;
  };
  return new Promise((resolve) => {
    socket.once('pong', resolve);
    socket.ping();
  });
}

import type { ISubmittableResult } from '@polkadot/types/types';
import { afterEach, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import { Bench, pairOf, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const failure = async (devnet: Devnet, method: string, params: unknown[]) =>
  devnet.request(method, params).then(
    () => {
      throw new Error('it did not fail');
    },
    (error) => error as { code: number; message: string },
  );

describe('reads of past blocks', () => {
  it('give the state of that block, also for runtime calls and many keys at once', async () => {
    const devnet = await bench.start({ port: null });
    const key = devnet.codec.storageKey('System', 'Number');
    const hashes = [devnet.genesisHash];
    for (let i = 0; i < 5; i += 1) hashes.push((await devnet.produceBlock()).hash);
    const values = await Promise.all(
      hashes.slice(1).map((hash) => devnet.request('state_getStorage', [key, hash])),
    );
    expect(values).toEqual(['0x01000000', '0x02000000', '0x03000000', '0x04000000', '0x05000000']);
    expect(await devnet.request('state_queryStorageAt', [[key], hashes[3]])).toEqual([
      { block: hashes[3], changes: [[key, '0x03000000']] },
    ]);
    const history = (await devnet.request('state_queryStorage', [[key], hashes[1], hashes[4]])) as unknown[];
    expect(history).toHaveLength(4);
    expect(await devnet.request('chain_getBlockHash', [[0, 2, 99]])).toEqual([hashes[0], hashes[2], null]);
  });

  it('keep what an account owned before a poke changed it', async () => {
    const devnet = await bench.start({ port: null });
    const bob = await pairOf(devnet, 'Bob');
    const before = await devnet.produceBlock();
    const account = devnet.state().get('System', 'Account', bob.address) as { data: { free: bigint } };
    devnet.poke('System', 'Account', [bob.address], {
      ...account,
      data: { ...account.data, free: 1_234_567n },
    });
    const after = await devnet.produceBlock();
    const free = (hash: `0x${string}`) =>
      (devnet.state(hash).get('System', 'Account', bob.address) as { data: { free: bigint } }).data.free;
    expect([free(before.hash), free(after.hash)]).toEqual([500_000_000_000n, 1_234_567n]);
  });

  it('page through keys in order and refuse pages that are too large', async () => {
    const devnet = await bench.start({ port: null });
    const prefix = devnet.codec.storageKey('System', 'Account');
    const all = (await devnet.request('state_getKeysPaged', [prefix, 1000])) as string[];
    const first = (await devnet.request('state_getKeysPaged', [prefix, 2])) as string[];
    const rest = (await devnet.request('state_getKeysPaged', [prefix, 1000, first.at(-1)])) as string[];
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect([...first, ...rest]).toEqual(all);
    expect([...all].sort()).toEqual(all);
    expect(await failure(devnet, 'state_getKeysPaged', [prefix, 1001])).toMatchObject({ code: 4002 });
  });

  it('answer unknown blocks, methods and runtime calls as a node does', async () => {
    const devnet = await bench.start({ port: null });
    const nowhere = `0x${'12'.repeat(32)}`;
    const key = devnet.codec.storageKey('System', 'Number');
    expect(await failure(devnet, 'state_getStorage', [key, nowhere])).toMatchObject({
      code: 4003,
      message: expect.stringContaining('UnknownBlock'),
    });
    expect(await devnet.request('chain_getHeader', [nowhere])).toBeNull();
    expect(await devnet.request('chain_getBlock', [nowhere])).toBeNull();
    expect(await failure(devnet, 'state_call', ['Nothing_at_all', '0x'])).toMatchObject({
      code: 4003,
      message: expect.stringContaining('Nothing_at_all'),
    });
    expect(await failure(devnet, 'no_such_method', [])).toMatchObject({ code: -32_601 });
    expect(await failure(devnet, 'chain_subscribeNewHeads', [])).toMatchObject({ code: -32_601 });
  });

  it('start from the same genesis for the same options and from another for other ones', async () => {
    const [one, two, large] = [
      await bench.start({ port: null }),
      await bench.start({ port: null, autoSeal: true }),
      await bench.start({
        port: null,
        scenario: { subnets: 5, validators: 5, accounts: 0, positionsPerAccount: 0 },
      }),
    ];
    expect(one.genesisHash).toBe(two.genesisHash);
    expect(large.genesisHash).not.toBe(one.genesisHash);
    expect((await one.produceBlock()).hash).toBe(
      (await (await bench.start({ port: null })).produceBlock()).hash,
    );
  });
});

describe('block production', () => {
  it('seals a block at once when a transaction arrives and auto-seal is on', async () => {
    const devnet = await bench.start({ autoSeal: true, finalityLag: 0 });
    const api = await bench.connect(devnet);
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    await until<ISubmittableResult>(
      async (listen) => api.tx.balances?.transferKeepAlive?.(bob.address, 1_000n).signAndSend(alice, listen),
      ({ status }) => status.isFinalized,
    );
    expect(devnet.best().number).toBe(1);
  });

  it('makes blocks on a timer with the clock’s time', async () => {
    const devnet = await bench.start({ blockTimeMs: 50 });
    const api = await bench.connect(devnet);
    const startMs = Date.now();
    await until<number>(
      (listen) => api.rpc.chain.subscribeNewHeads((head) => listen(head.number.toNumber())),
      (height) => height >= 2,
    );
    const now = await api.query.timestamp?.now?.();
    expect(Math.abs(Number(now?.toString()) - startMs)).toBeLessThan(10_000);
  });
});

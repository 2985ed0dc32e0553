import type { ISubmittableResult } from '@polkadot/types/types';
import { afterEach, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import { Bench, hasShared, pairOf, RawClient, readShared, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const heightOf = (frame: unknown): number =>
  Number((frame as { params: { result: { number: string } } }).params.result.number);

describe('reorg', () => {
  it('retracts a transaction, puts it back into the pool and includes it again', async () => {
    const devnet = await bench.start({ finalityLag: 5 });
    const api = await bench.connect(devnet);
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const statuses: string[] = [];
    const update: { listen: (result: ISubmittableResult) => void } = { listen: () => undefined };
    const wait = (type: string) =>
      until<ISubmittableResult>(
        async (listen) => {
          update.listen = listen;
        },
        ({ status }) => status.type === type,
      );
    const included = wait('InBlock');
    await api.tx.balances?.transferKeepAlive?.(bob.address, 3_000_000_000n).signAndSend(alice, (result) => {
      statuses.push(result.status.type);
      update.listen(result);
    });
    const first = await devnet.produceBlock();
    await included;

    const retracted = wait('Retracted');
    await devnet.reorg(1);
    await retracted;
    expect(devnet.best().number).toBe(2);
    expect(await devnet.request('chain_getBlockHash', [1])).not.toBe(first.hash);
    expect(await devnet.request('author_pendingExtrinsics')).toHaveLength(1);
    const free = () =>
      (devnet.state().get('System', 'Account', bob.address) as { data: { free: bigint } }).data.free;
    expect(free()).toBe(500_000_000_000n);

    const again = wait('InBlock');
    await devnet.produceBlock();
    expect(free()).toBe(503_000_000_000n);
    // The client fetches each block it hears of: told of finality meanwhile, it would skip the status before.
    await again;
    const final = wait('Finalized');
    await devnet.finalize();
    await final;
    expect(statuses.filter((status) => status !== 'Broadcast')).toEqual([
      'Ready',
      'InBlock',
      'Retracted',
      'Ready',
      'InBlock',
      'Finalized',
    ]);
  });

  it('tells allHeads of every fork block but newHeads of the new best one only', async () => {
    const devnet = await bench.start({ finalityLag: 5 });
    await devnet.produceBlock();
    await devnet.produceBlock();
    const client = await RawClient.open(devnet.url);
    bench.onClose(async () => client.close());
    await client.call('chain_subscribeNewHeads');
    await client.call('chain_subscribeAllHeads');
    await devnet.reorg(2);
    const heads = (method: string) =>
      client.frames
        .map((text) => JSON.parse(text))
        .filter((frame) => frame.method === method)
        .map(heightOf);
    await client.next((frame) => frame.method === 'chain_newHead' && heightOf(frame) === 3);
    await client.call('system_health');
    expect(heads('chain_allHead')).toEqual([2, 1, 2, 3]);
    expect(heads('chain_newHead')).toEqual([2, 3]);
  });

  it('sends storage subscribers the values of the new branch', async () => {
    const devnet = await bench.start({ finalityLag: 5 });
    const key = devnet.codec.storageKey('System', 'Number');
    const client = await RawClient.open(devnet.url);
    bench.onClose(async () => client.close());
    await client.call('state_subscribeStorage', [[key]]);
    await devnet.produceBlock();
    await devnet.reorg(1);
    const frame = await client.next((item) => JSON.stringify(item).includes('"0x02000000"'));
    expect(frame.params).toMatchObject({
      result: { block: devnet.best().hash, changes: [[key, '0x02000000']] },
    });
  });

  it('refuses to touch finalized blocks', async () => {
    const devnet = await bench.start({ finalityLag: 1 });
    for (let i = 0; i < 3; i += 1) await devnet.produceBlock();
    await expect(devnet.reorg(2)).rejects.toThrow(/1 to 1/);
    await expect(devnet.reorg(0)).rejects.toThrow(RangeError);
    await devnet.reorg(1);
    expect(devnet.best().number).toBe(4);
  });
});

describe('runtime upgrade', () => {
  it.skipIf(!hasShared)('emits a version change, serves the new metadata and keeps balances', async () => {
    const devnet = await bench.start({ metadata: readShared(393) });
    const api = await bench.connect(devnet);
    const alice = await pairOf(devnet, 'Alice');
    const before = await devnet.produceBlock();
    const upgraded = until<number>(
      (listen) => api.rpc.state.subscribeRuntimeVersion((version) => listen(version.specVersion.toNumber())),
      (spec) => spec === 424,
    );
    await api.rpc.system.health();
    await devnet.upgrade(readShared(424));
    await upgraded;
    expect(devnet.codec.specVersion).toBe(424);
    const free = (devnet.state().get('System', 'Account', alice.address) as { data: { free: bigint } }).data
      .free;
    expect(free).toBe(10_000_000_000_000n);
    const old = (await devnet.request('state_getRuntimeVersion', [before.hash])) as { specVersion: number };
    const now = (await devnet.request('state_getRuntimeVersion')) as { specVersion: number };
    expect([old.specVersion, now.specVersion]).toEqual([393, 424]);
  });

  it.skipIf(!hasShared)(
    'makes a waiting transaction that was signed for the old runtime invalid',
    async () => {
      const devnet = await bench.start({ metadata: readShared(424) });
      const api = await bench.connect(devnet);
      const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
      const seen: { waiting?: () => void } = {};
      const waiting = new Promise<void>((resolve) => {
        seen.waiting = resolve;
      });
      const gone = until<ISubmittableResult>(
        async (listen) =>
          api.tx.balances?.transferKeepAlive?.(bob.address, 1n).signAndSend(alice, { nonce: 1 }, (update) => {
            if (update.status.isFuture) seen.waiting?.();
            listen(update);
          }),
        ({ status }) => status.isInvalid,
      );
      await waiting;
      await devnet.upgrade(readShared(393));
      expect((await gone).status.type).toBe('Invalid');
    },
  );

  it('keeps archive reads of blocks before it under the runtime of their time', async () => {
    const devnet = await bench.start({ metadata: declaredMetadata() });
    const before = await devnet.produceBlock();
    const v14 = createRuntimeCodec(declaredMetadata()).metadataAt(14);
    if (!v14) throw new Error('no V14');
    await devnet.upgrade(v14);
    const key = devnet.codec.storageKey('System', 'Number');
    expect(await devnet.request('state_getStorage', [key, before.hash])).toBe('0x01000000');
    expect(await devnet.request('state_getStorage', [key])).toBe('0x03000000');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../../devnet/metadata/index.js';
import type { Devnet, DevnetFault, Hex } from '../../../../devnet/types.js';
import { Bench, RawClient } from '../../../integration/devnet/support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

async function connected() {
  const devnet = await bench.start();
  const client = await RawClient.open(devnet.url);
  bench.onClose(async () => client.close());
  return { devnet, client };
}

const bytesOf = (hex: unknown): Uint8Array => Buffer.from(String(hex).slice(2), 'hex');
const bob = (devnet: Devnet): string => devnet.accounts.find(({ name }) => name === 'Bob')?.address ?? '';
const freeOf = (devnet: Devnet, hex: unknown): bigint =>
  (devnet.codec.decodeStorage('System', 'Account', bytesOf(hex)) as { data: { free: bigint } }).data.free;
const priceIn = (hex: unknown): bigint => Buffer.from(bytesOf(hex)).readBigUInt64LE();

describe('a node that lies', () => {
  it('adds to one account’s balance in every way to read it, and to no other', async () => {
    const { devnet, client } = await connected();
    const [address, alice] = [bob(devnet), devnet.accounts[1]?.address];
    const key = devnet.codec.storageKey('System', 'Account', address);
    const other = devnet.codec.storageKey('System', 'Account', alice);
    const honest = freeOf(devnet, (await client.call('state_getStorage', [key])).result);
    const honestOther = (await client.call('state_getStorage', [other])).result;
    devnet.setFault({ kind: 'lying-balance', address, addRao: 7_000n });
    expect(freeOf(devnet, (await client.call('state_getStorage', [key])).result)).toBe(honest + 7_000n);
    const [set] = (await client.call('state_queryStorageAt', [[key]])).result;
    expect(freeOf(devnet, set.changes[0][1])).toBe(honest + 7_000n);
    expect((await client.call('state_getStorage', [other])).result).toBe(honestOther);
    const subscription = (await client.call('state_subscribeStorage', [[key]], 'sub')).result;
    const told = await client.next(
      ({ params }) => (params as { subscription?: string })?.subscription === subscription,
    );
    const { result } = told.params as { result: { changes: Array<[Hex, Hex]> } };
    expect(freeOf(devnet, result.changes[0]?.[1])).toBe(honest + 7_000n);
    expect(freeOf(devnet, await devnet.request('state_getStorage', [key]))).toBe(honest);
    devnet.setFault(null);
    expect(freeOf(devnet, (await client.call('state_getStorage', [key])).result)).toBe(honest);
  });

  it('scales pools, prices and simulated swaps alike', async () => {
    const { devnet, client } = await connected();
    const price = async () =>
      priceIn((await client.call('state_call', ['SwapRuntimeApi_current_alpha_price', '0x0100'])).result);
    const swap = async () => {
      const args = `0x0100${Buffer.from(new BigUint64Array([1_000_000_000n]).buffer).toString('hex')}`;
      const method = 'SwapRuntimeApi_sim_swap_tao_for_alpha';
      return (await client.call('state_call', [method, args])).result as Hex;
    };
    const reserve = devnet.codec.storageKey('SubtensorModule', 'SubnetTAO', 1);
    const stored = async () => priceIn((await client.call('state_getStorage', [reserve])).result);
    const before = { price: await price(), swap: await swap(), stored: await stored() };
    devnet.setFault({ kind: 'lying-price', factor: 1.5 });
    const lied = await price();
    expect(Number(lied) / Number(before.price)).toBeCloseTo(1.5, 6);
    expect(await stored()).toBe((before.stored * 3n) / 2n);
    expect(await swap()).not.toBe(before.swap);
    devnet.setFault(null);
    expect(await price()).toBe(before.price);
  });

  it('serves older metadata under the version of now', async () => {
    const { devnet, client } = await connected();
    const served = async () => createRuntimeCodec(bytesOf((await client.call('state_getMetadata')).result));
    const version = async () => (await client.call('state_getRuntimeVersion')).result.specVersion;
    const now = devnet.codec.specVersion;
    expect((await served()).specVersion).toBe(now);
    devnet.setFault({ kind: 'stale-metadata' });
    expect([(await served()).specVersion, await version()]).toEqual([now - 1, now]);
    const opaque = (await client.call('state_call', ['Metadata_metadata_at_version', '0x0f000000'])).result;
    const honest = await devnet.request('state_call', ['Metadata_metadata_at_version', '0x0f000000']);
    expect(opaque).not.toBe(honest);
    expect(String(opaque).length).toBe(String(honest).length);
    const versions = async () =>
      (await client.call('state_call', ['Metadata_metadata_versions', '0x'])).result;
    const metadata = createRuntimeCodec(declaredMetadata()).metadataAt(14) ?? new Uint8Array();
    devnet.setFault({ kind: 'stale-metadata', metadata });
    expect(await versions()).toBe('0x040e000000');
    devnet.setFault(null);
    expect(await versions()).not.toBe('0x040e000000');
    expect((await served()).specVersion).toBe(now);
  });

  it('serves the metadata from before an upgrade after it', async () => {
    const { devnet, client } = await connected();
    const v14 = createRuntimeCodec(declaredMetadata()).metadataAt(14) ?? new Uint8Array();
    await devnet.upgrade(v14);
    const ask = async () =>
      (await client.call('state_call', ['Metadata_metadata_versions', '0x'])).result as string;
    const fresh = await ask();
    devnet.setFault({ kind: 'stale-metadata' });
    expect(await ask()).not.toBe(fresh);
    expect(devnet.codec.metadataVersions).toEqual([14]);
  });

  it('counts with other decimals', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'wrong-decimals', decimals: 12 });
    expect((await client.call('system_properties')).result).toEqual({
      isEthereum: false,
      ss58Format: 42,
      tokenDecimals: 12,
      tokenSymbol: 'TAO',
    });
  });
});

describe('a node that is not what it should be', () => {
  it('has thrown old state away, and still has the headers', async () => {
    const { devnet, client } = await connected();
    const hashes = [devnet.genesisHash];
    for (let i = 0; i < 6; i += 1) hashes.push((await devnet.produceBlock()).hash);
    devnet.setFault({ kind: 'pruned', keep: 3 });
    const key = devnet.codec.storageKey('System', 'Number');
    const [old, kept] = [hashes[2], hashes[3]];
    const reads: Array<[string, (hash?: Hex) => unknown[]]> = [
      ['state_getStorage', (hash) => [key, hash]],
      ['state_queryStorageAt', (hash) => [[key], hash]],
      ['state_getKeysPaged', (hash) => [key, 10, null, hash]],
      ['state_call', (hash) => ['SwapRuntimeApi_current_alpha_price_all', '0x', hash]],
      ['state_getRuntimeVersion', (hash) => [hash]],
      ['state_getMetadata', (hash) => [hash]],
    ];
    for (const [method, params] of reads) {
      expect((await client.call(method, params(kept))).error, method).toBeUndefined();
      expect((await client.call(method, params(old))).error, method).toEqual({
        code: 4003,
        message: `Client error: UnknownBlock: State already discarded for ${old}`,
      });
    }
    expect((await client.call('chain_getHeader', [old])).result.number).toBe('0x2');
    expect((await client.call('chain_getBlock', [old])).result.block.extrinsics).toHaveLength(1);
    expect(await devnet.request('state_getStorage', [key, old])).toBe('0x02000000');
  });

  it('stays behind: its head, its reads and its notifications are old, newer blocks unknown', async () => {
    const { devnet, client } = await connected();
    for (let i = 0; i < 6; i += 1) await devnet.produceBlock();
    devnet.setFault({ kind: 'behind', blocks: 4 });
    const key = devnet.codec.storageKey('System', 'Number');
    expect((await client.call('chain_getHeader')).result.number).toBe('0x2');
    expect((await client.call('state_getStorage', [key])).result).toBe('0x02000000');
    expect((await client.call('chain_getBlockHash', [3])).result).toBeNull();
    expect((await client.call('chain_getHeader', [devnet.best().hash])).result).toBeNull();
    expect((await client.call('state_getStorage', [key, devnet.best().hash])).error).toMatchObject({
      code: 4003,
    });
    expect((await client.call('system_syncState')).result.currentBlock).toBe(2);
    const finalized = (await client.call('chain_getFinalizedHead')).result;
    expect((await client.call('chain_getHeader', [finalized])).result.number).toBe('0x0');
    await client.call('chain_subscribeNewHeads', [], 'heads');
    await devnet.produceBlock();
    const told = await client.next(
      ({ method, params }) =>
        method === 'chain_newHead' && (params as { result: { number: string } }).result.number !== '0x2',
    );
    expect((told.params as { result: { number: string } }).result.number).toBe('0x3');
  });

  it('answers in the opposite order', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'reorder' });
    for (const id of [1, 2, 3])
      client.send(JSON.stringify({ jsonrpc: '2.0', id, method: 'system_chain', params: [] }));
    for (const id of [1, 2, 3]) await client.next((frame) => frame.id === id);
    expect(client.frames.map((frame) => JSON.parse(frame).id)).toEqual([3, 2, 1]);
    devnet.setFault(null);
    expect((await client.call('system_chain')).result).toBe('Kelvin devnet');
  });

  it('says everything twice', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'duplicate' });
    client.send('{"jsonrpc":"2.0","id":1,"method":"system_chain"}');
    await client.call('system_health', [], 2);
    expect(client.frames.slice(0, 3).map((frame) => JSON.parse(frame).id)).toEqual([1, 1, 2]);
    expect(client.frames[0]).toBe(client.frames[1]);
  });

  it('answers requests and feeds subscriptions that nobody has', async () => {
    const { devnet, client } = await connected();
    devnet.setFault({ kind: 'foreign-ids' });
    const id = (await client.call('chain_subscribeNewHeads', [], 5)).result;
    await client.call('system_chain', [], 'text');
    await client.next(({ params }) => (params as { subscription?: string })?.subscription === id);
    const frames = client.frames.map((frame) => JSON.parse(frame));
    expect(frames.map((frame) => frame.id ?? frame.params.subscription)).toEqual([
      5 + 1_000_000_007,
      5,
      'foreign',
      id,
      'foreign text',
      'text',
    ]);
    expect(frames[4].result).toBe('Kelvin devnet');
  });

  it.each<[DevnetFault, unknown, unknown]>([
    [{ kind: 'nan' }, 'NaN', 'NaN'],
    [{ kind: 'huge' }, `0x${'f'.repeat(8)}`, Number.MAX_VALUE],
  ])('gives %o in the place of numbers, with the right ids and shapes', async (fault, storage, decimals) => {
    const { devnet, client } = await connected();
    await devnet.produceBlock();
    const key = devnet.codec.storageKey('System', 'Number');
    devnet.setFault(fault);
    expect((await client.call('state_getStorage', [key])).result).toBe(storage);
    const properties = (await client.call('system_properties')).result;
    expect(properties).toMatchObject({ tokenDecimals: decimals, isEthereum: false });
    expect((await client.call('chain_getHeader')).result.digest.logs).toHaveLength(1);
  });
});

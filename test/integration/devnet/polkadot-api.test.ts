import type { ISubmittableResult } from '@polkadot/types/types';
import { afterEach, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import { Bench, hasShared, pairOf, readShared, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

function declaredAs(version: number): Uint8Array {
  const bytes = createRuntimeCodec(declaredMetadata()).metadataAt(version);
  if (!bytes) throw new Error(`the declared metadata is not served as V${version}`);
  return bytes;
}

describe('@polkadot/api on devnet', () => {
  it.each([14, 15, 16])('connects when the chain was started with declared V%i metadata', async (version) => {
    const devnet = await bench.start({ metadata: declaredAs(version) });
    const api = await bench.connect(devnet);
    expect(api.runtimeVersion.specVersion.toNumber()).toBe(424);
    expect(api.genesisHash.toHex()).toBe(devnet.genesisHash);
    expect(api.runtimeMetadata.version).toBe(Math.max(...devnet.codec.metadataVersions));
    expect((await api.rpc.system.chain()).toString()).toBe('Kelvin devnet');
    expect(api.registry.chainTokens).toEqual(['TAO']);
    expect(api.registry.chainDecimals).toEqual([9]);
  });

  it('falls back to state_getMetadata for clients that know V14 only', async () => {
    const devnet = await bench.start();
    const v14 = await devnet.request('state_getMetadata');
    expect(String(v14).slice(0, 12)).toBe('0x6d6574610e');
  });

  it.skipIf(!hasShared).each([424, 393, 219])(
    'connects on the recorded mainnet metadata of spec %i',
    async (spec) => {
      const devnet = await bench.start({ metadata: readShared(spec) });
      const api = await bench.connect(devnet);
      expect(api.runtimeVersion.specVersion.toNumber()).toBe(spec);
      const alice = await pairOf(devnet, 'Alice');
      const account = await api.query.system?.account?.(alice.address);
      expect(account?.toJSON()).toMatchObject({ data: { free: 10_000_000_000_000 } });
      const bob = await pairOf(devnet, 'Bob');
      const done = until<ISubmittableResult>(
        async (listen) =>
          api.tx.balances?.transferKeepAlive?.(bob.address, 1_000n).signAndSend(alice, listen),
        ({ status }) => status.isFinalized,
      );
      while ((await api.rpc.author.pendingExtrinsics()).length === 0);
      await devnet.produceBlock();
      await devnet.finalize();
      const { events } = await done;
      expect(events.map(({ event }) => event.method)).toEqual(
        expect.arrayContaining(['Transfer', 'ExtrinsicSuccess']),
      );
    },
  );

  it('hashes headers as the chain does and gives blocks their body', async () => {
    const devnet = await bench.start();
    const api = await bench.connect(devnet);
    const { number, hash } = await devnet.produceBlock();
    const header = await api.rpc.chain.getHeader();
    expect([header.number.toNumber(), header.hash.toHex()]).toEqual([number, hash]);
    const { block } = await api.rpc.chain.getBlock(hash);
    expect(block.extrinsics[0]?.method.toHuman()).toMatchObject({ section: 'timestamp', method: 'set' });
    expect(header.parentHash.toHex()).toBe(devnet.genesisHash);
  });

  it('keeps an account subscription up to date and answers queryMulti in one go', async () => {
    const devnet = await bench.start();
    const api = await bench.connect(devnet);
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const query = api.query.system?.account;
    if (!query) throw new Error('System.Account is missing');
    const seen: string[] = [];
    const freeOf = (value: unknown) => String((value as { data: { free: unknown } }).data.free);
    const changed = until<unknown>(
      (listen) =>
        query(bob.address, (account: unknown) => {
          seen.push(freeOf(account));
          listen(account);
        }),
      () => seen.length === 2,
    );
    await api.tx.balances?.transferKeepAlive?.(bob.address, 1_000_000_000n).signAndSend(alice);
    await devnet.produceBlock();
    await changed;
    expect(seen).toEqual(['500000000000', '501000000000']);
    const many = await query.multi([alice.address, bob.address, devnet.genesisHash]);
    expect(many.map(freeOf).slice(1)).toEqual(['501000000000', '0']);
  });

  it('follows best and finalized heads in order', async () => {
    const devnet = await bench.start({ finalityLag: 2 });
    const api = await bench.connect(devnet);
    const best: number[] = [];
    const finalized: number[] = [];
    const done = Promise.all([
      until<number>(
        (listen) => api.rpc.chain.subscribeNewHeads((head) => listen(best.push(head.number.toNumber()))),
        (count) => count === 5,
      ),
      until<number>(
        (listen) =>
          api.rpc.chain.subscribeFinalizedHeads((head) => listen(finalized.push(head.number.toNumber()))),
        (count) => count === 3,
      ),
    ]);
    await api.rpc.system.health();
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    await done;
    expect(best).toEqual([0, 1, 2, 3, 4]);
    expect(finalized).toEqual([0, 1, 2]);
  });

  it('serves the portfolio reads of the wallet on the full scenario', async () => {
    const devnet = await bench.start({ scenario: 'default' });
    const api = await bench.connect(devnet);
    const practice = await pairOf(devnet, 'Practice');
    const stakes = await api.call.stakeInfoRuntimeApi?.getStakeInfoForColdkeys?.([practice.address]);
    const prices = await api.call.swapRuntimeApi?.currentAlphaPriceAll?.();
    const subnets = await api.call.subnetInfoRuntimeApi?.getAllDynamicInfo?.();
    const [[, positions = []] = []] = (stakes?.toJSON() ?? []) as Array<[string, unknown[]]>;
    expect(positions).toHaveLength(9);
    expect(prices?.toJSON()).toHaveLength(129);
    expect(subnets?.toJSON()).toHaveLength(129);
  });
});

import { LegacyClient, WsProvider } from 'dedot';
import { afterEach, describe, expect, it } from 'vitest';
import { Bench, pairOf, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

interface Status {
  status: { type: string };
}

describe('a client that is not @polkadot/api (dedot, legacy JSON-RPC)', () => {
  it('connects, reads a balance, and takes a signed transfer to finalized', async () => {
    const devnet = await bench.start();
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const client = await LegacyClient.new(new WsProvider({ endpoint: devnet.url, retryDelayMs: 0 }));
    bench.onClose(() => client.disconnect());
    expect(client.genesisHash).toBe(devnet.genesisHash);

    const free = async (): Promise<bigint> => (await client.query.system.account(bob.address)).data.free;
    expect(await free()).toBe(500_000_000_000n);

    const seen: string[] = [];
    await until<Status>(
      (listen) =>
        client.tx.balances
          .transferKeepAlive(bob.address, 7_000_000_000n)
          .signAndSend(alice, (update: Status) => {
            seen.push(update.status.type);
            if (update.status.type === 'Validated') void devnet.produceBlock();
            if (update.status.type === 'BestChainBlockIncluded') void devnet.finalize();
            listen(update);
          }),
      (update) => update.status.type === 'Finalized',
    );
    expect(seen.at(-1)).toBe('Finalized');
    expect(await free()).toBe(507_000_000_000n);
  });

  it('reads the runtime, the chain properties and a plain storage value', async () => {
    const devnet = await bench.start();
    const client = await LegacyClient.new(new WsProvider({ endpoint: devnet.url, retryDelayMs: 0 }));
    bench.onClose(() => client.disconnect());
    expect(client.runtimeVersion.specVersion).toBe(424);
    expect((await client.rpc.system_properties()).tokenSymbol).toBe('TAO');
    expect(Number(await client.query.system.number())).toBe(devnet.best().number);
  });
});

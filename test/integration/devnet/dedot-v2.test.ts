import type { KeyringPair } from '@polkadot/keyring/types';
import { DedotClient, WsProvider } from 'dedot';
import { afterEach, describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { freeOf, payloadSigner, pooled, RUNTIMES } from './new-clients.js';
import { Bench, pairOf, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const VALUE = 7_000_000_000n;

async function connect(devnet: Devnet): Promise<DedotClient> {
  const client = await DedotClient.new(new WsProvider({ endpoint: devnet.url, retryDelayMs: 10 }));
  bench.onClose(() => client.disconnect());
  return client;
}

interface Update {
  status: { type: string; value?: object };
}

/** A transfer whose statuses the test waits for one by one. */
async function transfer(client: DedotClient, pair: KeyringPair, dest: string) {
  const statuses: string[] = [];
  const update: { listen: (status: Update) => void } = { listen: () => undefined };
  const wait = (type: string) =>
    until<Update>(
      async (listen) => {
        update.listen = listen;
      },
      ({ status }) => status.type === type,
    );
  const broadcast = wait('Broadcasting');
  await client.tx.balances.transferKeepAlive(dest, VALUE).signAndSend(pair, (result: Update) => {
    statuses.push(result.status.type);
    update.listen(result);
  });
  await broadcast;
  return { statuses, wait };
}

const IN = 'BestChainBlockIncluded';

describe.each(RUNTIMES)('DedotClient on $name', ({ spec, options }) => {
  it('reads accounts, constants, runtime APIs and follows both heads', async () => {
    const devnet = await bench.start(options());
    const client = await connect(devnet);
    const bob = await pairOf(devnet, 'Bob');
    expect([client.rpcVersion, client.genesisHash, client.runtimeVersion.specVersion]).toEqual([
      'v2',
      devnet.genesisHash,
      spec,
    ]);
    expect((await client.query.system.account(bob.address)).data.free).toBe(500_000_000_000n);
    expect(client.consts.balances.existentialDeposit).toBe(500n);
    expect(await client.call.accountNonceApi.accountNonce(bob.address)).toBe(0);
    expect(await client.chainSpec.chainName()).toBe('Kelvin devnet');
    const best: number[] = [];
    const reached = new Promise<void>((resolve) => {
      client.on('bestBlock', ({ number }) => {
        if (best.push(number) === 4) resolve();
      });
    });
    const finalized = new Promise<void>((resolve) => {
      client.on('finalizedBlock', ({ number }) => {
        if (number === 2) resolve();
      });
    });
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    await Promise.all([reached, finalized]);
    expect(best).toEqual([1, 2, 3, 4]);
  });

  it('takes a transfer that it signed to finalized', async () => {
    const devnet = await bench.start(options());
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sent = await transfer(await connect(devnet), alice, bob.address);
    await pooled(devnet);
    const included = sent.wait(IN);
    await devnet.produceBlock();
    await included;
    const final = sent.wait('Finalized');
    await devnet.finalize();
    await final;
    expect(sent.statuses).toEqual(['Validated', 'Broadcasting', IN, 'Finalized']);
    expect(freeOf(devnet, bob.address)).toBe(500_000_000_000n + VALUE);
  });

  it('takes a transfer that an injected extension signed', async () => {
    const devnet = await bench.start(options());
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sign = payloadSigner(await bench.connect(devnet), alice);
    const signer = { signPayload: async (payload: object) => ({ id: 1, ...(await sign(payload)) }) };
    const client = await connect(devnet);
    const final = until<Update>(
      (listen) =>
        client.tx.balances
          .transferKeepAlive(bob.address, VALUE)
          .signAndSend(alice.address, { signer }, (result: Update) => listen(result)),
      ({ status }) => status.type === 'Finalized',
    );
    await pooled(devnet);
    await devnet.produceBlock();
    await devnet.finalize();
    await final;
    expect(freeOf(devnet, bob.address)).toBe(500_000_000_000n + VALUE);
  });
});

describe('DedotClient on a chain that does not stand still', () => {
  it('sees a transaction go with a reorg and come back', async () => {
    const devnet = await bench.start({ finalityLag: 5 });
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sent = await transfer(await connect(devnet), alice, bob.address);
    await pooled(devnet);
    const included = sent.wait(IN);
    await devnet.produceBlock();
    await included;
    const gone = sent.wait('NoLongerInBestChain');
    await devnet.reorg(1);
    await gone;
    const again = sent.wait(IN);
    await devnet.produceBlock();
    await again;
    const final = sent.wait('Finalized');
    await devnet.finalize();
    expect((await final).status.value).toMatchObject({ blockNumber: 3 });
  });

  it('speaks the new runtime after an upgrade', async () => {
    const devnet = await bench.start();
    const client = await connect(devnet);
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const upgraded = new Promise<void>((resolve) => {
      client.on('runtimeUpgraded', () => resolve());
    });
    // The client checks what it signs against the finalized block: that must be one of the new runtime as well.
    const finalized = new Promise<void>((resolve) => {
      client.on('finalizedBlock', ({ number }) => {
        if (number === 2) resolve();
      });
    });
    await devnet.upgrade(declaredMetadata(16, 'newer'));
    await devnet.finalize();
    await Promise.all([upgraded, finalized]);
    expect(client.runtimeVersion.specVersion).toBe(475);
    const sent = await transfer(client, alice, bob.address);
    await pooled(devnet);
    const final = sent.wait('Finalized');
    await devnet.produceBlock();
    await devnet.finalize();
    await final;
    expect(freeOf(devnet, bob.address)).toBe(500_000_000_000n + VALUE);
  });

  it('reads blocks that it no longer holds from the archive', async () => {
    const devnet = await bench.start();
    const client = await connect(devnet);
    const bob = await pairOf(devnet, 'Bob');
    devnet.poke('System', 'Account', [bob.address], {
      ...(devnet.state().get('System', 'Account', bob.address) as object),
      nonce: 5,
    });
    for (let i = 0; i < 20; i += 1) await devnet.produceBlock();
    const late = await connect(devnet);
    const then = await late.at(devnet.genesisHash);
    expect(await then.query.system.account(bob.address)).toMatchObject({ nonce: 0 });
    expect(await client.query.system.account(bob.address)).toMatchObject({ nonce: 5 });
    expect(devnet.requestCounts().archive_v1_storage).toBe(1);
  });

  it('follows anew after the connection was cut, and waits for a slow one', async () => {
    const devnet = await bench.start();
    const client = await connect(devnet);
    const bob = await pairOf(devnet, 'Bob');
    const back = new Promise<void>((resolve) => {
      client.on('ready', () => resolve());
    });
    devnet.disconnectAll();
    await back;
    devnet.setFault({ kind: 'lag', ms: 50 });
    await devnet.produceBlock();
    expect((await client.query.system.account(bob.address)).data.free).toBe(500_000_000_000n);
  });
});

import type { KeyringPair } from '@polkadot/keyring/types';
import { createClient, type PolkadotClient, type TxEvent } from 'polkadot-api';
import { getPolkadotSignerFromPjs } from 'polkadot-api/pjs-signer';
import { getPolkadotSigner } from 'polkadot-api/signer';
import { getWsProvider } from 'polkadot-api/ws-provider/node';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { freeOf, payloadSigner, pooled, RUNTIMES } from './new-clients.js';
import { Bench, pairOf } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

const VALUE = 7_000_000_000n;

interface Numbered {
  number: number;
}

function connect(devnet: Devnet): PolkadotClient {
  const client = createClient(getWsProvider(devnet.url));
  bench.onClose(async () => client.destroy());
  return client;
}

const signerOf = (pair: KeyringPair) =>
  getPolkadotSigner(pair.publicKey, 'Sr25519', (message) => pair.sign(message));

/** The first value of an observable that satisfies the condition. */
function first<T>(
  stream: {
    subscribe(observer: { next(value: T): void; error(reason: unknown): void }): { unsubscribe(): void };
  },
  done: (value: T) => boolean,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const subscription = stream.subscribe({
      next(value) {
        if (!done(value)) return;
        resolve(value);
        queueMicrotask(() => subscription.unsubscribe());
      },
      error: reject,
    });
  });
}

/** A transfer whose events the test waits for one by one. */
function transfer(client: PolkadotClient, signer: ReturnType<typeof signerOf>, dest: string) {
  const call = client.getUnsafeApi().tx.Balances?.transfer_keep_alive?.({
    dest: { type: 'Id', value: dest },
    value: VALUE,
  });
  if (!call) throw new Error('no such call');
  const events: TxEvent[] = [];
  const waiting: Array<{ done: (event: TxEvent) => boolean; resolve: (event: TxEvent) => void }> = [];
  const ended = new Promise<void>((resolve, reject) => {
    call.signSubmitAndWatch(signer).subscribe({
      next(event) {
        events.push(event);
        for (const one of waiting) if (one.done(event)) one.resolve(event);
      },
      error: reject,
      complete: resolve,
    });
  });
  const wait = (done: (event: TxEvent) => boolean) =>
    Promise.race([
      new Promise<TxEvent>((resolve) => waiting.push({ done, resolve })),
      ended.then(() => {
        throw new Error('the transaction ended before');
      }),
    ]);
  return { events, ended, wait };
}

const isIn = (event: TxEvent): boolean => event.type === 'txBestBlocksState' && event.found;

describe.each(RUNTIMES)('polkadot-api with its own provider on $name', ({ spec, options }) => {
  it('reads accounts, constants, runtime APIs and follows both heads', async () => {
    const devnet = await bench.start(options());
    const client = connect(devnet);
    const api = client.getUnsafeApi();
    const bob = await pairOf(devnet, 'Bob');
    expect(await api.query.System?.Account?.getValue(bob.address)).toMatchObject({
      data: { free: 500_000_000_000n },
    });
    expect(await api.constants.Balances?.ExistentialDeposit?.()).toBe(500n);
    expect(await api.constants.System?.Version?.()).toMatchObject({ spec_version: spec });
    expect(await api.apis.AccountNonceApi?.account_nonce?.(bob.address)).toBe(0);
    expect(await client.getChainSpecData()).toMatchObject({
      name: 'Kelvin devnet',
      genesisHash: devnet.genesisHash,
      properties: { tokenSymbol: 'TAO', tokenDecimals: 9 },
    });
    const best: number[] = [];
    const reached = first<Numbered[]>(client.bestBlocks$, ([head]) => best.push(head?.number ?? -1) === 5);
    const finalized = first<Numbered>(client.finalizedBlock$, ({ number }) => number === 2);
    await first<Numbered[]>(client.bestBlocks$, () => true);
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    await Promise.all([reached, finalized]);
    expect([best[0], best.at(-1)]).toEqual([0, 4]);
  });

  it('takes a transfer that it signed to finalized', async () => {
    const devnet = await bench.start(options());
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sent = transfer(connect(devnet), signerOf(alice), bob.address);
    await pooled(devnet);
    const included = sent.wait(isIn);
    await devnet.produceBlock();
    await included;
    await devnet.finalize();
    await sent.ended;
    expect(sent.events.at(-1)).toMatchObject({ type: 'finalized', ok: true, block: { index: 1, number: 1 } });
    expect(freeOf(devnet, bob.address)).toBe(500_000_000_000n + VALUE);
  });

  it('takes a transfer that an injected extension signed', async () => {
    const devnet = await bench.start(options());
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sign = payloadSigner(await bench.connect(devnet), alice);
    const signer = getPolkadotSignerFromPjs(alice.address, sign, async () => {
      throw new Error('not asked for');
    });
    const sent = transfer(connect(devnet), signer, bob.address);
    await pooled(devnet);
    await devnet.produceBlock();
    await devnet.finalize();
    await sent.ended;
    expect(sent.events.at(-1)).toMatchObject({ type: 'finalized', ok: true });
  });
});

describe('polkadot-api on a chain that does not stand still', () => {
  it('sees a transaction go with a reorg and come back', async () => {
    const devnet = await bench.start({ finalityLag: 5 });
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const sent = transfer(connect(devnet), signerOf(alice), bob.address);
    await pooled(devnet);
    const included = sent.wait(isIn);
    const old = await devnet.produceBlock();
    expect(await included).toMatchObject({ block: { hash: old.hash, number: 1 } });
    // This client says nothing of a transaction that left the best chain and is still valid: the new block must tell.
    await devnet.reorg(1);
    const again = sent.wait(isIn);
    await devnet.produceBlock();
    expect(await again).toMatchObject({ block: { number: 3 } });
    await devnet.finalize();
    await sent.ended;
    expect(sent.events.at(-1)).toMatchObject({ type: 'finalized', block: { number: 3 } });
  });

  it('speaks the new runtime after an upgrade', async () => {
    const devnet = await bench.start();
    const client = connect(devnet);
    const api = client.getUnsafeApi();
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    expect(await api.constants.System?.Version?.()).toMatchObject({ spec_version: 424 });
    await devnet.upgrade(declaredMetadata(16, 'newer'));
    await devnet.finalize();
    await first<Numbered>(client.finalizedBlock$, ({ number }) => number >= 2);
    expect(await api.apis.Core?.version?.()).toMatchObject({ spec_version: 475 });
    // Constants are those of the last runtime whose metadata the client has read through.
    const version = async () => (await api.constants.System?.Version?.())?.spec_version;
    while ((await version()) !== 475) await client._request('system_health', []);
    const sent = transfer(client, signerOf(alice), bob.address);
    await pooled(devnet);
    await devnet.produceBlock();
    await devnet.finalize();
    await sent.ended;
    expect(sent.events.at(-1)).toMatchObject({ type: 'finalized', ok: true });
    expect(freeOf(devnet, bob.address)).toBe(500_000_000_000n + VALUE);
  });

  it('finds its way back after the connection was cut, and waits for a slow one', async () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    bench.onClose(async () => warned.mockRestore());
    const devnet = await bench.start();
    const client = connect(devnet);
    const bob = await pairOf(devnet, 'Bob');
    const free = () => client.getUnsafeApi().query.System?.Account?.getValue(bob.address, { at: 'best' });
    expect(await free()).toMatchObject({ data: { free: 500_000_000_000n } });
    devnet.disconnectAll();
    await devnet.produceBlock();
    await first<Numbered[]>(client.bestBlocks$, ([head]) => head?.number === 1);
    devnet.setFault({ kind: 'lag', ms: 50 });
    await devnet.produceBlock();
    await first<Numbered[]>(client.bestBlocks$, ([head]) => head?.number === 2);
    expect(await free()).toMatchObject({ data: { free: 500_000_000_000n } });
  });
});

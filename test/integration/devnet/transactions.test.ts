import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import type { ISubmittableResult } from '@polkadot/types/types';
import { afterEach, describe, expect, it } from 'vitest';
import type { Devnet } from '../../../devnet/types.js';
import { Bench, pairOf, until } from './support.js';

const bench = new Bench();
afterEach(() => bench.closeAll());

interface World {
  devnet: Devnet;
  api: ApiPromise;
  alice: KeyringPair;
  bob: KeyringPair;
}

async function world(): Promise<World> {
  const devnet = await bench.start();
  const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
  return { devnet, api: await bench.connect(devnet), alice, bob };
}

const transfer = ({ api, bob }: World, rao: bigint): SubmittableExtrinsic<'promise'> => {
  const tx = api.tx.balances?.transferKeepAlive?.(bob.address, rao);
  if (!tx) throw new Error('transfer_keep_alive is missing');
  return tx;
};

/** Signs, sends, and returns every status up to the one wanted; a block follows as soon as the pool has it. */
async function follow(world: World, tx: SubmittableExtrinsic<'promise'>, last: 'isFinalized' | 'isInBlock') {
  const statuses: string[] = [];
  const result = await until<ISubmittableResult>(
    (listen) =>
      tx.signAndSend(world.alice, (update) => {
        statuses.push(update.status.type);
        if (update.status.isReady) void world.devnet.produceBlock();
        if (update.status.isInBlock && last === 'isFinalized') void world.devnet.finalize();
        listen(update);
      }),
    (update) => update.status[last],
  );
  return { statuses, result };
}

/** The JSON-RPC error of a submission. */
async function refusal(world: World, bytes: string) {
  try {
    await world.devnet.request('author_submitExtrinsic', [bytes]);
  } catch (error) {
    return error as { code: number; data?: string };
  }
  throw new Error('the chain accepted it');
}

/** Signs without asking the node, so that any field can be wrong. */
function signWith(world: World, tx: SubmittableExtrinsic<'promise'>, over: Record<string, unknown>) {
  const { api } = world;
  tx.sign(world.alice, {
    blockHash: api.genesisHash,
    genesisHash: api.genesisHash,
    runtimeVersion: api.runtimeVersion,
    nonce: 0,
    ...over,
  });
  return tx;
}

describe('transactions over JSON-RPC', () => {
  it('take a signed transfer from ready to finalized', async () => {
    const here = await world();
    const { statuses, result } = await follow(here, transfer(here, 5_000_000_000n), 'isFinalized');
    expect(statuses).toEqual(['Ready', 'Broadcast', 'InBlock', 'Finalized']);
    expect(result.dispatchError).toBeUndefined();
    expect(result.events.map(({ event }) => `${event.section}.${event.method}`)).toContain(
      'balances.Transfer',
    );
    expect(here.devnet.finalized().number).toBe(1);
  });

  it('take add_stake_limit from ready to finalized and grow the position', async () => {
    const here = await world();
    const hotkey = here.devnet.validators[0]?.hotkey ?? '';
    const tx = here.api.tx.subtensorModule?.addStakeLimit?.(hotkey, 1, 10_000_000_000n, 10n ** 12n, false);
    if (!tx) throw new Error('add_stake_limit is missing');
    const { statuses, result } = await follow(here, tx, 'isFinalized');
    expect(statuses.at(-1)).toBe('Finalized');
    expect(result.dispatchError?.toHuman()).toBeUndefined();
    const added = result.events.find(({ event }) => event.method === 'StakeAdded');
    expect(added?.event.data[0]?.toString()).toBe(here.alice.address);
  });

  it('keep a transaction with a nonce gap waiting until the gap closes', async () => {
    const here = await world();
    const late = signWith(here, transfer(here, 1n), { nonce: 1 });
    const statuses: string[] = [];
    const included = until<ISubmittableResult>(
      (listen) =>
        late.send((update) => {
          statuses.push(update.status.type);
          listen(update);
        }),
      (update) => update.status.isInBlock,
    );
    await here.api.rpc.system.health();
    await here.devnet.produceBlock();
    await here.devnet.request('author_submitExtrinsic', [
      signWith(here, transfer(here, 2n), { nonce: 0 }).toHex(),
    ]);
    expect(await here.devnet.request('system_accountNextIndex', [here.alice.address])).toBe(2);
    await here.devnet.produceBlock();
    await included;
    expect(statuses).toEqual(['Future', 'Ready', 'Broadcast', 'InBlock']);
  });

  it('charge the fee that payment_queryInfo promised', async () => {
    const here = await world();
    const tx = transfer(here, 1_000n);
    const info = await tx.paymentInfo(here.alice);
    const { result } = await follow(here, tx, 'isInBlock');
    const paid = result.events.find(({ event }) => event.method === 'TransactionFeePaid');
    expect(info.partialFee.toBigInt()).toBeGreaterThan(50_000n);
    expect(paid?.event.data[1]?.toString()).toBe(info.partialFee.toString());
  });

  it('refuse a flipped signature bit with BadProof', async () => {
    const here = await world();
    const bytes = signWith(here, transfer(here, 1n), {}).toU8a();
    // length (2), version (1), address kind (1), key (32), signature kind (1), then the signature
    bytes[2 + 1 + 1 + 32 + 1 + 5] = (bytes[2 + 1 + 1 + 32 + 1 + 5] ?? 0) ^ 1;
    const hex = `0x${Buffer.from(bytes).toString('hex')}`;
    expect(await refusal(here, hex)).toMatchObject({ code: 1010, data: 'Transaction has a bad signature' });
  });

  it('refuse a nonce that was used, and the very same transaction again', async () => {
    const here = await world();
    const first = signWith(here, transfer(here, 1n), {}).toHex();
    await here.devnet.request('author_submitExtrinsic', [first]);
    expect(await refusal(here, first)).toMatchObject({ code: 1013 });
    await here.devnet.produceBlock();
    expect(await refusal(here, first)).toMatchObject({ code: 1012 });
    const second = signWith(here, transfer(here, 2n), {}).toHex();
    expect(await refusal(here, second)).toMatchObject({ code: 1010, data: 'Transaction is outdated' });
  });

  it('refuse another genesis, spec version or metadata digest with BadProof', async () => {
    const here = await world();
    const wrong = [
      { genesisHash: `0x${'42'.repeat(32)}` },
      { runtimeVersion: { specVersion: 423, transactionVersion: 1 } },
      { mode: 1, metadataHash: `0x${'42'.repeat(32)}` },
    ];
    for (const over of wrong) {
      const hex = signWith(here, transfer(here, 1n), over).toHex();
      expect(await refusal(here, hex)).toMatchObject({ code: 1010, data: 'Transaction has a bad signature' });
    }
  });

  it('accept the digest of the metadata the chain serves', async () => {
    const here = await world();
    const digest = here.devnet.codec.digest();
    const metadataHash = `0x${Buffer.from(digest ?? []).toString('hex')}`;
    const hex = signWith(here, transfer(here, 1n), { mode: 1, metadataHash }).toHex();
    expect(await here.devnet.request('author_submitExtrinsic', [hex])).toMatch(/^0x[0-9a-f]{64}$/);
  });

  it('refuse an expired era', async () => {
    const here = await world();
    const born = await here.devnet.produceBlock();
    const era = here.api.createType('ExtrinsicEra', { current: born.number, period: 4 });
    const hex = signWith(here, transfer(here, 1n), { era, blockHash: born.hash }).toHex();
    for (let i = 0; i < 8; i += 1) await here.devnet.produceBlock();
    // As on any Substrate chain: past its death the era's birth is another block, so the signature does not fit.
    expect(await refusal(here, hex)).toMatchObject({ code: 1010, data: 'Transaction has a bad signature' });
  });

  it('drop a waiting transaction whose era ends', async () => {
    const here = await world();
    const born = await here.devnet.produceBlock();
    const era = here.api.createType('ExtrinsicEra', { current: born.number, period: 4 });
    const late = signWith(here, transfer(here, 1n), { era, blockHash: born.hash, nonce: 1 });
    const gone = until<ISubmittableResult>(
      (listen) => late.send(listen),
      (update) => update.status.isInvalid,
    );
    await here.api.rpc.system.health();
    for (let i = 0; i < 8; i += 1) await here.devnet.produceBlock();
    expect((await gone).status.type).toBe('Invalid');
  });

  it('include an amount over the balance, fail it with the chain’s own error, and charge the fee', async () => {
    const here = await world();
    const { result } = await follow(here, transfer(here, 10n ** 15n), 'isInBlock');
    expect(result.dispatchError?.toHuman()).toEqual({ Token: 'FundsUnavailable' });
    expect(result.events.map(({ event }) => event.method)).toContain('TransactionFeePaid');
  });

  it('refuse an account that cannot pay the fee', async () => {
    const here = await world();
    const poor = here.alice.derive('//nothing');
    const hex = signWith({ ...here, alice: poor }, transfer(here, 1n), {}).toHex();
    expect(await refusal(here, hex)).toMatchObject({
      code: 1010,
      data: 'Inability to pay some fees (e.g. account balance too low)',
    });
  });
});

import type { ApiPromise } from '@polkadot/api';
import type { KeyringPair } from '@polkadot/keyring/types';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stakeOf } from '../../../devnet/executive/subtensor/stakes.js';
import type { Devnet, EventRecord } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { Portfolio, Position } from '../../../src/core/stake/types.js';
import { Bench, pairOf } from '../devnet/support.js';
import { type EngineHarness, liveValue, startEngine } from './support/engine-harness.js';
import { DECLARED, NEWER } from './support/profiles.js';

const OPERATIONS = 1_000;
const PER_BLOCK = 50;
const TAO = 1_000_000_000n;
const NAMES = ['Practice', 'Alice', 'Bob'];

/** Numbers that look random and are the same in every run. */
function seeded(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, pick: <T>(list: readonly T[]): T => list[next(list.length)] as T };
}

describe.each([DECLARED, NEWER])('after 1,000 random operations on $name', ({ options }) => {
  const bench = new Bench();
  let devnet: Devnet;
  let engine: EngineHarness;
  let api: ApiPromise;
  let pairs: KeyringPair[];
  const nonces = new Map<string, number>();

  const send = async (pair: KeyringPair, pallet: string, name: string, args: unknown[]): Promise<void> => {
    const call = api.tx[pallet]?.[name];
    if (!call) throw new Error(`no ${pallet}.${name}`);
    const nonce = nonces.get(pair.address) ?? 0;
    const signed = await call(...args).signAsync(pair, { nonce, era: 0 });
    await devnet.request('author_submitExtrinsic', [signed.toHex()]);
    nonces.set(pair.address, nonce + 1);
  };
  const read = async (): Promise<Portfolio> => {
    const block = devnet.best().number;
    const addresses = pairs.map(({ address }) => address);
    const reading = await engine.event(
      'portfolio',
      { addresses },
      ({ state, snapshot }) => state === 'live' && snapshot?.block.number === block,
    );
    return liveValue(reading);
  };
  const randomOperation = async ({ next, pick }: ReturnType<typeof seeded>): Promise<void> => {
    const [pair, other] = [pick(pairs), pick(pairs)];
    const [validator, another] = [pick(devnet.validators), pick(devnet.validators)];
    const [netuid, elsewhere] = [pick(validator.netuids), pick(validator.netuids)];
    const alpha = BigInt(1 + next(2_000)) * (TAO / 100n);
    const hotkey = validator.hotkey;
    const operations: Array<() => Promise<void>> = [
      () => send(pair, 'subtensorModule', 'addStake', [hotkey, netuid, alpha]),
      () => send(pair, 'subtensorModule', 'removeStake', [hotkey, netuid, alpha]),
      () => send(pair, 'subtensorModule', 'moveStake', [hotkey, another.hotkey, netuid, netuid, alpha]),
      () => send(pair, 'subtensorModule', 'swapStake', [hotkey, netuid, elsewhere, alpha]),
      () =>
        send(pair, 'subtensorModule', 'transferStake', [other.address, hotkey, netuid, netuid, alpha / 10n]),
      () => send(pair, 'balances', 'transferKeepAlive', [other.address, alpha]),
    ];
    await pick(operations)();
  };

  beforeAll(async () => {
    globalThis.indexedDB = new IDBFactory();
    devnet = await bench.start(options);
    api = await bench.connect(devnet);
    pairs = await Promise.all(NAMES.map((name) => pairOf(devnet, name)));
    engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    const random = seeded(475);
    for (let done = 0; done < OPERATIONS; done += 1) {
      await randomOperation(random);
      if (done % PER_BLOCK === PER_BLOCK - 1) await devnet.produceBlock();
    }
  }, 120_000);
  afterAll(async () => {
    engine.stop();
    await bench.closeAll();
  });

  it('P1 P2 balances and positions equal the chain’s own ledger, to the rao', async () => {
    const { accounts } = await read();
    const state = devnet.state();
    const netuids = [...new Set(devnet.validators.flatMap((validator) => validator.netuids))];
    for (const { address, balance, positions } of accounts) {
      const { data } = state.get('System', 'Account', address) as {
        data: { free: bigint; reserved: bigint; frozen: bigint };
      };
      expect(balance).toMatchObject({
        freeRao: data.free,
        reservedRao: data.reserved,
        frozenRao: data.frozen,
      });
      const ledger = devnet.validators.flatMap(({ hotkey }) =>
        netuids.flatMap((netuid) => {
          const base = stakeOf(state, hotkey, address, netuid);
          return base > 0n ? [`${hotkey} ${netuid} ${base}`] : [];
        }),
      );
      const shown = positions.map(({ hotkey, netuid, alpha }) => `${hotkey} ${netuid} ${alpha.base}`);
      expect(shown.sort()).toEqual(ledger.sort());
      expect(shown.length).toBeGreaterThan(0);
    }
  });

  it('P1 parts add up to the total of each account', async () => {
    for (const { balance, positions, baskets, totalRao } of (await read()).accounts) {
      const values = [
        balance.freeRao as bigint,
        balance.reservedRao as bigint,
        ...positions.map(({ exit }) => (exit.kind === 'exact' ? (exit.rao as bigint) : 0n)),
        ...(baskets ?? []).map(({ valueRao }) => valueRao as bigint),
      ];
      expect(values.reduce((sum, value) => sum + value, 0n)).toBe(totalRao);
    }
  });

  it('P3 the exit value is what selling then really yields', async () => {
    const [seller] = pairs;
    if (!seller) throw new Error('three accounts');
    let sold = 0;
    for (const before = await read(); sold < 5; sold += 1) {
      const position: Position | undefined = (sold === 0 ? before : await read()).accounts[0]?.positions.find(
        ({ netuid, exit }) => netuid !== 0 && exit.kind === 'exact',
      );
      if (position?.exit.kind !== 'exact') break;
      const free = () =>
        (devnet.state().get('System', 'Account', seller.address) as { data: { free: bigint } }).data.free;
      const had = free();
      const { hotkey, netuid, alpha, exit } = position;
      await send(seller, 'subtensorModule', 'removeStake', [hotkey, netuid, alpha.base]);
      await devnet.produceBlock();
      const records = devnet.state().get('System', 'Events') as EventRecord[];
      const paid = records.find(({ name }) => name === 'TransactionFeePaid')?.fields;
      const fee = (paid as { actual_fee?: bigint } | undefined)?.actual_fee;
      if (fee === undefined) throw new Error('the sale paid its fee');
      expect(free() - had + fee).toBe(exit.rao);
    }
    expect(sold).toBeGreaterThan(1);
  });
});

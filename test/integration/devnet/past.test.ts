import { ApiPromise, WsProvider } from '@polkadot/api';
import type { ProviderInterface } from '@polkadot/rpc-provider/types';
import type { ISubmittableResult } from '@polkadot/types/types';
import { AccountId } from '@polkadot-api/substrate-bindings';
import { afterEach, describe, expect, it } from 'vitest';
import { createRuntimeCodec } from '../../../devnet/codec/index.js';
import type { AccountInfo } from '../../../devnet/executive/accounts.js';
import { createRuntime } from '../../../devnet/executive/index.js';
import { readShares } from '../../../devnet/executive/subtensor/share-store.js';
import { stakeOf } from '../../../devnet/executive/subtensor/stakes.js';
import { subnetsOf } from '../../../devnet/executive/subtensor/storage.js';
import { apiPrice, readPool } from '../../../devnet/executive/swap/index.js';
import { openChain } from '../../../devnet/history/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { Epoch } from '../../../devnet/node/chain-store.js';
import { type HeaderJson, headerHash } from '../../../devnet/node/header.js';
import { RunningDevnet } from '../../../devnet/node/running-devnet.js';
import { planScenario } from '../../../devnet/scenario/scenario.js';
import { copyState, createStateDb } from '../../../devnet/state/index.js';
import type { Devnet, DevnetOptions, EventRecord, Hex, StateView } from '../../../devnet/types.js';
import { Bench, hasShared, pairOf, readShared, until } from './support.js';

const LENGTH = 216_000;
const DAY = 7_200;
const PALLET = 'SubtensorModule';
const accountId = AccountId(42);
const bench = new Bench();
afterEach(() => bench.closeAll());

function openEpoch(metadata: Uint8Array): Epoch {
  const codec = createRuntimeCodec(metadata);
  return { codec, runtime: createRuntime(codec), db: createStateDb(codec) };
}

async function startPast(options: DevnetOptions = {}) {
  const { scenario = 'small', port = null, blockTimeMs = 'manual', autoSeal = false } = options;
  const metadata = options.metadata ?? declaredMetadata();
  const plan = planScenario(scenario);
  const devnet: Devnet = new RunningDevnet({
    ...openChain(openEpoch(metadata), plan, metadata, { pastDays: 30, ...options }),
    accounts: plan.accounts,
    validators: plan.validators,
    port,
    blockTimeMs,
    autoSeal,
    finalityLag: 2,
    shieldKeys: true,
    enterRuntime: (bytes, from, hash) => {
      const next = openEpoch(bytes);
      const state = next.db.child(null);
      copyState(from, state);
      next.db.seal(state, hash);
      return next;
    },
  });
  if (port !== null) await devnet.listen();
  bench.onClose(() => devnet.close());
  const hashAt = async (number: number) => (await devnet.request('chain_getBlockHash', [number])) as Hex;
  const at = async (number: number): Promise<StateView> => devnet.state(await hashAt(number));
  const practice = plan.accounts[0];
  if (!practice) throw new Error('no account');
  return { devnet, plan, hashAt, at, practice };
}

const priceAt = (state: StateView, netuid: number) => apiPrice(readPool(state, netuid));
const accountAt = (state: StateView, address: string) =>
  state.get('System', 'Account', address) as AccountInfo;
const amount = (state: StateView, item: string, ...args: unknown[]) =>
  state.get(PALLET, item, ...args) as bigint;
const eventsAt = (state: StateView) => state.get('System', 'Events') as EventRecord[];

describe('P10 a chain with thirty days of past', () => {
  it('P10 begins at its end and goes on from there', async () => {
    const { devnet, hashAt } = await startPast();
    const { genesisHash } = await bench.start({ port: null });
    expect(devnet.genesisHash).toBe(genesisHash);
    expect([devnet.best().number, devnet.finalized().number]).toEqual([LENGTH, LENGTH]);
    const first = await devnet.produceBlock();
    expect(first.number).toBe(LENGTH + 1);
    expect(await hashAt(LENGTH + 1)).toBe(first.hash);
    const header = (await devnet.request('chain_getHeader', [first.hash])) as { parentHash: Hex };
    expect(header.parentHash).toBe(await hashAt(LENGTH));
    for (let i = 0; i < 4; i += 1) await devnet.produceBlock();
    await devnet.reorg(2);
    expect(devnet.best().number).toBe(LENGTH + 6);
    expect(await hashAt(0)).toBe(devnet.genesisHash);
    expect(await devnet.request('chain_getBlockHash', [LENGTH + 7])).toBeNull();
  });

  it('P10 leaves nothing undone that the next block would make up for', async () => {
    const { devnet, at } = await startPast();
    await devnet.produceBlock();
    const [before, end, next] = [await at(LENGTH - 1), await at(LENGTH), await at(LENGTH + 1)];
    const ages = [before, end, next].map((state) => Number(amount(state, 'BlocksSinceLastStep', 1)));
    const [first = 0] = ages;
    expect(ages).toEqual([first, first + 1, first + 2]);
    for (const item of ['SubnetTAO', 'SubnetAlphaIn']) {
      const [then, now] = [amount(end, item, 1), amount(next, item, 1)];
      expect(now).toBeGreaterThan(then);
      expect(now - then).toBeLessThan(2_000_000_000n);
    }
    expect(amount(next, 'TotalIssuance') - amount(end, 'TotalIssuance')).toBeLessThanOrEqual(500_000_000n);
  });

  it('P10 serves headers that name their parents, and blocks with their time', async () => {
    const { devnet, hashAt } = await startPast();
    for (const number of [1, 2, 5_000, LENGTH - 2_401, LENGTH - 2_400, LENGTH]) {
      const hash = await hashAt(number);
      const { block } = (await devnet.request('chain_getBlock', [hash])) as {
        block: { header: { parentHash: Hex; number: Hex }; extrinsics: Hex[] };
      };
      expect([Number(block.header.number), block.header.parentHash]).toEqual([
        number,
        await hashAt(number - 1),
      ]);
      const call = devnet.codec.decodeExtrinsic(Buffer.from(block.extrinsics[0]?.slice(2) ?? '', 'hex')).call;
      const time = Date.UTC(2026, 0, 1) + number * 12_000;
      expect(call).toMatchObject({ pallet: 'Timestamp', args: { now: BigInt(time) } });
      const state = devnet.state(hash);
      expect([state.get('Timestamp', 'Now'), state.get('System', 'Number')]).toEqual([BigInt(time), number]);
    }
    expect(await devnet.request('chain_getHeader', [devnet.genesisHash])).toMatchObject({ number: '0x0' });
  });

  it('V1 moves prices smoothly to what they are now', async () => {
    const { at, plan } = await startPast({ scenario: 'default' });
    const planned = plan.subnets[1];
    const now = await at(LENGTH);
    expect(amount(now, 'SubnetTAO', 1)).toBe(planned?.taoInRao);
    const sampled = await Promise.all([30, 7, 1].map((days) => at(LENGTH - days * DAY)));
    const moved = [1, 2, 3, 64].flatMap((netuid) =>
      sampled.map((state) => Number(priceAt(state, netuid)) / Number(priceAt(now, netuid))),
    );
    expect(new Set(moved.map((ratio) => ratio.toFixed(4))).size).toBe(moved.length);
    for (const ratio of moved) expect(Math.abs(Math.log(ratio))).toBeLessThan(2);
    for (const number of [10, 100_000, LENGTH - 1]) {
      const [one, next] = [priceAt(await at(number), 64), priceAt(await at(number + 1), 64)];
      expect(Math.abs(Number(next - one)) / Number(one)).toBeLessThan(0.01);
    }
  });

  it('V1 answers the runtime calls that a market list is made of', async () => {
    const { devnet, hashAt } = await startPast();
    const hash = await hashAt(LENGTH - 7 * DAY);
    const ask = (name: string, args = '0x') =>
      devnet.request('state_call', [name, args, hash]) as Promise<Hex>;
    const price = await ask('SwapRuntimeApi_current_alpha_price', '0x0100');
    const expected = Buffer.alloc(8);
    expected.writeBigUInt64LE(priceAt(devnet.state(hash), 1));
    expect(price).toBe(`0x${expected.toString('hex')}`);
    const now = (await devnet.request('state_call', ['SwapRuntimeApi_current_alpha_price', '0x0100'])) as Hex;
    expect(now).not.toBe(price);
    const all = await ask('SubnetInfoRuntimeApi_get_all_dynamic_info');
    expect(all.length).toBeGreaterThan(500);
  });

  it('P7 lists subnets only from their registration on, with their trade from nothing', async () => {
    const { devnet, at, hashAt } = await startPast();
    const [middle, late] = [LENGTH * 0.6, LENGTH * 0.9];
    const known = async (number: number) => subnetsOf(await at(number));
    expect(await known(0)).toEqual([0, 1]);
    expect(await known(middle - 1)).toEqual([0, 1]);
    expect(await known(middle)).toEqual([0, 1, 2]);
    expect(await known(late)).toEqual([0, 1, 2, 3]);
    expect((await at(late - 1)).get(PALLET, 'TotalNetworks')).toBe(3);
    const key = devnet.codec.storageKey(PALLET, 'SubnetTAO', 3);
    expect(await devnet.request('state_getStorage', [key, await hashAt(late - 1)])).toBeNull();
    expect(await devnet.request('state_getStorage', [key, await hashAt(late)])).not.toBeNull();
    expect(amount(await at(LENGTH), 'NetworkRegisteredAt', 3)).toBe(BigInt(late));
    expect(amount(await at(late), 'SubnetVolume', 3)).toBe(0n);
    expect(eventsAt(await at(late)).map(({ name }) => name)).toContain('NetworkAdded');
    const volumes = await Promise.all([1, DAY, 10 * DAY, LENGTH].map((number) => at(number)));
    const traded = volumes.map((state) => amount(state, 'SubnetVolume', 1));
    expect(traded).toEqual([...traded].sort((a, b) => (a < b ? -1 : 1)));
    expect(new Set(traded).size).toBe(4);
  });

  it('P8 grows every stake, faster with one validator than with another', async () => {
    const { at, plan } = await startPast({ scenario: 'default' });
    const [then, now] = [await at(LENGTH - 7 * DAY), await at(LENGTH)];
    const hotkeys = plan.validators.filter(({ netuids }) => netuids.includes(1)).map(({ hotkey }) => hotkey);
    const growth = hotkeys.map((hotkey) => {
      const [before = 0, after = 0] = [then, now].map(
        (state) =>
          Number(amount(state, 'TotalHotkeyAlpha', hotkey, 1)) /
          Number(readShares(state, 'TotalHotkeyShares', [hotkey, 1])),
      );
      return (after - before) / before;
    });
    expect(growth.every((rate) => rate > 0 && rate < 0.02)).toBe(true);
    expect(new Set(growth.map((rate) => rate.toFixed(6))).size).toBeGreaterThan(hotkeys.length / 2);
    for (const hotkey of hotkeys.slice(0, 3)) {
      const dividend = amount(then, 'AlphaDividendsPerSubnet', 1, hotkey);
      const held = amount(then, 'TotalHotkeyAlphaLastEpoch', hotkey, 1);
      expect(dividend).toBeGreaterThan(0n);
      expect(dividend * 1_000n).toBeLessThan(held);
    }
  });

  it('P10 keeps totals above their parts at every time', async () => {
    const { at } = await startPast();
    const unstaked = new Set<bigint>();
    for (const number of [0, 1, 50_000, 129_600, 200_000, LENGTH]) {
      const state = await at(number);
      const sum = (item: string, picks: (args: unknown[]) => boolean) =>
        state
          .entries(PALLET, item)
          .filter(({ args }) => picks(args))
          .reduce((total, { value }) => total + (value as bigint), 0n);
      expect(amount(state, 'TotalStake')).toBe(sum('SubnetTAO', () => true));
      for (const netuid of subnetsOf(state)) {
        const staked = sum('TotalHotkeyAlpha', (args) => args[1] === netuid);
        expect(amount(state, 'SubnetAlphaOut', netuid)).toBeGreaterThanOrEqual(staked);
        if (netuid === 1) unstaked.add(amount(state, 'SubnetAlphaOut', 1) - staked);
      }
    }
    // Only what is staked changes.
    expect(unstaked.size).toBe(1);
  });
});

describe('P10 the past of an account', () => {
  it('P9 shows in the blocks where its nonce changes what it bought and sold there', async () => {
    const { devnet, at, hashAt, practice } = await startPast();
    const { address } = practice;
    const nonceAt = async (number: number) => accountAt(await at(number), address).nonce;
    const last = await nonceAt(LENGTH);
    expect(last).toBeGreaterThan(5);
    expect(await nonceAt(0)).toBe(0);
    const found: EventRecord[][] = [];
    let from = 0;
    for (let nonce = 1; nonce <= last; nonce += 1) {
      let [low, high] = [from, LENGTH];
      while (high - low > 1) {
        const middle = Math.floor((low + high) / 2);
        if ((await nonceAt(middle)) >= nonce) high = middle;
        else low = middle;
      }
      from = high;
      const [before, after] = [await at(high - 1), await at(high)];
      const events = eventsAt(after).filter(
        ({ phase }) => phase.type === 'ApplyExtrinsic' && phase.value === 1,
      );
      found.push(events);
      const change = accountAt(after, address).data.free - accountAt(before, address).data.free;
      expect(change).toBe(cashOf(events, address));
      const { block } = (await devnet.request('chain_getBlock', [await hashAt(high)])) as {
        block: { header: { digest: { logs: Hex[] } }; extrinsics: Hex[] };
      };
      expect(hashOf(block.header)).toBe(await hashAt(high));
      const signed = devnet.codec.decodeExtrinsic(Buffer.from(block.extrinsics[1]?.slice(2) ?? '', 'hex'));
      expect(signed.signature && accountId.dec(signed.signature.signer)).toBe(address);
      expect(signed.signature?.extras.CheckNonce).toBe(nonce - 1);
    }
    const names = new Set(found.flat().map(({ name }) => name));
    for (const name of ['StakeAdded', 'StakeRemoved', 'Transfer', 'TransactionFeePaid', 'ExtrinsicSuccess']) {
      expect(names).toContain(name);
    }
  });

  it('P10 has positions from their purchase on, at what it bought', async () => {
    const { at, practice } = await startPast();
    const present = await at(LENGTH);
    const early = await at(10);
    const positions = practice.positions.map(({ hotkey, netuid }) => ({
      before: stakeOf(early, hotkey, practice.address, netuid),
      now: stakeOf(present, hotkey, practice.address, netuid),
    }));
    expect(positions.every(({ now }) => now > 0n)).toBe(true);
    expect(positions.some(({ before }) => before === 0n)).toBe(true);
    expect(positions.some(({ before, now }) => before > 0n && before < now)).toBe(true);
    for (const { amountRao, hotkey, netuid } of practice.positions) {
      const total = practice.positions
        .filter((other) => other.hotkey === hotkey && other.netuid === netuid)
        .reduce((sum, other) => sum + other.amountRao, 0n);
      expect(total).toBeGreaterThanOrEqual(amountRao);
      expect(stakeOf(present, hotkey, practice.address, netuid)).toBe(total);
    }
  });

  it('P10 is the same through a client’s own reads of storage and runtime calls', async () => {
    const { devnet, hashAt, at, practice } = await startPast({ port: 0 });
    const provider = new WsProvider(devnet.url, false, {}, 5_000);
    await provider.connect();
    const api = await ApiPromise.create({ provider: provider as ProviderInterface, noInitWarn: true });
    bench.onClose(() => api.disconnect());
    const number = 150_000;
    const past = await api.at(await hashAt(number));
    const account = json(await past.query.system?.account?.(practice.address));
    const free = accountAt(await at(number), practice.address).data.free;
    expect(account).toMatchObject({ data: { free: Number(free) } });
    const stakes = await past.call.stakeInfoRuntimeApi?.getStakeInfoForColdkey?.(practice.address);
    expect(json(stakes)).toContainEqual(expect.objectContaining({ coldkey: practice.address, netuid: 1 }));
    const head = await api.rpc.chain.getHeader();
    expect([head.number.toNumber(), head.hash.toHex()]).toEqual([LENGTH, await hashAt(LENGTH)]);
    expect(json(await past.query.system?.events?.())).toHaveLength(1);
  });
});

describe('P10 a past', () => {
  it('P10 is followed by transactions with the nonce it ended with, mortal from its blocks on', async () => {
    const { devnet, at } = await startPast({ port: 0, autoSeal: true });
    const api = await bench.connect(devnet);
    const [alice, bob] = [await pairOf(devnet, 'Alice'), await pairOf(devnet, 'Bob')];
    const before = accountAt(await at(LENGTH), alice.address).nonce;
    expect(before).toBeGreaterThan(0);
    await until<ISubmittableResult>(
      async (listen) =>
        api.tx.balances?.transferKeepAlive?.(bob.address, 1_000n).signAndSend(alice, { era: 64 }, listen),
      ({ status }) => status.isInBlock,
    );
    expect(devnet.best().number).toBe(LENGTH + 1);
    expect(accountAt(devnet.state(), alice.address).nonce).toBe(before + 1);
  });

  it('P10 keeps its own runtime when the chain gets another', async () => {
    const { devnet, hashAt } = await startPast();
    const v14 = createRuntimeCodec(declaredMetadata()).metadataAt(14) ?? new Uint8Array();
    await devnet.upgrade(v14);
    const versions = (hash?: Hex) => devnet.request('state_call', ['Metadata_metadata_versions', '0x', hash]);
    expect(await versions()).toBe('0x040e000000');
    expect(await versions(await hashAt(1_000))).toBe(await versions(await hashAt(LENGTH)));
    expect(await versions(await hashAt(1_000))).not.toBe('0x040e000000');
    const key = devnet.codec.storageKey('System', 'Number');
    expect(await devnet.request('state_getStorage', [key, await hashAt(1_000)])).toBe('0xe8030000');
  });

  it('P10 ends now when the chain follows the clock', async () => {
    const startMs = Date.now();
    const { at } = await startPast({ autoSeal: true, pastDays: 7 });
    const endMs = Number((await at(7 * DAY)).get('Timestamp', 'Now'));
    expect(Math.abs(endMs - startMs)).toBeLessThan(60_000);
    expect(Number((await at(6 * DAY)).get('Timestamp', 'Now'))).toBe(endMs - 86_400_000);
  });

  it.each([-1, 0.5, 366, Number.NaN])('P10 of %d days is refused', async (pastDays) => {
    await expect(startPast({ pastDays })).rejects.toThrow(RangeError);
  });

  it('P10 of a year opens like one of a week', async () => {
    const [week, year] = [await startPast({ pastDays: 7 }), await startPast({ pastDays: 365 })];
    expect(year.devnet.best().number).toBe(2_628_000);
    for (const { at, practice } of [week, year]) {
      expect(accountAt(await at(1), practice.address).data.free).toBeGreaterThan(0n);
    }
  });

  it.skipIf(!hasShared)('P10 works on the recorded runtimes of the main network', async () => {
    for (const spec of [219, 393, 424]) {
      const { at, practice, devnet } = await startPast({ metadata: readShared(spec) });
      const state = await at(100_000);
      expect(accountAt(state, practice.address).nonce).toBeGreaterThan(0);
      expect(state.raw(devnet.codec.storageKey('System', 'Events'))?.length).toBeGreaterThan(0);
      const deposits = await at(LENGTH);
      for (const { hotkey, netuid } of practice.positions.slice(0, 2)) {
        expect(stakeOf(deposits, hotkey, practice.address, netuid)).toBeGreaterThan(0n);
      }
    }
  });
});

/** Block hash computed from the header as JSON-RPC tells it: what a client that trusts nobody does. */
function hashOf(header: object): Hex {
  const { number, digest, ...rest } = header as HeaderJson;
  return headerHash({ ...rest, number: Number(number), digest: digest.logs });
}

const json = (answer: { toJSON(): unknown } | undefined): unknown => answer?.toJSON();

/** What the events of one extrinsic moved into or out of an account's free balance, rao. */
function cashOf(events: EventRecord[], address: string): bigint {
  return events.reduce((sum, { pallet, name, fields }) => {
    if (name === 'Withdraw') return sum - (fields as { amount: bigint }).amount;
    if (name === 'StakeAdded') return sum - ((fields as unknown[])[2] as bigint);
    if (name === 'StakeRemoved') return sum + ((fields as unknown[])[2] as bigint);
    if (pallet !== 'Balances' || name !== 'Transfer') return sum;
    const { from, amount: sent } = fields as { from: string; amount: bigint };
    return from === address ? sum - sent : sum + sent;
  }, 0n);
}

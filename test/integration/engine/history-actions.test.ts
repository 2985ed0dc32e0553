import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { ActionHistory, ChainAction, HistoryRange } from '../../../src/core/chain/history.js';
import { positionGains } from '../../../src/core/gains/index.js';
import { AccountSamples } from '../../../src/engine/history/account-samples.js';
import { ActionHistoryReader } from '../../../src/engine/history/action-history.js';
import { PriceSamples } from '../../../src/engine/history/price-samples.js';
import { Bench } from '../devnet/support.js';
import { caughtUp, type PastWorld, pastWorld, total } from './history-world.js';
import { DECLARED, FINNEY_424, NEWER } from './support/profiles.js';
import { pairOf } from './support/signing.js';

const TAO = 1_000_000_000n;

function call(api: ApiPromise, pallet: string, name: string, ...args: unknown[]) {
  const make = api.tx[pallet]?.[name];
  if (!make) throw new Error(`no call ${pallet}.${name}`);
  return make(...args);
}

const transfer = (api: ApiPromise, to: string, amount: bigint) =>
  call(api, 'balances', 'transferKeepAlive', to, amount);

describe.each([DECLARED, NEWER, ...FINNEY_424])('actions on $name', ({ options, spec, name: profile }) => {
  // What needs a chain of its own does not depend on the metadata.
  const once = it.runIf(profile === DECLARED.name);
  const bench = new Bench();
  let world: PastWorld;
  let api: ApiPromise;
  let practice: string;
  let alice: string;
  let bob: string;
  let hotkeys: string[];

  const all = async (addresses: string[], range: HistoryRange, past = world.past) => {
    const session = await caughtUp(world);
    const events: ActionHistory[] = [];
    for await (const event of new ActionHistoryReader(past).read(session, addresses, range))
      events.push(event);
    return events;
  };
  const actionsOf = async (address: string, range: HistoryRange = '30d'): Promise<ChainAction[]> =>
    (await all([address], range)).at(-1)?.actions ?? [];
  /** Sends, makes the block, and finalizes it; gives the block's number. */
  const run = async (name: string, make: (api: ApiPromise) => SubmittableExtrinsic<'promise'>) => {
    await make(api)
      .signAsync(pairOf(world.devnet, name))
      .then((signed) => signed.send());
    const { number } = await world.devnet.produceBlock();
    await world.devnet.finalize();
    return number;
  };
  const at = (actions: ChainAction[], block: number) => actions.filter((action) => action.block === block);
  const free = async (address: string, block: number) => {
    const hash = (await world.devnet.request('chain_getBlockHash', [block])) as `0x${string}`;
    const account = world.devnet.state(hash).get('System', 'Account', address);
    return (account as { data: { free: bigint } }).data.free;
  };

  beforeAll(async () => {
    world = await pastWorld({ ...options, pastDays: 31 });
    [practice, alice, bob] = world.devnet.accounts.map(({ address }) => address) as [string, string, string];
    hotkeys = world.devnet.validators.map(({ hotkey }) => hotkey);
    api = await bench.connect(world.devnet);
  });
  afterAll(async () => {
    await bench.closeAll();
    await world.stop();
  });

  it('H1 finds every change of the balance, to the rao', async () => {
    for (const address of [practice, alice, bob]) {
      const history = (await all([address], '30d')).at(-1);
      const { actions, fromBlock, state } = history ?? { actions: [], fromBlock: null, state: 'error' };
      expect(state).toBe('complete');
      const sum = actions.reduce((amount, { kind, taoRao, feeRao }) => {
        const into = kind === 'received' || kind === 'unstake' ? (taoRao ?? 0n) : 0n;
        const out = kind === 'sent' || kind === 'stake' ? (taoRao ?? 0n) : 0n;
        return amount + into - out - (feeRao ?? 0n);
      }, 0n);
      const head = world.session.finalized.number;
      expect(sum).toBe((await free(address, head)) - (await free(address, fromBlock ?? 0)));
      // Each own extrinsic is there once: nonces count them.
      const nonce = async (block: number) => {
        const hash = (await world.devnet.request('chain_getBlockHash', [block])) as `0x${string}`;
        return (world.devnet.state(hash).get('System', 'Account', address) as { nonce: number }).nonce;
      };
      expect(actions.filter(({ own }) => own)).toHaveLength(
        (await nonce(head)) - (await nonce(fromBlock ?? 0)),
      );
    }
    expect((await actionsOf(practice)).length).toBeGreaterThan(3);
  });

  it('H1 tells purchases and sales as the events of their blocks do', async () => {
    const actions = await actionsOf(practice);
    const trades = actions.filter(({ kind }) => kind === 'stake' || kind === 'unstake');
    expect(trades.map(({ kind }) => kind)).toContain('unstake');
    for (const { block, alpha, hotkey, taoRao, own, atMs } of trades) {
      const hash = (await world.devnet.request('chain_getBlockHash', [block])) as `0x${string}`;
      const view = world.devnet.state(hash);
      const before = world.devnet.state(
        (await world.devnet.request('chain_getBlockHash', [block - 1])) as `0x${string}`,
      );
      expect(own).toBe(true);
      expect(BigInt(atMs)).toBe(view.get('Timestamp', 'Now'));
      const total = (state: typeof view) =>
        (state.get('SubtensorModule', 'TotalHotkeyAlpha', hotkey, alpha?.netuid) as bigint | undefined) ?? 0n;
      const moved = total(view) - total(before);
      // An epoch may fall on the same block; it never moves more than a millionth of what a trade does.
      const size = moved < 0n ? -moved : moved;
      expect(Number(((alpha?.base ?? 0n) * 1_000n) / size)).toBeCloseTo(1_000, -1);
      expect(taoRao).toBeGreaterThan(0n);
    }
  });

  it('H1 is newest first, and grows while it reads', async () => {
    const events = await all([practice, alice, bob], '30d');
    const blocks = events.at(-1)?.actions.map(({ block }) => block) ?? [];
    expect(blocks).toEqual([...blocks].sort((a, b) => b - a));
    const lengths = events.map(({ actions }) => actions.length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(events.at(-1)?.progress.done).toBe(events.at(-1)?.progress.total);
  });

  once('H1 asks for little, and for nothing twice', async () => {
    const fresh = await pastWorld({ ...options, pastDays: 31 });
    try {
      const session = await caughtUp(fresh);
      let found = 0;
      const counts = await fresh.requests(async () => {
        for await (const { actions } of new ActionHistoryReader(fresh.past).read(session, [practice], '30d'))
          found = new Set(actions.map(({ block }) => block)).size;
      });
      // 31 ends, and for each change 13 halvings of a day, a quarter as many lists of hashes, and its events.
      expect(found).toBeGreaterThan(5);
      expect(total(counts)).toBeLessThanOrEqual(31 + 4 + found * (13 + 4 + 1));
      const again = await fresh.requests(async () => {
        for await (const _ of new ActionHistoryReader(fresh.reopened()).read(session, [practice], '30d'));
      });
      expect((again.state_queryStorageAt ?? 0) + (again.state_call ?? 0)).toBe(0);
    } finally {
      await fresh.stop();
    }
  });

  once('H1 stops politely where the node keeps no old state', async () => {
    const fresh = await pastWorld({ ...options, pastDays: 31 });
    try {
      fresh.devnet.setFault({ kind: 'pruned', keep: 7_200 * 2 });
      const session = await caughtUp(fresh);
      const events: ActionHistory[] = [];
      for await (const event of new ActionHistoryReader(fresh.past).read(session, [practice], '30d'))
        events.push(event);
      expect(events.at(-1)?.state).toBe('no-archive');
      expect(events.at(-1)?.fromBlock).toBeGreaterThan(28 * 7_200);
    } finally {
      await fresh.stop();
    }
  });

  it('P9 turns what was found into cost, gain and income, which add up to what is on the chain', async () => {
    const session = await caughtUp(world);
    const samples = new AccountSamples(world.past);
    const prices = new PriceSamples(world.past);
    const history = (await all([practice], '30d')).at(-1);
    const [from, head] = [history?.fromBlock ?? 0, session.finalized.number];
    const worth = async (block: number) => {
      const known = await prices.at(session, block);
      return ((await samples.stakes(session, block, [practice])) ?? []).map((stake) => ({
        ...stake,
        valueRao: stake.netuid === 0 ? stake.base : (stake.base * (known?.get(stake.netuid) ?? 0n)) / TAO,
      }));
    };
    const opening = (await worth(from)).map(({ valueRao, ...stake }) => ({ ...stake, costRao: valueRao }));
    const now = await worth(head);
    const actions = history?.actions ?? [];
    const gains = positionGains({ actions, now, opening }, 'fifo');
    expect(gains.filter(({ complete }) => complete).length).toBeGreaterThan(1);
    for (const gain of gains) {
      const { hotkey, netuid, incomeAlpha } = gain;
      const here = (entry: { hotkey: string | null }, of: number | undefined) =>
        entry.hotkey === hotkey && of === netuid;
      const traded = actions.filter((action) => here(action, action.alpha?.netuid));
      const net = traded.reduce(
        (sum, { kind, alpha }) => sum + (kind === 'stake' ? 1n : -1n) * (alpha?.base ?? 0n),
        opening.find((entry) => here(entry, entry.netuid))?.base ?? 0n,
      );
      const held = now.find((entry) => here(entry, entry.netuid))?.base ?? 0n;
      expect(incomeAlpha.base).toBe(held - net);
      expect(gain.valueRao + gain.receivedRao - gain.paidRao).toBe(
        gain.realisedRao +
          gain.unrealisedRao +
          gain.incomeRao +
          gain.unknownRao +
          gain.unknownOutRao -
          gain.lostRao,
      );
    }
    const sold = gains.find(({ receivedRao }) => receivedRao > 0n);
    expect(sold?.valueRao).toBe(0n);
    expect(sold?.incomeRao).toBeGreaterThan(0n);
  });

  it('H1 tells a move, a swap and a gift of stake once each, with both amounts', async () => {
    const [one, two] = [hotkeys[0] ?? '', hotkeys[2] ?? ''];
    const stake = (on: ApiPromise, name: string, ...args: unknown[]) =>
      call(on, 'subtensorModule', name, ...args);
    const move = await run('Alice', (on) => stake(on, 'moveStake', one, two, 1, 1, TAO * 10n));
    const swap = await run('Alice', (on) => stake(on, 'swapStake', one, 1, 2, TAO * 10n));
    const gift = await run('Alice', (on) => stake(on, 'transferStake', bob, one, 1, 1, TAO * 5n));
    const [alices, bobs] = [await actionsOf(alice, '24h'), await actionsOf(bob, '24h')];
    expect(at(alices, move)).toMatchObject([
      {
        kind: 'move',
        own: true,
        hotkey: one,
        toHotkey: two,
        toNetuid: 1,
        alpha: { netuid: 1, base: TAO * 10n },
        toAlpha: { netuid: 1, base: TAO * 10n },
      },
    ]);
    const [swapped] = at(alices, swap);
    expect(swapped).toMatchObject({
      kind: 'swap',
      hotkey: one,
      toNetuid: 2,
      alpha: { netuid: 1, base: TAO * 10n },
    });
    expect(swapped?.toAlpha?.netuid).toBe(2);
    expect(swapped?.toAlpha?.base).toBeGreaterThan(0n);
    expect(at(alices, gift)).toMatchObject([
      { kind: 'stake-sent', counterparty: bob, alpha: { netuid: 1, base: TAO * 5n }, hotkey: one },
    ]);
    // Bob had staked with that validator before, so that nothing of his account itself changed.
    for (const action of at(bobs, gift))
      expect(action).toMatchObject({ kind: 'stake-received', own: false, counterparty: alice });
  });

  it('H1 tells what failed, and what each of a batch did', async () => {
    const failing = await run('Alice', (on) => transfer(on, bob, TAO * 1_000_000n));
    const batch = await run('Alice', (on) =>
      call(on, 'utility', 'batchAll', [
        transfer(on, bob, TAO),
        call(on, 'subtensorModule', 'addStake', hotkeys[0] ?? '', 1, TAO * 3n),
      ]),
    );
    const [alices, bobs] = [await actionsOf(alice, '24h'), await actionsOf(bob, '24h')];
    const [failed] = at(alices, failing);
    expect(failed).toMatchObject({ kind: 'other', failed: true, own: true, taoRao: null });
    expect(failed?.feeRao).toBeGreaterThan(0n);
    expect(
      at(alices, batch)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['sent', 'stake']);
    expect(at(alices, batch).filter(({ feeRao }) => feeRao !== null)).toHaveLength(1);
    expect(at(alices, batch).find(({ kind }) => kind === 'stake')?.taoRao).toBe(TAO * 3n);
    expect(at(bobs, batch)).toMatchObject([
      { kind: 'received', own: false, taoRao: TAO, counterparty: alice, feeRao: null },
    ]);
  });

  it.runIf(spec === 424)('H1 reads blocks before an upgrade by the runtime of then', async () => {
    const fresh = await pastWorld({ ...options, pastDays: 31 });
    try {
      const client = await bench.connect(fresh.devnet);
      const gift = call(client, 'subtensorModule', 'transferStake', bob, hotkeys[0] ?? '', 1, 1, TAO);
      await (await gift.signAsync(pairOf(fresh.devnet, 'Practice'))).send();
      // It lies in the block that brings the new runtime, and its events are numbered as the old one does.
      const upgradeBlock = fresh.devnet.best().number + 1;
      await fresh.devnet.upgrade(declaredMetadata(16, 'newer'));
      for (let i = 0; i < 4; i += 1) await fresh.devnet.produceBlock();
      const session = await caughtUp(fresh);
      const events: ActionHistory[] = [];
      for await (const event of new ActionHistoryReader(fresh.past).read(session, [practice], '30d'))
        events.push(event);
      expect(session.runtime.specVersion).toBe(475);
      expect(events.at(-1)).toMatchObject({ state: 'complete' });
      expect(at(events.at(-1)?.actions ?? [], upgradeBlock)).toMatchObject([
        { kind: 'stake-sent', counterparty: bob, alpha: { netuid: 1, base: TAO } },
      ]);
      expect(events.at(-1)?.actions.filter(({ kind }) => kind === 'stake').length).toBeGreaterThan(2);
    } finally {
      await fresh.stop();
    }
  });
});

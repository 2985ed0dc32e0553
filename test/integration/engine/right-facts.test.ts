import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedAddress } from '../../../devnet/executive/multisig/account.js';
import { startDevnet } from '../../../devnet/index.js';
import { declaredMetadata } from '../../../devnet/metadata/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { ExtraAnswer, ExtraAsk } from '../../../src/protocol/engine/index.js';
import { type EngineHarness, startEngine } from './support/engine-harness.js';
import { DECLARED, FINNEY_219, FINNEY_393, FINNEY_424, NEWER } from './support/profiles.js';

/** `System.remark` with nothing in it. */
const REMARK = '0x000000';
const HASH = `0x${'4d'.repeat(32)}`;
const RIGHTS: ExtraAsk[] = [{ kind: 'proxies' }, { kind: 'announcements' }];

interface World {
  devnet: Devnet;
  engine: EngineHarness;
  address: string;
  ask(...asks: ExtraAsk[]): Promise<Array<ExtraAnswer | null>>;
  poke(...changes: Array<[pallet: string, item: string, args: unknown[], value: unknown]>): Promise<void>;
}

async function open({ options }: typeof DECLARED): Promise<World> {
  globalThis.indexedDB = new IDBFactory();
  const devnet = await startDevnet({
    scenario: { subnets: 4, validators: 3, accounts: 4, positionsPerAccount: 3 },
    ...options,
  });
  await devnet.produceBlock();
  const engine = startEngine();
  await engine.client.configure(localChoice(devnet.url));
  const address = devnet.accounts[0]?.address ?? '';
  return {
    devnet,
    engine,
    address,
    ask: async (...asks) => {
      const { number } = devnet.best();
      await engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
      const empty = { netuids: [], hotkeys: [], accounts: [], sims: [] };
      const facts = await engine.client.call('explainFacts', { address, callHex: REMARK, ...empty, asks });
      return facts.answers ?? [];
    },
    poke: async (...changes) => {
      for (const change of changes) devnet.poke(...change);
      await devnet.produceBlock();
    },
  };
}

describe.each([DECLARED, NEWER, ...FINNEY_424, ...FINNEY_393, ...FINNEY_219])(
  'who may act, and what an account is worth, on $name',
  (profile) => {
    const old = profile.spec === 219;
    let world: World;
    let others: string[];

    beforeAll(async () => {
      world = await open(profile);
      others = world.devnet.validators.map(({ hotkey }) => hotkey);
    });
    afterAll(async () => {
      world.engine.stop();
      await world.devnet.close();
    });

    it('A2 A4 an operation of a shared account: nothing while nobody has begun, then who, when and the deposit', async () => {
      const account = sharedAddress([...others].sort(), 2);
      const asked: ExtraAsk = { kind: 'multisig', account, callHash: HASH };
      expect(await world.ask(asked)).toEqual([{ kind: 'multisig', pending: null }]);
      const [depositor, second] = others as [string, string];
      const approvals = [depositor, second];
      const entry = { when: { height: 77, index: 3 }, deposit: 196_000_000n, depositor, approvals };
      await world.poke(['Multisig', 'Multisigs', [account, HASH], entry]);
      const other: ExtraAsk = { ...asked, callHash: `0x${'4e'.repeat(32)}` };
      expect(await world.ask(asked, other)).toEqual([
        {
          kind: 'multisig',
          pending: { approvals, depositor, depositRao: 196_000_000n, block: 77, index: 3 },
        },
        { kind: 'multisig', pending: null },
      ]);
    });

    it('A2 A4 rights over the account and what it announced, each with its deposit', async () => {
      expect(await world.ask(...RIGHTS)).toEqual([
        { kind: 'proxies', list: [], depositRao: 0n },
        { kind: 'announcements', count: 0, depositRao: 0n },
      ]);
      const [delegate, real] = others as [string, string];
      const grant = { delegate, proxy_type: { type: 'Staking', value: undefined }, delay: 7 };
      const said = { real, call_hash: HASH, height: 1 };
      await world.poke(
        ['Proxy', 'Proxies', [world.address], [[grant], 93_000_000n]],
        ['Proxy', 'Announcements', [world.address], [[said, { ...said, height: 2 }], 172_000_000n]],
      );
      expect(await world.ask(...RIGHTS)).toEqual([
        { kind: 'proxies', list: [{ delegate, type: 'Staking', delay: 7 }], depositRao: 93_000_000n },
        { kind: 'announcements', count: 2, depositRao: 172_000_000n },
      ]);
    });

    it('A4 A5 a halt of the chain, until its last block', async () => {
      expect(await world.ask({ kind: 'paused' })).toEqual([{ kind: 'paused', untilBlock: null }]);
      await world.poke(['SafeMode', 'EnteredUntil', [], 4_000]);
      expect(await world.ask({ kind: 'paused' })).toEqual([{ kind: 'paused', untilBlock: 4_000 }]);
    });

    it('A4 what a registration costs, and nothing for a subnet that is not there', async () => {
      const places: ExtraAsk[] = [1, 0, 60_000].map((netuid) => ({ kind: 'registration', netuid }));
      await world.poke(['SubtensorModule', 'Burn', [1], 1_234_567_890n]);
      expect(await world.ask(...places)).toEqual([
        { kind: 'registration', costRao: 1_234_567_890n },
        null,
        null,
      ]);
      await world.poke(['SubtensorModule', 'NetworkMinLockCost', [], 2_500_000_000_000n]);
      // Metadata of the oldest runtime names no runtime APIs.
      expect(await world.ask({ kind: 'registration', netuid: null })).toEqual([
        old ? null : { kind: 'registration', costRao: 2_500_000_000_000n },
      ]);
    });

    it('A4 A5 wealth is what is free and what all positions would sell for', async () => {
      const { devnet, address, engine } = world;
      const [answer] = await world.ask({ kind: 'wealth' });
      if (answer?.kind !== 'wealth') throw new Error('no wealth');
      const { data } = devnet.state().get('System', 'Account', address) as { data: { free: bigint } };
      expect(answer.freeRao).toBe(data.free);
      if (old) return expect(answer.stakedRao).toBeNull();
      const shown = await engine.event(
        'portfolio',
        { addresses: [address] },
        ({ state }) => state === 'live',
      );
      const { positions } = shown.snapshot?.value.accounts[0] ?? { positions: [] };
      expect(positions.length).toBeGreaterThan(1);
      const alone = positions.reduce((sum, { exit }) => sum + (exit.kind === 'exact' ? exit.rao : 0n), 0n);
      // Sold together they bring no more than each alone, and little less.
      const staked = answer.stakedRao ?? 0n;
      expect(staked <= alone + 10n && staked > (alone * 9n) / 10n).toBe(true);
    });

    it('A4 A5 a handing over: its block and hash, its dispute, its price and its delay', async () => {
      const asked: ExtraAsk = { kind: 'coldkey-swap' };
      if (old) return expect(await world.ask(asked)).toEqual([null]);
      const quiet = { kind: 'coldkey-swap', costRao: 100_000_000n, disputed: false };
      const [none] = await world.ask(asked);
      const [delayBlocks, againBlocks] = ['Announcement', 'Reannouncement'].map((which) =>
        Number(world.devnet.state().get('SubtensorModule', `ColdkeySwap${which}Delay`)),
      );
      expect(delayBlocks).toBeGreaterThan(0);
      expect(againBlocks).toBeGreaterThan(0);
      expect(none).toEqual({ ...quiet, announced: null, delayBlocks, againBlocks });
      await world.poke(
        ['SubtensorModule', 'ColdkeySwapAnnouncements', [world.address], [36_010, HASH]],
        ['SubtensorModule', 'ColdkeySwapAnnouncementDelay', [], 500],
        ['SubtensorModule', 'ColdkeySwapReannouncementDelay', [], 70],
      );
      const announced = { atBlock: 36_010, hash: HASH };
      expect(await world.ask(asked)).toEqual([{ ...quiet, announced, delayBlocks: 500, againBlocks: 70 }]);
      await world.poke(['SubtensorModule', 'ColdkeySwapDisputes', [world.address], 5]);
      expect(await world.ask(asked)).toEqual([
        { ...quiet, announced, delayBlocks: 500, againBlocks: 70, disputed: true },
      ]);
    });
  },
);

describe('what an account is worth, on a runtime whose pools have no maths here', () => {
  let world: World;

  beforeAll(async () => {
    world = await open({ name: '', spec: 475, options: { metadata: declaredMetadata(16, 'newer-pool') } });
  });
  afterAll(async () => {
    world.engine.stop();
    await world.devnet.close();
  });
  const wealth = async () => {
    const [answer] = await world.ask({ kind: 'wealth' });
    if (answer?.kind !== 'wealth') throw new Error('no wealth');
    return answer.stakedRao;
  };

  it('A4 A5 is asked of the runtime, one sale for each subnet', async () => {
    await wealth();
    const before = world.devnet.requestCounts().state_call ?? 0;
    expect(await wealth()).toBeGreaterThan(0n);
    const netuids = new Set(
      world.devnet
        .state()
        .entries('SubtensorModule', 'NetworksAdded')
        .map(({ args }) => args[0]),
    );
    const asked = (world.devnet.requestCounts().state_call ?? 0) - before;
    expect(asked).toBeLessThanOrEqual(netuids.size + 5);
  });

  it('A4 A5 is not told in part when one position has no quote', async () => {
    // Below the least reserve from which the chain pays out; the price stands.
    const reserves = [1, 2, 3].flatMap(
      (netuid): Array<[string, string, unknown[], unknown]> => [
        ['SubtensorModule', 'SubnetTAO', [netuid], 900_000n],
        ['SubtensorModule', 'SubnetAlphaIn', [netuid], 1_000_000n],
      ],
    );
    await world.poke(...reserves);
    expect(await wealth()).toBeNull();
  });
});

import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { createMetadataReader } from '../../../src/background/metadata/index.js';
import type { ActivityRow } from '../../../src/core/activity/types.js';
import { addressOf } from '../../../src/core/address/index.js';
import { rao } from '../../../src/core/amount/money.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { EngineCalls } from '../../../src/protocol/engine/index.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { explainer } from '../../support/shield-world.js';
import { type EngineHarness, startEngine } from '../engine/support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER } from '../engine/support/profiles.js';
import { shieldOf } from '../engine/support/shielded.js';
import { stakeLimit } from '../engine/support/stake-limit.js';

const TAO = 1_000_000_000n;
/** Questions that the real engine answers. */
const REAL: Array<keyof EngineCalls> = [
  'signingFacts',
  'buildIntent',
  'assemble',
  'ensureMetadata',
  'follow',
  'submit',
  'shieldCarrier',
  'shieldState',
];

describe.each([DECLARED, NEWER, ...FINNEY_424])(
  'a hidden stake from click to finality on $name',
  ({ options }) => {
    let devnet: Devnet;
    let engine: EngineHarness;
    let world: BackgroundWorld;
    let accountId: string;
    let address: string;

    beforeEach(async () => {
      globalThis.indexedDB = new IDBFactory();
      devnet = await startDevnet({ scenario: 'small', ...options });
      engine = startEngine();
      // Nothing times out by the stepped clock: the node answers in real time.
      const pause = () => new Promise<void>(() => undefined);
      world = new BackgroundWorld({ explainer: explainer(), metadata: createMetadataReader(), pause });
      await world.start();
      [accountId = ''] = await world.withAccounts();
      for (const method of REAL)
        world.engine.answers[method] = (params) => engine.client.call(method, params) as never;
      // The engine's notes reach the background as they would on the channel.
      const heard = engine.heard.push.bind(engine.heard);
      engine.heard.push = (...frames) => {
        for (const frame of frames)
          if (frame.to === 'background' && 'value' in frame) world.engine.note(frame.id, frame.value);
        return heard(...frames);
      };
      address = addressOf(accountId);
      devnet.poke('System', 'Account', [address], {
        nonce: 0,
        consumers: 0,
        providers: 1,
        sufficients: 0,
        data: { free: 50n * TAO, reserved: 0n, frozen: 0n, flags: 0n },
      });
      for (let block = 0; block < 4; block += 1) await devnet.produceBlock();
      await engine.client.configure(localChoice(devnet.url));
    });
    afterEach(async () => {
      engine.stop();
      await devnet.close();
    });

    /** Proposes and approves one stake; resolves with the hash of what is hidden. */
    async function stake(): Promise<string> {
      const hotkey = devnet.validators.find(({ netuids }) => netuids.includes(1))?.hotkey ?? '';
      const amountRao = rao(TAO);
      const ask = { address, hotkey, netuid: 1, amountRao, toleranceBps: 50 };
      const limitRaoPerAlpha = await stakeLimit(engine, ask);
      const ui = world.ui();
      const proposed = ui.send<{ approvalId: string }>('intents.propose', {
        accountId,
        intent: { kind: 'stake', hotkey, netuid: 1, amountRao, limitRaoPerAlpha, allowPartial: false },
        protect: true,
      });
      const { approvalId: id } = await world.clock.until(proposed);
      const view = await world.clock.until(
        ui.send<{ protection: { state: string }; result: { explanation: { payloadHash: string } } }>(
          'approvals.get',
          { id },
        ),
      );
      expect(view.protection.state).toBe('on');
      const { payloadHash } = view.result.explanation;
      const decided = ui.send<{ txHash: string }>('approvals.decide', { id, decision: 'sign', payloadHash });
      return (await world.clock.until(decided)).txHash;
    }

    async function row(txHash: string, wanted: (row: ActivityRow) => boolean): Promise<ActivityRow> {
      const is = (entry: ActivityRow) => entry.txHash === txHash && wanted(entry);
      const rows = await world.clock.until(
        engine.event('activity', { addresses: [address] }, (list) => list.some(is)),
      );
      const found = rows.find(is);
      if (!found) throw new Error('the row was there a moment ago');
      return found;
    }

    const outbox = () => world.browser.local.entries.get('outbox') ?? '[]';
    const alarm = async () => {
      world.clock.jump(30_000);
      world.browser.fireAlarms(world.clock.nowMs());
      const left = async () => {
        await world.clock.advance(25);
        return outbox();
      };
      await expect.poll(left).toBe('[]');
    };

    it('is opened, finalized, and leaves nothing stored', async () => {
      const txHash = await stake();
      await devnet.produceBlock();
      await devnet.produceBlock();
      await devnet.finalize();
      const done = await row(txHash, ({ state }) => state === 'finalized');
      expect(shieldOf(done)).toMatchObject({ stage: 'opened', tries: 1 });
      expect(done.outcome?.paidRao).toBe(TAO);
      await alarm();
    });

    it('S25 S69 a key that rotates, a line that breaks and a worker that dies: one approval, one trade', async () => {
      const txHash = await stake();
      devnet.shield.skipSlot();
      await devnet.produceBlock();
      await devnet.stopListening();
      await world.restart();
      await devnet.produceBlock();
      await devnet.produceBlock();
      await devnet.listen();
      // The engine is back, sees the dead carrier, and says so; the new worker makes the next.
      await row(txHash, (entry) => shieldOf(entry).tries === 2);
      await expect.poll(() => devnet.pendingCalls().length).toBe(1);
      await devnet.produceBlock();
      await devnet.produceBlock();
      await devnet.finalize();
      const done = await row(txHash, ({ state }) => state === 'finalized');
      expect(shieldOf(done)).toMatchObject({ stage: 'opened', tries: 2 });
      expect(await world.pending()).toEqual([]);
      const { nonce, data } = devnet.state().get('System', 'Account', address) as {
        nonce: number;
        data: { free: bigint };
      };
      // One carrier and one stake, and nothing was paid but both and their fees.
      expect(nonce).toBe(2);
      const fees = (done.outcome?.feeRao ?? 0n) + (shieldOf(done).carrierFeeRao ?? 0n);
      expect(50n * TAO - data.free).toBe(TAO + fees);
      await alarm();
    });

    it('S69 an engine that dies forgets nothing: another one finds carrier and result', async () => {
      const txHash = await stake();
      engine.stop();
      await devnet.produceBlock();
      await devnet.produceBlock();
      engine = startEngine();
      await engine.client.configure(localChoice(devnet.url));
      await devnet.finalize();
      const done = await row(txHash, ({ state }) => state === 'finalized');
      expect(shieldOf(done)).toMatchObject({ stage: 'opened', tries: 1 });
      expect(shieldOf(done).carrierFeeRao).toBeGreaterThan(0n);
    });

    it('S25 a wallet that locks between key and carrier goes on when it is unlocked', async () => {
      const txHash = await stake();
      devnet.shield.skipSlot();
      await world.lock();
      for (let block = 0; block < 3; block += 1) await devnet.produceBlock();
      await expect.poll(() => engine.heard.some(({ id }) => id === 'renew')).toBe(true);
      await world.unlock();
      await row(txHash, (entry) => shieldOf(entry).tries === 2);
      await expect.poll(() => devnet.pendingCalls().length).toBe(1);
      await devnet.produceBlock();
      await devnet.produceBlock();
      await devnet.finalize();
      expect(shieldOf(await row(txHash, ({ state }) => state === 'finalized')).stage).toBe('opened');
    });
  },
);

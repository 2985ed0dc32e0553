import { IDBFactory } from 'fake-indexeddb';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../../../devnet/types.js';
import type { ActivityRow } from '../../../../src/core/activity/types.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import type { Intent } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import type { BuiltPayload } from '../../../../src/protocol/engine/index.js';
import { type EngineHarness, startEngine } from '../support/engine-harness.js';
import type { Profile } from '../support/profiles.js';
import { followRow, type Pair, pairOf, sign } from '../support/signing.js';

/** A chain with enough subnets that one claim does not cover them, an engine on it, and an account to act with. */
export interface RewardWorld {
  devnet: Devnet;
  pair: Pair;
  quote(ask: OperationAsk): Promise<OperationQuote>;
  build(intent: Intent): Promise<BuiltPayload>;
  /** Signs, sends and includes; the finalized row. */
  send(payload: BuiltPayload): Promise<ActivityRow>;
  /** Quotes, and does what the quote proposes. */
  act(ask: OperationAsk): Promise<{ quote: OperationQuote; row: ActivityRow }>;
  /** Storage changes that hold from the block after. */
  poke(...changes: Array<[item: string, args: unknown[], value: unknown]>): Promise<void>;
  /** The chain's own reading of a position. */
  stake(hotkey: string, netuid: number): bigint;
  freeRao(): bigint;
  stored(item: string, ...args: unknown[]): unknown;
  stop(): Promise<void>;
}

export async function startWorld(
  { options }: Profile,
  over: Pick<DevnetOptions, 'pastDays' | 'scenario'> = {},
): Promise<RewardWorld> {
  globalThis.indexedDB = new IDBFactory();
  const scenario = { subnets: 12, validators: 5, accounts: 0, positionsPerAccount: 0 };
  const devnet = await startDevnet({ scenario, ...options, ...over });
  await devnet.produceBlock();
  const engine: EngineHarness = startEngine();
  await engine.client.configure(localChoice(devnet.url));
  const pair = pairOf(devnet, 'Practice');
  const { address } = pair;

  /** The engine has to have seen the block before it is asked about it. */
  const caughtUp = async () => {
    const { number } = devnet.best();
    await engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  };
  const world: RewardWorld = {
    devnet,
    pair,
    quote: async (ask) => {
      await caughtUp();
      return engine.client.call('quoteOperation', { address, ask, protect: false });
    },
    build: async (intent) => {
      await caughtUp();
      const ask = { address, intent, protect: false, postage: null };
      return (await engine.client.call('buildIntent', ask)).payload;
    },
    send: async (payload) => {
      const { extrinsicHex } = await engine.client.call('assemble', {
        payload,
        metadataHash: null,
        signature: sign(pair, payload),
        address,
      });
      const row = followRow(extrinsicHex, payload, address);
      await engine.client.call('submit', { extrinsicHex, row });
      await devnet.produceBlock();
      await devnet.finalize();
      const isDone = ({ txHash, state }: ActivityRow) =>
        txHash === row.txHash && (state === 'finalized' || state === 'failed');
      const rows = await engine.event('activity', { addresses: [address] }, (list) => list.some(isDone));
      return rows.find(isDone) as ActivityRow;
    },
    act: async (ask) => {
      const quote = await world.quote(ask);
      if (!quote.intent) throw new Error(`no intent: ${JSON.stringify(quote.issue)}`);
      return { quote, row: await world.send(await world.build(quote.intent)) };
    },
    poke: async (...changes) => {
      for (const [item, args, value] of changes) devnet.poke('SubtensorModule', item, args, value);
      await devnet.produceBlock();
    },
    stake: (hotkey, netuid) => stakeOf(devnet.state(), hotkey, address, netuid),
    freeRao: () => (devnet.state().get('System', 'Account', address) as { data: { free: bigint } }).data.free,
    stored: (item, ...args) => devnet.state().get('SubtensorModule', item, ...args),
    stop: async () => {
      engine.stop();
      await devnet.close();
    },
  };
  return world;
}

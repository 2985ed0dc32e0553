import { IDBFactory } from 'fake-indexeddb';
import { stakeOf } from '../../../../devnet/executive/subtensor/stakes.js';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, EventRecord, ScenarioSize } from '../../../../devnet/types.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import { assembleExtrinsic, mortalEra } from '../../../../src/engine/chain/extrinsics.js';
import type { Runtime } from '../../../../src/engine/chain/runtime.js';
import { intentCall } from '../../../../src/engine/operations/registry.js';
import type { BuiltPayload } from '../../../../src/protocol/engine/index.js';
import { type EngineHarness, startEngine } from '../support/engine-harness.js';
import type { Profile } from '../support/profiles.js';
import { type Pair, pairOf, sign } from '../support/signing.js';
import { connectTo } from '../support/two-nodes.js';

const READS = ['state_queryStorageAt', 'state_call', 'state_getKeysPaged', 'payment_queryInfo'];

type NativeError = { type: string; value: { type: string } | undefined };

/** A chain, the engine's own questions and answers about it, and a key that signs whatever it is given. */
export class BalanceWorld {
  private constructor(
    readonly devnet: Devnet,
    readonly engine: EngineHarness,
    private readonly runtime: Runtime,
    readonly pair: Pair,
  ) {}

  static async start(
    { options }: Profile,
    scenario: 'small' | ScenarioSize = 'small',
  ): Promise<BalanceWorld> {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario, ...options });
    await devnet.produceBlock();
    const connection = connectTo([devnet]);
    const { runtime } = await connection.ready();
    connection.close();
    const engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    return new BalanceWorld(devnet, engine, runtime, pairOf(devnet, 'Practice'));
  }

  async stop(): Promise<void> {
    this.engine.stop();
    await this.devnet.close();
  }

  get me(): string {
    return this.pair.address;
  }

  addressOf(name: string): string {
    return pairOf(this.devnet, name).address;
  }

  /** The engine has to have seen the newest block before it is asked about it. */
  async caughtUp(): Promise<void> {
    const { number } = this.devnet.best();
    await this.engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  }

  async quote(ask: OperationAsk, pair = this.pair): Promise<OperationQuote> {
    await this.caughtUp();
    return this.engine.client.call('quoteOperation', { address: pair.address, ask, protect: false });
  }

  /** What a quote asked the node, by method; what the engine asks to follow the chain is not the quote's. */
  async asked(ask: OperationAsk): Promise<Record<string, number>> {
    await this.caughtUp();
    const before = this.devnet.requestCounts();
    await this.quote(ask);
    const after = this.devnet.requestCounts();
    const counts = READS.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
    return Object.fromEntries(counts.filter(([, count]) => count > 0));
  }

  /** Quotes, builds with all checks, signs, sends and includes what the quote proposes. */
  async act(
    ask: OperationAsk,
    pair = this.pair,
  ): Promise<{ quote: OperationQuote; failure: string | null; feeRao: bigint }> {
    const quote = await this.quote(ask, pair);
    if (!quote.intent) throw new Error(`no intent: ${JSON.stringify(quote.issue)}`);
    return { quote, ...(await this.send(await this.build(quote.intent, pair), pair)) };
  }

  /** What the chain says to an intent that nobody checked: the name of its error, null where it succeeds. */
  async chainSays(intent: BareIntent, pair = this.pair): Promise<string | null> {
    await this.caughtUp();
    const { runtime } = this;
    const { genesisHash } = this.devnet;
    const final = this.devnet.finalized();
    const nonce = await this.devnet.request('system_accountNextIndex', [pair.address]);
    const payload: BuiltPayload = {
      callHex: intentCall(runtime, intent),
      eraHex: mortalEra(runtime, final.number),
      eraBlock: final,
      nonce: Number(nonce),
      tip: 0n,
      genesisHash,
      specVersion: runtime.specVersion,
      transactionVersion: runtime.transactionVersion,
      signedExtensions: [],
    };
    return (await this.send(payload, pair)).failure;
  }

  /** The code of the check that fails when an intent is built. */
  async buildSays(intent: BareIntent, pair = this.pair): Promise<string | null> {
    await this.caughtUp();
    return this.build(intent, pair).then(
      () => null,
      (error: { code: string }) => error.code,
    );
  }

  private async build(intent: BareIntent, pair: Pair): Promise<BuiltPayload> {
    const ask = { address: pair.address, intent, protect: false, postage: null };
    return (await this.engine.client.call('buildIntent', ask)).payload;
  }

  private async send(payload: BuiltPayload, pair: Pair): Promise<{ failure: string | null; feeRao: bigint }> {
    const signature = sign(pair, payload);
    const parts = { ...payload, metadataHash: null };
    const hex = assembleExtrinsic(this.runtime, parts, pair.address, signature);
    try {
      await this.devnet.request('author_submitExtrinsic', [hex]);
    } catch (error) {
      const { data, message } = error as { data?: string; message: string };
      return { failure: `pool: ${data ?? message}`, feeRao: 0n };
    }
    await this.devnet.produceBlock();
    return { failure: this.failure(), feeRao: this.paidFee(pair.address) };
  }

  private event(pallet: string, name: string): Record<string, unknown>[] {
    const records = this.devnet.state().get('System', 'Events') as EventRecord[];
    return records
      .filter((record) => record.pallet === pallet && record.name === name)
      .map(({ fields }) => fields as Record<string, unknown>);
  }

  private paidFee(who: string): bigint {
    const paid = this.event('TransactionPayment', 'TransactionFeePaid').find((event) => event.who === who);
    return (paid?.actual_fee as bigint | undefined) ?? 0n;
  }

  /** Alpha the last block took for a fee. */
  alphaFee(): bigint {
    const [paid] = this.event('SubtensorModule', 'TransactionFeePaidWithAlpha');
    return (paid?.alpha_fee as bigint | undefined) ?? 0n;
  }

  private failure(): string | null {
    const [failed] = this.event('System', 'ExtrinsicFailed');
    if (!failed) return null;
    const error = failed.dispatch_error as NativeError;
    if (error.type !== 'Module') return [error.type, error.value?.type].filter(Boolean).join('.');
    // Variant, pallet, and the first of four bytes of the pallet's own error.
    const [, pallet = 0, index = 0] = this.devnet.codec.encodeDispatchError(error);
    const found = this.runtime.api.registry.findMetaError(new Uint8Array([pallet, index]));
    return `${found.section}.${found.name}`;
  }

  /** Storage changes that hold from the block after. */
  async poke(
    ...changes: Array<[pallet: string, item: string, args: unknown[], value: unknown]>
  ): Promise<void> {
    for (const change of changes) this.devnet.poke(...change);
    await this.devnet.produceBlock();
  }

  /** Sets parts of somebody's System.Account. */
  async setAccount(address: string, over: object, data: object = {}): Promise<void> {
    const before = this.account(address) ?? EMPTY_ACCOUNT;
    const value = { ...before, ...over, data: { ...before.data, ...data } };
    await this.poke(['System', 'Account', [address], value]);
  }

  account(address = this.me): typeof EMPTY_ACCOUNT | undefined {
    return this.devnet.state().get('System', 'Account', address) as typeof EMPTY_ACCOUNT | undefined;
  }

  freeRao(address = this.me): bigint {
    return this.account(address)?.data.free ?? 0n;
  }

  stake(hotkey: string, netuid: number, coldkey = this.me): bigint {
    return stakeOf(this.devnet.state(), hotkey, coldkey, netuid);
  }
}

const EMPTY_ACCOUNT = {
  nonce: 0,
  consumers: 0,
  providers: 1,
  sufficients: 0,
  data: { free: 0n, reserved: 0n, frozen: 0n, flags: 1n << 127n },
};

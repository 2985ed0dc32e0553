import { IDBFactory } from 'fake-indexeddb';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, EventRecord } from '../../../../devnet/types.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import type { BareIntent } from '../../../../src/core/operations/intent.js';
import type { OperationQuote } from '../../../../src/core/operations/quote.js';
import type { OperationAsk } from '../../../../src/core/operations/request.js';
import type { RouteOption, RouteStep } from '../../../../src/core/routes/types.js';
import { BlockReader } from '../../../../src/engine/chain/block-reader.js';
import { buildCall } from '../../../../src/engine/chain/calls.js';
import type { Connection } from '../../../../src/engine/chain/connection.js';
import { assembleExtrinsic, mortalEra } from '../../../../src/engine/chain/extrinsics.js';
import type { Session } from '../../../../src/engine/chain/session.js';
import { wrapCall } from '../../../../src/engine/operations/routed/wrap.js';
import { checkRoute } from '../../../../src/engine/routes/check-route.js';
import type { BuiltPayload } from '../../../../src/protocol/engine/index.js';
import type { RoutesAsk } from '../../../../src/protocol/engine/routes.js';
import { type EngineHarness, startEngine } from '../support/engine-harness.js';
import type { Profile } from '../support/profiles.js';
import { type Pair, pairOf, sign } from '../support/signing.js';
import { connectTo } from '../support/two-nodes.js';

type NativeError = { type: string; value: { type: string } | undefined };
type Changes = Array<[pallet: string, item: string, args: unknown[], value: unknown]>;
export interface Grant {
  delegate: string;
  type: string;
  delay?: number;
}

const READS = ['state_queryStorageAt', 'state_call', 'state_getKeysPaged'];

/** A chain, the engine that looks at it, and keys that sign whatever they are given. */
export class RouteWorld {
  private constructor(
    readonly devnet: Devnet,
    readonly engine: EngineHarness,
    private readonly connection: Connection,
    readonly session: Session,
  ) {}

  static async start({ options }: Profile): Promise<RouteWorld> {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    await devnet.produceBlock();
    const connection = connectTo([devnet]);
    const session = await connection.ready();
    const engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    return new RouteWorld(devnet, engine, connection, session);
  }

  async stop(): Promise<void> {
    this.connection.close();
    this.engine.stop();
    await this.devnet.close();
  }

  get runtime() {
    return this.session.runtime;
  }

  pair(name: string): Pair {
    return pairOf(this.devnet, name);
  }

  async reader(): Promise<BlockReader> {
    await this.session.refreshBest();
    return new BlockReader(this.session);
  }

  async caughtUp(): Promise<void> {
    const { number } = this.devnet.best();
    await this.engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  }

  call(pallet: string, name: string, ...args: unknown[]): string {
    return buildCall(this.runtime, pallet, name, args);
  }

  /** Storage changes that hold from the block after. */
  async poke(...changes: Changes): Promise<void> {
    for (const change of changes) this.devnet.poke(...change);
    await this.devnet.produceBlock();
  }

  /** Rights over an account, as if it had given them; in the chain's order. */
  async grant(real: string, ...grants: Grant[]): Promise<void> {
    const entries = grants.map(({ delegate, type, delay = 0 }) => ({
      delegate,
      proxy_type: { type, value: undefined },
      delay,
    }));
    await this.poke(['Proxy', 'Proxies', [real], grants.length === 0 ? undefined : [entries, 0n]]);
  }

  async routes(ask: Partial<RoutesAsk> & { actor: string }): Promise<RouteOption[]> {
    await this.caughtUp();
    return this.engine.client.call('routes', {
      signers: [],
      multisigs: [],
      intent: null,
      callHex: null,
      ...ask,
    });
  }

  async quote(
    signer: string,
    steps: RouteStep[],
    address: string,
    ask: OperationAsk,
    protect = false,
  ): Promise<OperationQuote> {
    await this.caughtUp();
    const route = { signer, steps };
    return this.engine.client.call('quoteOperation', { address, ask, protect, route });
  }

  /** What the last check says of a route, by its code; null where it stands. */
  async says(signer: string, steps: RouteStep[], callHex: string): Promise<string | null> {
    return checkRoute(await this.reader(), signer, steps, callHex).then(
      () => null,
      (error: { code: string }) => error.code,
    );
  }

  /** Builds with all checks, signs, sends and includes. @throws what the checks say */
  async act(pair: Pair, steps: RouteStep[], intent: BareIntent): Promise<string | null> {
    await this.caughtUp();
    const routed = { kind: 'routed' as const, steps, intent };
    const ask = { address: pair.address, intent: routed, protect: false, postage: null };
    const { payload } = await this.engine.client.call('buildIntent', ask);
    return this.send(payload, pair);
  }

  /** What the chain says to a call in a route that nobody checked; null where all of it succeeds. */
  async chainSays(pair: Pair, steps: RouteStep[], callHex: string): Promise<string | null> {
    const wrapped = await wrapCall(await this.reader(), pair.address, steps, callHex);
    return this.submit(pair, wrapped.callHex);
  }

  async submit(pair: Pair, callHex: string): Promise<string | null> {
    const { runtime, devnet } = this;
    const final = devnet.finalized();
    const payload: BuiltPayload = {
      callHex,
      eraHex: mortalEra(runtime, final.number),
      eraBlock: final,
      nonce: Number(await devnet.request('system_accountNextIndex', [pair.address])),
      tip: 0n,
      genesisHash: devnet.genesisHash,
      specVersion: runtime.specVersion,
      transactionVersion: runtime.transactionVersion,
      signedExtensions: [],
    };
    return this.send(payload, pair);
  }

  private async send(payload: BuiltPayload, pair: Pair): Promise<string | null> {
    const parts = { ...payload, metadataHash: null };
    const hex = assembleExtrinsic(this.runtime, parts, pair.address, sign(pair, payload));
    await this.devnet.request('author_submitExtrinsic', [hex]);
    await this.devnet.produceBlock();
    return this.failure();
  }

  /** Events of the last block by name. */
  events(pallet: string, name: string): Array<Record<string, unknown>> {
    const records = this.devnet.state().get('System', 'Events') as EventRecord[];
    return records
      .filter((record) => record.pallet === pallet && record.name === name)
      .map(({ fields }) => fields as Record<string, unknown>);
  }

  private failure(): string | null {
    const [failed] = this.events('System', 'ExtrinsicFailed');
    if (failed) return this.errorName(failed.dispatch_error as NativeError);
    const results = [
      ...this.events('Proxy', 'ProxyExecuted'),
      ...this.events('Multisig', 'MultisigExecuted'),
    ];
    const inner = results
      .map(({ result }) => result as { success: boolean; value: unknown })
      .find(({ success }) => !success);
    return inner ? this.errorName(inner.value as NativeError) : null;
  }

  private errorName(error: NativeError): string {
    if (error.type !== 'Module') return [error.type, error.value?.type].filter(Boolean).join('.');
    // Variant, pallet, and the first of four bytes of the pallet's own error.
    const [, pallet = 0, index = 0] = this.devnet.codec.encodeDispatchError(error);
    const found = this.runtime.api.registry.findMetaError(new Uint8Array([pallet, index]));
    return `${found.section}.${found.name}`;
  }

  account(address: string) {
    return this.devnet.state().get('System', 'Account', address) as
      | { data: { free: bigint; reserved: bigint } }
      | undefined;
  }

  /** Requests that read the chain while something is done. */
  async counted(work: () => Promise<unknown>): Promise<number> {
    await this.caughtUp();
    const sum = () => {
      const counts = this.devnet.requestCounts();
      return READS.reduce((total, name) => total + (counts[name] ?? 0), 0);
    };
    const before = sum();
    await work();
    return sum() - before;
  }
}

import { IDBFactory } from 'fake-indexeddb';
import { startDevnet } from '../../../devnet/index.js';
import type { Devnet } from '../../../devnet/types.js';
import { createExplainer } from '../../../src/background/explain/index.js';
import { createMetadataReader } from '../../../src/background/metadata/index.js';
import { addressOf } from '../../../src/core/address/index.js';
import { localChoice } from '../../../src/core/chain/networks.js';
import type { Explanation } from '../../../src/core/explain/types.js';
import type { EngineCalls } from '../../../src/protocol/engine/index.js';
import type { ApprovalView, DevicePayload } from '../../../src/protocol/ui/approvals.js';
import { BackgroundWorld } from '../../support/background-world.js';
import { addAccounts, type TestDevice } from '../../support/device.js';
import type { FrameClient } from '../../support/frame-client.js';
import { fund } from '../../support/signatories.js';
import { type EngineHarness, startEngine } from '../engine/support/engine-harness.js';
import { DECLARED, FINNEY_424, NEWER, type Profile } from '../engine/support/profiles.js';

export const TAO = 1_000_000_000n;
/** Mainnet's own metadata where it is at hand, and what users have today. */
export const PROFILES: Profile[] = [FINNEY_424[0] ?? DECLARED, NEWER];
/** An account nobody here has a key of. */
export const STRANGER = addressOf(`0x${'c5'.repeat(32)}`);
/** Between the delay that evens out refusals and the shortest wait for an answer. */
const AT_ONCE_BELOW_MS = 1_000;
/** Questions that the real engine answers. */
const REAL: Array<keyof EngineCalls> = [
  'signingFacts',
  'explainFacts',
  'inspectCall',
  'buildIntent',
  'assemble',
  'ensureMetadata',
  'routes',
  'follow',
  'submit',
  'shieldCarrier',
  'shieldState',
];

export type TransactionView = Extract<ApprovalView, { kind: 'extrinsic' }>;

/** The whole background with the real explainer, the real engine, and a chain: one software key with 100 TAO. */
export class ColdWorld {
  private constructor(
    readonly devnet: Devnet,
    readonly engine: EngineHarness,
    readonly world: BackgroundWorld,
    readonly accountId: string,
    readonly ui: FrameClient,
  ) {}

  static async start({ options }: Profile): Promise<ColdWorld> {
    globalThis.indexedDB = new IDBFactory();
    const devnet = await startDevnet({ scenario: 'small', ...options });
    const engine = startEngine();
    // Nothing times out by the stepped clock: the node answers in real time. Refusals reach a page at once.
    const pause = (ms: number) => new Promise<void>((resolve) => ms < AT_ONCE_BELOW_MS && resolve());
    const real = { explainer: createExplainer(), metadata: createMetadataReader(), pause };
    const world = new BackgroundWorld(real);
    await world.start();
    const [accountId = ''] = await world.withAccounts();
    for (const method of REAL)
      world.engine.answers[method] = (params) => engine.client.call(method, params) as never;
    // The engine's notes reach the background as they would on the channel.
    const heard = engine.heard.push.bind(engine.heard);
    engine.heard.push = (...frames) => {
      for (const frame of frames)
        if (frame.to === 'background' && 'value' in frame) world.engine.note(frame.id, frame.value);
      return heard(...frames);
    };
    const cold = new ColdWorld(devnet, engine, world, accountId, world.ui());
    cold.give(cold.address);
    await cold.blocks(4);
    await engine.client.configure(localChoice(devnet.url));
    return cold;
  }

  get address(): string {
    return addressOf(this.accountId as `0x${string}`);
  }

  async stop(): Promise<void> {
    this.engine.stop();
    await this.devnet.close();
  }

  give(address: string): void {
    fund(this.devnet, address, 100n * TAO);
  }

  /** Rights over an account, as `Proxy.Proxies` has them. */
  grant(real: string, ...grants: Array<{ delegate: string; proxy_type: string; delay: number }>): void {
    const rows = grants.map((grant) => ({ ...grant, proxy_type: { type: grant.proxy_type } }));
    this.devnet.poke('Proxy', 'Proxies', [real], [rows, 93_000_000n]);
  }

  async blocks(count: number): Promise<void> {
    for (let block = 0; block < count; block += 1) await this.devnet.produceBlock();
  }

  free(address: string): bigint {
    const account = this.devnet.state().get('System', 'Account', address);
    return (account as { data: { free: bigint } }).data.free;
  }

  /** Accounts beside the key: devices, shared and watched ones. */
  add(...accounts: unknown[]): Promise<void> {
    return addAccounts(this.world, accounts);
  }

  ask<T>(method: string, params: unknown): Promise<T> {
    return this.world.clock.until(this.ui.send<T>(method, params));
  }

  codeOf(method: string, params: unknown): Promise<string> {
    return this.ui.codeOf(this.ui.send(method, params));
  }

  async propose(input: object): Promise<{ id: string; view: TransactionView; explanation: Explanation }> {
    const { approvalId: id } = await this.ask<{ approvalId: string }>('intents.propose', {
      protect: false,
      ...input,
    });
    return { id, ...(await this.view(id)) };
  }

  async view(id: string): Promise<{ view: TransactionView; explanation: Explanation }> {
    const view = await this.ask<TransactionView>('approvals.get', { id });
    if (!view.result.ok) throw new Error(JSON.stringify(view.result.refusal));
    return { view, explanation: view.result.explanation };
  }

  decide(id: string, payloadHash: string, more: object = {}): Promise<{ txHash: string | null }> {
    return this.ask('approvals.decide', { id, decision: 'sign', payloadHash, ...more });
  }

  /** The device signs what it is given, and the page brings it. */
  async decideBy(
    device: TestDevice,
    id: string,
    payloadHash: string,
    more: object = {},
  ): Promise<{ txHash: string | null }> {
    const given = await this.ask<DevicePayload>('approvals.forDevice', { id, payloadHash });
    return this.decide(id, payloadHash, { signature: device.sign(given), ...more });
  }
}

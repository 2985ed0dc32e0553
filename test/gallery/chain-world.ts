import { IDBFactory } from 'fake-indexeddb';
import { startDevnet } from '../../devnet/index.js';
import type { Devnet, DevnetOptions } from '../../devnet/types.js';
import { createExplainer } from '../../src/background/explain/index.js';
import { createMetadataReader } from '../../src/background/metadata/index.js';
import type { Account } from '../../src/core/accounts/types.js';
import { openMetadata } from '../../src/core/chain/light/index.js';
import type { Portfolio } from '../../src/core/stake/types.js';
import type { EngineCalls, StoredMetadata } from '../../src/protocol/engine/index.js';
import type { ApprovalView } from '../../src/protocol/ui/approvals.js';
import { type EngineHarness, liveValue, startEngine } from '../integration/engine/support/engine-harness.js';
import { choiceOf } from '../integration/engine/support/two-nodes.js';
import { BackgroundWorld } from '../support/background-world.js';
import { callHex, type nested } from '../support/calls.js';
import { eraHex } from '../support/explain-builders.js';
import { settle } from '../support/stepped-clock.js';

type Call = ReturnType<typeof nested>;

/** Questions that the real engine answers. */
const REAL: Array<keyof EngineCalls> = [
  'signingFacts',
  'explainFacts',
  'inspectCall',
  'ensureMetadata',
  'crossCheck',
];
/** Devnet's practice account: its phrase is published, and the scenario gives it positions. */
const PHRASE = 'old leopard transfer rib spatial phone calm indicate online fire caution review';
const KEY = 'ab'.repeat(32);
const SCENARIO: DevnetOptions = {
  scenario: { subnets: 66, validators: 8, accounts: 0, positionsPerAccount: 0 },
};
const ERA_PERIOD = 64;
const DAY_MS = 86_400_000;
const REFUSALS_FORGOTTEN_MS = 60_000;

/** An account that is looked at only. */
export interface Watched {
  name: string;
  address: string;
}

/** Who asks: a site in use for days, or one that was connected a moment ago. */
export type Site = 'known' | 'new';
const ORIGINS: Record<Site, string> = {
  known: 'https://app.taostake.example',
  new: 'https://tao-airdrop.example',
};

/** What a picture is made from: a view as the background gave it, the wallet around it, and the time it was given at. */
export interface Scene {
  name: string;
  view: ApprovalView;
  accounts: Account[];
  portfolio: Portfolio;
  nowMs: number;
}

/**
 * Two nodes, the real engine over JSON-RPC, and the whole background over it: what it answers here is what a wallet would
 * show. The clock is stepped, blocks are made by hand and seeds are fixed, so that each run answers the same.
 */
export class ChainWorld {
  private constructor(
    readonly nodes: readonly [Devnet, Devnet],
    private readonly engine: EngineHarness,
    private readonly world: BackgroundWorld,
    private readonly metadata: StoredMetadata,
    readonly address: string,
    private accounts: Account[],
  ) {}

  static async start(): Promise<ChainWorld> {
    globalThis.indexedDB = new IDBFactory();
    const nodes = [await startDevnet(SCENARIO), await startDevnet(SCENARIO)] as const;
    const engine = startEngine();
    // Nothing times out by the stepped clock: the nodes answer in real time.
    const pause = () => new Promise<void>(() => undefined);
    const world = new BackgroundWorld({
      explainer: createExplainer(),
      metadata: createMetadataReader(),
      pause,
    });
    for (const method of REAL)
      world.engine.answers[method] = (params) => engine.client.call(method, params) as never;
    await world.start();
    await engine.client.configure(choiceOf(nodes));
    const { genesisHash, specVersion } = await engine.client.call('ensureMetadata', {
      genesisHash: nodes[0].genesisHash,
    });
    const metadata = await createMetadataReader().read(genesisHash, specVersion);
    world.known = [{ genesisHash, specVersion }];
    const ui = world.ui();
    const { accounts } = await ui.ask<{ accounts: Account[] }>('wallet.create', {
      kdf: await ui.ask<object>('wallet.kdfForCreate', {}),
      wrappingKey: KEY,
      accounts: [
        {
          kind: 'secret',
          name: 'Main coldkey',
          role: 'coldkey',
          secret: { kind: 'phrase', phrase: PHRASE, path: '', cryptoType: 'sr25519' },
          backedUp: true,
        },
      ],
    });
    ui.close();
    await settle();
    const address = accounts[0]?.address ?? '';
    const made = new ChainWorld(nodes, engine, world, metadata, address, accounts);
    await made.connectSites();
    return made;
  }

  async stop(): Promise<void> {
    this.engine.stop();
    for (const node of this.nodes) await node.close();
  }

  /** Adds addresses without keys to the wallet. */
  async watch(accounts: readonly Watched[]): Promise<void> {
    const ui = this.world.ui();
    const added = await ui.ask<{ accounts: Account[] }>('wallet.addAccounts', {
      accounts: accounts.map((account) => ({
        kind: 'watch',
        role: 'coldkey',
        cryptoType: null,
        ...account,
      })),
    });
    ui.close();
    await settle();
    this.accounts = [...this.accounts, ...added.accounts];
  }

  /** Writes into the state of both nodes and makes the blocks that show it. */
  async poke(...changes: Array<[pallet: string, item: string, args: unknown[], value: unknown]>) {
    for (const node of this.nodes) {
      for (const change of changes) node.poke(...change);
      for (let block = 0; block < 3; block += 1) await node.produceBlock();
    }
    const { number } = this.nodes[0].best();
    await this.engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  }

  /** The second node's metadata is compared once, which may outlast one question. */
  async untilCompared(): Promise<void> {
    for (let turn = 0; turn < 100; turn += 1) {
      const { state } = await this.engine.client.call('crossCheck', { address: this.address, netuids: [1] });
      if (state === 'agreed') return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the two nodes never agreed');
  }

  /** Bytes of a call, made by a library that the wallet does not use for it. */
  hex({ type, value }: Call): string {
    return callHex(this.metadata, type, value.type, value.value);
  }

  /** A site asks for a transaction. */
  async asksFor(name: string, site: Site, call: Call): Promise<Scene> {
    const { number, hash } = this.nodes[0].finalized();
    return this.shown(name, ORIGINS[site], 'dapp.signPayload', {
      address: this.address,
      blockHash: hash,
      blockNumber: u32(number),
      era: eraHex(ERA_PERIOD, number),
      genesisHash: this.metadata.genesisHash,
      method: this.hex(call),
      nonce: u32(0),
      signedExtensions: openMetadata(this.metadata).extensions.map(({ identifier }) => identifier),
      specVersion: u32(this.metadata.specVersion),
      tip: `0x${'00'.repeat(16)}`,
      transactionVersion: u32(this.metadata.transactionVersion),
      version: 4,
      withSignedTransaction: true,
    });
  }

  /** A site asks for a signature under a text, which is made from the time it is asked at. */
  async asksToSign(name: string, text: (now: Date) => string): Promise<Scene> {
    const data = Buffer.from(text(new Date(this.world.clock.nowMs())), 'utf8').toString('hex');
    const params = { address: this.address, data: `0x${data}`, type: 'bytes' };
    return this.shown(name, ORIGINS.known, 'dapp.signRaw', params);
  }

  /** A site asks for accounts. */
  async asksToConnect(name: string, origin: string, appName: string): Promise<Scene> {
    return this.shown(name, origin, 'dapp.enable', { appName });
  }

  private async connectSites(): Promise<void> {
    const own = this.accounts.map(({ accountId }) => accountId);
    (await this.world.connectSite(ORIGINS.known, own)).close();
    for (const turn of [1, 2]) await this.signOnce(turn);
    this.world.clock.jump(3 * DAY_MS);
    await this.world.unlock();
    (await this.world.connectSite(ORIGINS.new, own)).close();
    this.world.clock.jump(REFUSALS_FORGOTTEN_MS);
  }

  /** A text that somebody signs for the known site. */
  private async signOnce(turn: number): Promise<void> {
    const page = this.world.page(ORIGINS.known);
    const signed = page.send('dapp.signRaw', {
      address: this.address,
      data: `0x${Buffer.from(`Visit ${turn}`).toString('hex')}`,
      type: 'bytes',
    });
    await settle();
    const [id = ''] = await this.world.pending();
    const payloadHash = await this.world.show(id);
    const ui = this.world.ui();
    await ui.ask('approvals.decide', { id, decision: 'sign', payloadHash });
    await this.world.clock.until(signed);
    ui.close();
    page.close();
  }

  private async shown(name: string, origin: string, method: string, params: object): Promise<Scene> {
    const page = this.world.page(origin);
    page.send(method, params).catch(() => undefined);
    await settle();
    const [id] = await this.world.pending();
    if (id === undefined) throw new Error(`${name}: nothing waits to be answered`);
    const ui = this.world.ui();
    await ui.send<ApprovalView>('approvals.get', { id });
    const view = await ui.send<ApprovalView>('approvals.get', { id, settled: true });
    const portfolio = await this.portfolio();
    const nowMs = this.world.clock.nowMs();
    await ui.ask('approvals.decide', { id, decision: 'reject' });
    ui.close();
    page.close();
    await settle();
    // Three refusals in a minute would close the site's mouth.
    this.world.clock.jump(REFUSALS_FORGOTTEN_MS);
    await this.world.unlock();
    return { name, view, accounts: this.accounts, portfolio, nowMs };
  }

  private async portfolio(): Promise<Portfolio> {
    const addresses = this.accounts.map(({ address }) => address);
    return liveValue(await this.engine.event('portfolio', { addresses }, ({ state }) => state === 'live'));
  }
}

function u32(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

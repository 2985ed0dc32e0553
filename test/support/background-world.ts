import { randomBytes } from 'node:crypto';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { startBackground } from '../../src/background/app/index.js';
import {
  assertCarrier,
  prepareMessage,
  readSignerPayload,
  toHex,
} from '../../src/background/signing/index.js';
import type { Explainer, ExtrinsicRequest, MetadataReader } from '../../src/background/types.js';
import { WalletError } from '../../src/core/errors/wallet-error.js';
import type { Explanation } from '../../src/core/explain/types.js';
import { toWire } from '../../src/core/wire/wire.js';
import { EXTENSION_ID, EXTENSION_URL, FakeBrowser, sorted } from './fake-browser.js';
import { FrameClient } from './frame-client.js';
import { readAsset } from './read-asset.js';
import { GENESIS, ScriptedEngine } from './scripted-engine.js';
import { SteppedClock, settle } from './stepped-clock.js';

const WRAPPING_KEY = 'ab'.repeat(32);
const PHRASE = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

/**
 * The real background on a fake browser: real vault, permissions, approvals and router; the engine is a script, and the
 * explainer a small stand-in whose bytes are a digest of the request.
 */
export class BackgroundWorld {
  readonly browser = new FakeBrowser();
  readonly clock = new SteppedClock();
  readonly engine = new ScriptedEngine();
  /** Runs between the building of the bytes and the signature. */
  beforeSigning: () => Promise<void> = async () => undefined;
  /** What the stand-in explainer says of a request, where it is not a remark. */
  explained: Partial<Explanation> = {};
  /** What stands where the list of phishing hosts is refreshed from; nothing by itself. */
  download: () => Promise<string> = () => Promise.reject(new Error('offline'));
  known: Array<{ genesisHash: string; specVersion: number }> = [];
  keeperStarts = 0;
  keeperStops = 0;
  keeperFailure: Error | null = null;
  #vaultCopy: unknown;
  #ids = 0;

  /**
   * Given the real explainer and metadata, nothing but the engine is a script. `pause` stands in for the clock's where real
   * nodes answer: their time is not the clock's.
   */
  constructor(
    private readonly real?: {
      explainer: Explainer;
      metadata: MetadataReader;
      pause?: (ms: number) => Promise<void>;
    },
  ) {}

  /** Starts the worker, or a new one over the same storage. */
  async start(): Promise<void> {
    const platform = this.browser.startWorker();
    this.engine.detach();
    const { ready } = startBackground({
      platform,
      channel: this.engine.attach(),
      keeper: {
        start: async () => {
          if (this.keeperFailure) throw this.keeperFailure;
          this.keeperStarts += 1;
          this.engine.isUp = true;
        },
        stop: async () => {
          this.keeperStops += 1;
        },
      },
      explainer: this.real?.explainer ?? this.#explainer(),
      metadata: this.real?.metadata ?? this.#metadata(),
      copy: {
        read: async () => this.#vaultCopy,
        write: async (file) => {
          this.#vaultCopy = file;
        },
        remove: async () => {
          this.#vaultCopy = undefined;
        },
      },
      nowMs: this.clock.nowMs,
      pause: this.real?.pause ?? this.clock.pause,
      random: (length) => new Uint8Array(randomBytes(length)),
      readAsset,
      download: () => this.download(),
    });
    await ready;
    await settle();
  }

  async restart(): Promise<void> {
    this.browser.killWorker();
    await this.start();
  }

  /** A page of ours. */
  ui(): FrameClient {
    const url = `${EXTENSION_URL}src/popup/index.html`;
    const port = this.browser.connect('kelvin-ui', {
      id: EXTENSION_ID,
      url,
      origin: EXTENSION_URL.slice(0, -1),
      frameId: 0,
    });
    return new FrameClient(port, this.clock, () => this.#newId());
  }

  /** A web page's relay. */
  page(origin: string, more: { documentId?: string; tabId?: number } = {}): FrameClient {
    const port = this.browser.connect('kelvin-dapp', {
      id: EXTENSION_ID,
      url: `${origin}/app`,
      origin,
      frameId: 0,
      documentLifecycle: 'active',
      documentId: more.documentId ?? `doc-${origin}`,
      tab: { id: more.tabId ?? 7 },
    });
    return new FrameClient(port, this.clock, () => this.#newId());
  }

  /** A wallet with accounts, unlocked. */
  async withAccounts(count = 1): Promise<string[]> {
    const ui = this.ui();
    const kdf = await ui.ask<object>('wallet.kdfForCreate', {});
    const accounts = Array.from({ length: count }, (_, index) => ({
      kind: 'secret',
      name: index === 0 ? 'One' : `No ${index + 1}`,
      role: 'coldkey',
      secret: {
        kind: 'phrase',
        phrase: PHRASE,
        path: index === 0 ? '' : `//${index}`,
        cryptoType: 'sr25519',
      },
      backedUp: true,
    }));
    const added = await ui.ask<{ accounts: Array<{ accountId: string }> }>('wallet.create', {
      kdf,
      wrappingKey: WRAPPING_KEY,
      accounts,
    });
    ui.close();
    await settle();
    return added.accounts.map(({ accountId }) => accountId);
  }

  async unlock(): Promise<void> {
    const ui = this.ui();
    await ui.ask('wallet.unlock', { wrappingKey: WRAPPING_KEY });
    ui.close();
  }

  async lock(): Promise<void> {
    const ui = this.ui();
    await ui.ask('wallet.lock', {});
    ui.close();
    await settle();
  }

  async pending(): Promise<string[]> {
    const ui = this.ui();
    const { ids } = await ui.ask<{ ids: string[] }>('approvals.list', {});
    ui.close();
    return ids;
  }

  /** Connects a site to accounts, as a person would. */
  async connectSite(origin: string, accountIds: string[]): Promise<FrameClient> {
    const page = this.page(origin);
    const enabled = page.ask('dapp.enable', { appName: 'Test' });
    await settle();
    const [id] = await this.pending();
    const ui = this.ui();
    await ui.ask('approvals.decide', { id, decision: 'connect', accountIds });
    await this.clock.until(enabled);
    ui.close();
    await settle();
    return page;
  }

  /** A wallet with one connected site: the usual start of a test. */
  static async connected(origin: string, accounts = 1, world = new BackgroundWorld()) {
    await world.start();
    const accountIds = await world.withAccounts(accounts);
    const page = await world.connectSite(origin, accountIds.slice(0, 1));
    const rows = await page.ask<{ accounts: Array<{ address: string }> }>('dapp.accounts', {});
    return { world, page, accountIds, address: rows.accounts[0]?.address ?? '' };
  }

  /** A page's request to sign, waiting in the approval window and shown. */
  async asked(page: FrameClient, address: string, more: Record<string, unknown> = {}) {
    const signed = page.send<{ signature: string }>('dapp.signPayload', signerPayload(address, more));
    await settle();
    const ids = await this.pending();
    const id = ids.at(-1) ?? '';
    return { signed, id, payloadHash: await this.show(id) };
  }

  /** Shows the oldest request and answers the hash it may be approved with. */
  async show(id: string): Promise<string> {
    const ui = this.ui();
    const view = await ui.ask<Record<string, never>>('approvals.get', { id });
    ui.close();
    const { payloadHash, result } = view as {
      payloadHash?: string;
      result?: { explanation: { payloadHash: string } };
    };
    return payloadHash ?? result?.explanation.payloadHash ?? '';
  }

  #newId(): string {
    this.#ids += 1;
    return `request-${String(this.#ids).padStart(6, '0')}`;
  }

  #metadata(): MetadataReader {
    return {
      read: async (genesisHash, specVersion) => {
        if (genesisHash !== GENESIS) throw new WalletError('chain/no-metadata');
        return {
          key: `${genesisHash}-${specVersion}`,
          genesisHash,
          specVersion,
          transactionVersion: 1,
          version: 15,
          bytes: new Uint8Array(),
          storedAtMs: 0,
        };
      },
      known: async () => this.known,
    };
  }

  #explainer(): Explainer {
    const payloadOf = (request: ExtrinsicRequest): Uint8Array =>
      utf8ToBytes(JSON.stringify(sorted(toWire(request))));
    const hashOf = (request: ExtrinsicRequest): string => toHex(blake2b(payloadOf(request), { dkLen: 32 }));
    return {
      fromSignerPayload: readSignerPayload,
      prepareMessage,
      assertCarrier,
      proof: () => new Uint8Array(),
      signingBytes: async (request) => {
        await this.beforeSigning();
        const payload = payloadOf(request);
        return { payload, message: payload, payloadHash: hashOf(request), metadataHash: null, mode: 0 };
      },
      explain: async ({ request, facts, explainFacts }) => {
        await explainFacts({
          address: request.address,
          callHex: '0x',
          netuids: [],
          hotkeys: [],
          accounts: [],
          sims: [],
        });
        return {
          ok: true,
          explanation: {
            sentence: { code: 'remark', params: {} },
            effects: [],
            changes: [],
            facts: [],
            risks: [],
            certainty: facts ? 'exact' : 'unknown',
            tree: {
              pallet: 'System',
              call: 'remark',
              actor: request.address,
              args: [],
              sentence: { code: 'remark', params: {} },
              level: null,
              children: [],
            },
            callHex: request.payload.callHex,
            payloadHex: toHex(payloadOf(request)),
            payloadHash: hashOf(request),
            codecsAgree: true,
            genesisHash: request.payload.genesisHash,
            specVersion: request.payload.specVersion,
            nonce: request.payload.nonce,
            eraPeriod: 64,
            metadataHashMode: 0,
            atBlock: facts ? { number: facts.best.number, atMs: facts.best.atMs } : null,
            ...this.explained,
          },
        };
      },
      assemble: (request, _, __, signature) =>
        utf8ToBytes(`${request.payload.callHex}|${bytesToHex(signature)}`),
    };
  }
}

/** SignerPayloadJSON of a page for one account. */
export function signerPayload(address: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    address,
    blockHash: GENESIS,
    blockNumber: '0x000003e8',
    era: '0x8500',
    genesisHash: GENESIS,
    method: '0x0000',
    nonce: '0x00000000',
    signedExtensions: ['CheckNonce'],
    specVersion: '0x000001a8',
    tip: '0x00000000000000000000000000000000',
    transactionVersion: '0x00000001',
    version: 4,
    ...more,
  };
}

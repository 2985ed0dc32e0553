import { IDBFactory } from 'fake-indexeddb';
import { startDevnet } from '../../../../devnet/index.js';
import type { Devnet, EventRecord, Hex } from '../../../../devnet/types.js';
import { createExplainer } from '../../../../src/background/explain/index.js';
import { createMetadataReader } from '../../../../src/background/metadata/index.js';
import { toHex } from '../../../../src/background/signing/index.js';
import type { ExtrinsicRequest } from '../../../../src/background/types.js';
import { decodeAddress } from '../../../../src/core/address/index.js';
import { openMetadata } from '../../../../src/core/chain/light/index.js';
import { localChoice } from '../../../../src/core/chain/networks.js';
import type { ExplainResult } from '../../../../src/core/explain/types.js';
import type { Runtime } from '../../../../src/engine/chain/runtime.js';
import type { StoredMetadata } from '../../../../src/protocol/engine/index.js';
import { callHex, type nested } from '../../../support/calls.js';
import { eraHex } from '../../../support/explain-builders.js';
import { type EngineHarness, startEngine } from '../../engine/support/engine-harness.js';
import type { Profile } from '../../engine/support/profiles.js';
import type { Pair } from '../../engine/support/signing.js';
import { connectTo } from '../../engine/support/two-nodes.js';
import {
  type Cast,
  DERIVATIVE,
  derivativeOf,
  everyone,
  keyedPairs,
  ownAccounts,
  ownHotkey,
  refill,
  sharedBy,
  throwAwayPair,
} from './cast.js';
import { type Holdings, holdingsOf } from './holdings.js';

export type Call = ReturnType<typeof nested>;

/** A DispatchError as devnet keeps it. */
export type NativeError = { type: string; value?: { type: string } | undefined };

const TAO = 1_000_000_000n;
const ERA_PERIOD = 64;
const OWN_HOTKEYS = 4;

/** A request as it was explained. */
export interface Asked {
  request: ExtrinsicRequest;
  result: ExplainResult;
}

/** What the chain did with one extrinsic. */
export interface Carried {
  /** Why the pool did not take it; then nothing happened. */
  refused: string | null;
  events: EventRecord[];
}

/** A chain with a cast, the real engine over JSON-RPC, and the real explainer fed by it as the background does it. */
export class EffectsWorld {
  readonly explainer = createExplainer();
  /** Calls that shared accounts have been asked for, by their hash: the chain keeps no more than that. */
  readonly asked = new Map<string, Call>();
  private generation = 0;

  private constructor(
    readonly devnet: Devnet,
    private readonly engine: EngineHarness,
    private readonly runtime: Runtime,
    readonly metadata: StoredMetadata,
    readonly cast: Cast,
    /** Validators, hotkeys of the cast, and one that nobody knows. */
    readonly hotkeys: string[],
  ) {}

  static async start({ options }: Profile): Promise<EffectsWorld> {
    globalThis.indexedDB = new IDBFactory();
    const scenario = { subnets: 6, validators: 5, accounts: 0, positionsPerAccount: 0 };
    const devnet = await startDevnet({ scenario, finalityLag: 1, ...options });
    const pairs = keyedPairs();
    const [first, second, third, fourth] = pairs as [Pair, Pair, Pair, Pair];
    const cast: Cast = {
      pairs,
      twoOfThree: sharedBy([first, second, third], 2),
      oneOfTwo: sharedBy([second, fourth], 1),
      derivative: derivativeOf(first),
      pure: first.address,
      throwAway: throwAwayPair(0),
      nextThrowAway: throwAwayPair(1),
    };
    // Epochs pay stakers and would be taken for what a call brought.
    const netuids = new Set(devnet.validators.flatMap((one) => one.netuids));
    for (const netuid of netuids) devnet.poke('SubtensorModule', 'Tempo', [netuid], 65_535);
    devnet.poke('SubtensorModule', 'ColdkeySwapAnnouncementDelay', [], 3);
    devnet.poke('SubtensorModule', 'ColdkeySwapReannouncementDelay', [], 2);
    for (const address of everyone(cast)) refill(devnet, address, 200n * TAO);
    await devnet.produceBlock();
    const engine = startEngine();
    await engine.client.configure(localChoice(devnet.url));
    const known = await engine.client.call('ensureMetadata', { genesisHash: devnet.genesisHash });
    const metadata = await createMetadataReader().read(known.genesisHash, known.specVersion);
    const validators = devnet.validators.map(({ hotkey }) => hotkey);
    const others = Array.from({ length: OWN_HOTKEYS }, (_, at) => ownHotkey(at));
    const connection = connectTo([devnet]);
    const { runtime } = await connection.ready();
    connection.close();
    return new EffectsWorld(devnet, engine, runtime, metadata, cast, [...validators, ...others]);
  }

  async stop(): Promise<void> {
    this.engine.stop();
    await this.devnet.close();
  }

  get derivativeIndex(): number {
    return DERIVATIVE;
  }

  holdings(): Map<string, Holdings> {
    return holdingsOf(this.devnet.state(), this.devnet.best().number, everyone(this.cast));
  }

  hex({ type, value }: Call): string {
    return callHex(this.metadata, type, value.type, value.value);
  }

  has(pallet: string, call: string): boolean {
    return this.devnet.codec.hasCall(pallet, call);
  }

  /** The next one takes the place of a throw-away account that was handed over or is frozen. */
  throwAway(): void {
    this.generation += 1;
    this.cast.throwAway = throwAwayPair(this.generation);
    this.cast.nextThrowAway = throwAwayPair(this.generation + 1);
  }

  /** A page's request for a call, explained from the bytes. */
  async ask(pair: Pair, call: Call): Promise<Asked> {
    await this.caughtUp();
    const { number, hash } = this.devnet.finalized();
    const nonce = Number(await this.devnet.request('system_accountNextIndex', [pair.address]));
    const request = this.explainer.fromSignerPayload(
      {
        address: pair.address,
        blockHash: hash,
        blockNumber: u32(number),
        era: eraHex(ERA_PERIOD, number) as Hex,
        genesisHash: this.devnet.genesisHash,
        method: this.hex(call) as Hex,
        nonce: u32(nonce),
        signedExtensions: openMetadata(this.metadata).extensions.map(({ identifier }) => identifier),
        specVersion: u32(this.metadata.specVersion),
        tip: `0x${'00'.repeat(16)}`,
        transactionVersion: u32(this.metadata.transactionVersion),
        version: 4,
      },
      toHex(decodeAddress(pair.address).accountId),
    );
    const { client } = this.engine;
    const result = await this.explainer.explain({
      request,
      metadata: this.metadata,
      facts: await client.call('signingFacts', { address: pair.address }),
      explainFacts: (ask) => client.call('explainFacts', ask),
      inspect: (hex) => client.call('inspectCall', { callHex: hex }),
      ownAccounts: ownAccounts(this.cast),
    });
    return { request, result };
  }

  /** Signs exactly the bytes that were explained, sends them and makes the block that takes them. */
  async carryOut(pair: Pair, request: ExtrinsicRequest): Promise<Carried> {
    const bytes = await this.explainer.signingBytes(request, this.metadata);
    const signed = this.explainer.assemble(request, bytes, 'sr25519', pair.sign(bytes.message));
    try {
      await this.devnet.request('author_submitExtrinsic', [toHex(signed)]);
    } catch (error) {
      const { data, message } = error as { data?: string; message: string };
      return { refused: String(data ?? message), events: [] };
    }
    await this.devnet.produceBlock();
    const records = this.devnet.state().get('System', 'Events') as EventRecord[];
    const ours = records.find(
      ({ pallet, name, fields }) =>
        pallet === 'TransactionPayment' && name === 'TransactionFeePaid' && isOf(fields, pair.address),
    );
    if (ours?.phase.type !== 'ApplyExtrinsic') throw new Error('the block left the extrinsic out');
    const at = ours.phase.value;
    return {
      refused: null,
      events: records.filter(({ phase }) => phase.type === 'ApplyExtrinsic' && phase.value === at),
    };
  }

  /** The chain's name of an error. */
  nameOf(error: NativeError): string {
    if (error.type !== 'Module') return [error.type, error.value?.type].filter(Boolean).join('.');
    const [, pallet = 0, index = 0] = this.devnet.codec.encodeDispatchError(error);
    const found = this.runtime.api.registry.findMetaError(new Uint8Array([pallet, index]));
    return `${found.section}.${found.name}`;
  }

  /** The engine has to have seen the newest block before it is asked about it. */
  private async caughtUp(): Promise<void> {
    const { number } = this.devnet.best();
    await this.engine.event('network', null, (status) => (status.best?.number ?? 0) >= number);
  }
}

function isOf(fields: unknown, address: string): boolean {
  return (fields as { who?: string }).who === address;
}

function u32(value: number): Hex {
  return `0x${value.toString(16).padStart(8, '0')}`;
}

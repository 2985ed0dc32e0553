import { IDBFactory } from 'fake-indexeddb';
import { startDevnet } from '../../devnet/index.js';
import type { Devnet } from '../../devnet/types.js';
import { accountIdHex, decodeAddress } from '../../src/core/address/index.js';
import type { MarketRow } from '../../src/core/chain/market.js';
import { NETWORKS } from '../../src/core/chain/networks.js';
import { toErrorBody } from '../../src/core/errors/wallet-error.js';
import { fromWire, toWire, type Wire } from '../../src/core/wire/wire.js';
import type { EngineCalls, EngineStreams } from '../../src/protocol/engine/index.js';
import { type EngineHarness, startEngine } from '../integration/engine/support/engine-harness.js';
import { choiceOf } from '../integration/engine/support/two-nodes.js';
import { changesFor, sharedOf } from './world-of-screens-changes.js';

/** What a page asks of the engine: a call, or what a stream says once it has all it will have. */
export interface Question {
  kind: 'call' | 'open';
  name: string;
  params: Wire;
}

export type Answer = { value: Wire } | { error: Wire } | { silence: true };

/** Whose wallet the gallery shows. */
export interface Cast {
  /** Nine positions, a lock, rewards and a contribution. */
  main: string;
  /** Its account id, hex. */
  mainId: string;
  /** Its handing over is announced, and a stranger may act for it. */
  threatened: string;
  /** Looked at only. */
  watched: string;
  stranger: string;
  /** A multisig account of main, a second own one and the stranger. */
  shared: string;
  /** By stake on subnet 1. */
  validators: string[];
  /** The chain's own time of its newest block. */
  nowMs: number;
}

/** A stream that has not come to its end by then is shown as far as it came. */
const PATIENCE_MS = 40_000;
const PAST_DAYS = 31;
/** The line of a subnet's last month has a point a day. */
const SPARK_DAYS = 30;
/** How old what is read now looks. */
const AGE_MS = 4_000;

/**
 * A devnet of two nodes with a month of past and the real engine over it, standing still: each question is asked once and
 * its answer kept, so that every screen of a run shows the same chain. What depends on this machine's clock and ports is
 * written over with the chain's own time and the addresses of Finney's nodes.
 */
export class ScreenWorld {
  private readonly known = new Map<string, Promise<Answer>>();

  private constructor(
    private readonly nodes: readonly [Devnet, Devnet],
    private readonly engine: EngineHarness,
    readonly cast: Cast,
    private readonly startedAtMs: number,
  ) {}

  static async start(): Promise<ScreenWorld> {
    globalThis.indexedDB = new IDBFactory();
    const startedAtMs = Date.now();
    const options = { scenario: 'default', pastDays: PAST_DAYS } as const;
    const nodes = [await startDevnet(options), await startDevnet(options)] as const;
    for (const node of nodes) {
      await node.produceBlock();
      for (const change of changesFor(node)) node.poke(...change);
      for (let block = 0; block < 3; block += 1) await node.produceBlock();
    }
    const engine = startEngine();
    await engine.client.configure(choiceOf(nodes));
    await engine.event('network', null, ({ state }) => state === 'online');
    const [main = '', threatened = '', watched = ''] = nodes[0].accounts.map(({ address }) => address);
    const nowMs = Number(nodes[0].state().get('Timestamp', 'Now') ?? startedAtMs) + AGE_MS;
    const cast: Cast = {
      main,
      mainId: accountIdHex(decodeAddress(main).accountId),
      threatened,
      watched,
      shared: sharedOf(main),
      stranger: '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy',
      validators: nodes[0].validators.map(({ hotkey }) => hotkey),
      nowMs,
    };
    return new ScreenWorld(nodes, engine, cast, startedAtMs);
  }

  /** What the engine says, kept for whoever asks the same again. */
  ask(question: Question): Promise<Answer> {
    const key = JSON.stringify(question);
    const known = this.known.get(key) ?? this.answer(question);
    this.known.set(key, known);
    return known;
  }

  async stop(): Promise<void> {
    this.engine.stop();
    for (const node of this.nodes) await node.close();
  }

  private async answer({ kind, name, params }: Question): Promise<Answer> {
    const asked = this.inward(params);
    try {
      const value =
        kind === 'call'
          ? await this.engine.client.call(name as keyof EngineCalls, asked as never)
          : await this.last(name as keyof EngineStreams, asked);
      return value === undefined ? { silence: true } : { value: this.outward(toWire(value)) };
    } catch (error) {
      return { error: toWire(toErrorBody(error)) };
    }
  }

  private last(stream: keyof EngineStreams, params: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      let latest: unknown;
      let close: () => void = () => undefined;
      const end = (): void => {
        clearTimeout(timer);
        queueMicrotask(() => close());
        resolve(latest);
      };
      const timer = setTimeout(end, PATIENCE_MS);
      close = this.engine.client.open(stream, params as never, (event) => {
        latest = event;
        if (isWhole(stream, event)) end();
      });
    });
  }

  /** A question of the page in the terms of this process. */
  private inward(wire: Wire): unknown {
    const { nodes } = this;
    const text = JSON.stringify(wire).replaceAll(NETWORKS.finney.genesisHash ?? '', nodes[0].genesisHash);
    return fromWire(JSON.parse(text));
  }

  /** An answer without what is only so on this machine and now. */
  private outward(wire: Wire): Wire {
    const [first = '', second = ''] = NETWORKS.finney.endpoints;
    const text = JSON.stringify(wire)
      .replaceAll(this.nodes[0].url, first)
      .replaceAll(this.nodes[1].url, second)
      .replaceAll(this.nodes[0].genesisHash, NETWORKS.finney.genesisHash ?? '')
      .replaceAll('"networkId":"local"', '"networkId":"finney"');
    return JSON.parse(text, (key, value: unknown) =>
      typeof value === 'number' && value >= this.startedAtMs - 1
        ? this.cast.nowMs - AGE_MS
        : key === 'latencyMs' && typeof value === 'number'
          ? 84
          : value,
    ) as Wire;
  }
}

/** Whether a stream has said all that it will say while the chain stands still. */
function isWhole(stream: string, event: unknown): boolean {
  if (Array.isArray(event) || event === null || typeof event !== 'object') return true;
  const { state, snapshot } = event as { state?: string; snapshot?: { value: unknown } | null };
  if (state === 'reading' || state === 'loading' || state === 'connecting' || state === 'stale') return false;
  const rows = snapshot?.value;
  if (!Array.isArray(rows)) return true;
  if (stream === 'market' && !rows.some(({ spark }: MarketRow) => spark.length >= SPARK_DAYS)) return false;
  // The market comes with today's prices first and with those of the past once they are read.
  return !JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)).includes(
    'not-read-yet',
  );
}

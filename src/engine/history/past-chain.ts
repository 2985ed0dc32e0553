import { WalletError } from '../../core/errors/wallet-error.js';
import { blockTimeRead } from '../chain/block-reader.js';
import { RuntimeCache } from '../chain/metadata-source.js';
import type { Runtime } from '../chain/runtime.js';
import { type RuntimeVersion, readRuntimeVersion } from '../chain/runtime-version.js';
import type { Session } from '../chain/session.js';
import { small } from '../chain/shape.js';
import type { HistoryStore } from '../storage/history-store.js';
import type { MetadataStore } from '../storage/metadata-store.js';
import { BlockClock } from './block-clock.js';
import { asPastError, isNoArchive } from './no-archive.js';
import { PastReader } from './past-reader.js';
import { SpecMarks } from './spec-marks.js';

/** Codecs of old runtimes kept at a time: each takes megabytes, and a reading goes from one to the next. */
const OLD_RUNTIMES = 2;
/** Hashes asked for at once, and kept in memory. */
const HASHES_PER_REQUEST = 500;
const HASHES_KEPT = 20_000;

interface Known {
  hashes: Map<number, string>;
  marks: SpecMarks;
  clock: BlockClock;
}

/**
 * Finalized blocks of the past: their hashes, times and runtimes, each asked for once and remembered. Everything asked
 * here lets other requests pass.
 */
export class PastChain {
  private readonly chains = new Map<string, Promise<Known>>();
  private readonly old = new Map<string, Promise<Runtime>>();

  constructor(
    readonly store: HistoryStore,
    private readonly metadata: MetadataStore,
  ) {}

  /**
   * Makes sure that many blocks can be read with few questions: all their hashes in one, and their runtimes from the
   * ends inwards.
   * @throws WalletError chain/no-archive, chain/bad-answer, chain/offline
   */
  async prepare(session: Session, blocks: number[]): Promise<void> {
    await this.hashes(session, blocks);
    const sorted = [...blocks].sort((a, b) => a - b);
    await this.settleVersions(session, sorted);
  }

  /** {@link prepare}, except that a node without the oldest of the blocks is no obstacle to reading the newer ones. */
  async survey(session: Session, blocks: number[]): Promise<void> {
    try {
      await this.prepare(session, blocks);
    } catch (error) {
      if (!isNoArchive(error)) throw error;
    }
  }

  /** Hashes of finalized blocks. @throws WalletError chain/no-archive where the node does not know such an old block */
  async hashes(session: Session, blocks: number[]): Promise<Map<number, string>> {
    const { hashes } = await this.known(session.genesisHash);
    const { number: finalized } = session.finalized;
    if (blocks.some((block) => block < 0 || block > finalized))
      throw new WalletError('internal', { what: 'block that is not past' });
    const missing: number[] = [];
    for (const block of new Set(blocks)) {
      if (hashes.has(block)) continue;
      const kept = await this.store.get('hashes', session.genesisHash, block);
      if (kept === undefined) missing.push(block);
      else hashes.set(block, kept);
    }
    for (let i = 0; i < missing.length; i += HASHES_PER_REQUEST)
      await this.fetchHashes(session, missing.slice(i, i + HASHES_PER_REQUEST), hashes);
    const wanted = new Map(blocks.map((block) => [block, hashes.get(block) ?? ''] as const));
    if (hashes.size > HASHES_KEPT) hashes.clear();
    return wanted;
  }

  /** A reader at a past block, with the runtime in force after it. */
  async reader(session: Session, block: number): Promise<PastReader> {
    return this.readerOf(session, block, block);
  }

  /** A reader of what a block left behind: its events are encoded by the runtime that executed it. */
  async executed(session: Session, block: number): Promise<PastReader> {
    return this.readerOf(session, block, Math.max(0, block - 1));
  }

  /** Time of a block, ms since 1970 (`Timestamp.Now`). */
  async timeOf(session: Session, block: number): Promise<number> {
    const known = await this.store.get('times', session.genesisHash, block);
    if (known !== undefined) return known;
    const reader = await this.reader(session, block);
    const [value] = await this.ask(() => reader.storage([blockTimeRead(reader.runtime)]));
    return this.learnTime(session.genesisHash, block, small(value, 'timestamp'));
  }

  async learnTime(genesisHash: string, block: number, atMs: number): Promise<number> {
    (await this.known(genesisHash)).clock.set(block, atMs);
    await this.store.put('times', genesisHash, block, atMs);
    return atMs;
  }

  async clock(genesisHash: string): Promise<BlockClock> {
    return (await this.known(genesisHash)).clock;
  }

  /** Runs a question about the past; the node's refusals become errors of ours. */
  async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await question();
    } catch (error) {
      throw asPastError(error);
    }
  }

  private async version(session: Session, block: number): Promise<RuntimeVersion> {
    const { marks } = await this.known(session.genesisHash);
    const { runtime, best } = session;
    const { specVersion, transactionVersion } = runtime;
    marks.setHead(best.number, { specVersion, transactionVersion });
    const inferred = marks.at(block);
    if (inferred) return inferred;
    const hash = (await this.hashes(session, [block])).get(block);
    const version = readRuntimeVersion(
      await this.ask(() => session.background.socket.request('state_getRuntimeVersion', [hash])),
    );
    marks.set(block, version);
    await this.store.put('versions', session.genesisHash, block, version);
    return version;
  }

  /** Where the two ends differ the middle is asked, and so on. */
  private async settleVersions(session: Session, sorted: number[]): Promise<void> {
    const [first] = sorted;
    const last = sorted.at(-1);
    if (first === undefined || last === undefined) return;
    const [low, high] = [await this.version(session, first), await this.version(session, last)];
    if (low.specVersion === high.specVersion || sorted.length < 3) return;
    const middle = sorted.length >> 1;
    await this.settleVersions(session, sorted.slice(0, middle + 1));
    await this.settleVersions(session, sorted.slice(middle));
  }

  /** A reader at a block with the runtime in force after another one. */
  private async readerOf(session: Session, block: number, runtimeOf: number): Promise<PastReader> {
    const hash = (await this.hashes(session, [block])).get(block) ?? '';
    const runtime = await this.runtimeAfter(session, runtimeOf);
    return new PastReader(session.background, { number: block, hash }, runtime);
  }

  private async runtimeAfter(session: Session, block: number): Promise<Runtime> {
    const version = await this.version(session, block);
    if (version.specVersion === session.runtime.specVersion) return session.runtime;
    const key = `${session.genesisHash}-${version.specVersion}`;
    const hit = this.old.get(key);
    if (hit) return hit;
    const making = this.oldRuntime(session, block, version);
    this.old.set(key, making);
    making.catch(() => this.old.delete(key));
    for (const oldest of this.old.keys()) {
      if (this.old.size <= OLD_RUNTIMES) break;
      this.old.delete(oldest);
    }
    return making;
  }

  private async oldRuntime(session: Session, block: number, version: RuntimeVersion): Promise<Runtime> {
    const hash = (await this.hashes(session, [block])).get(block) ?? '';
    const { genesisHash, background } = session;
    // A cache of its own, which goes with the codec: the engine's keeps every codec for as long as it lives.
    const cache = new RuntimeCache(this.metadata);
    return this.ask(() => cache.get(background.socket, genesisHash, version, hash));
  }

  private async fetchHashes(session: Session, blocks: number[], into: Map<number, string>): Promise<void> {
    const answer = await this.ask(() => session.background.socket.request('chain_getBlockHash', [blocks]));
    if (!Array.isArray(answer) || answer.length !== blocks.length)
      throw new WalletError('chain/bad-answer', { what: 'block hashes' });
    const found: Array<[block: number, hash: string]> = [];
    for (const [i, block] of blocks.entries()) {
      const hash: unknown = answer[i];
      // A node that was synced from a snapshot does not even know the numbers of old blocks.
      if (hash === null) throw new WalletError('chain/no-archive');
      if (typeof hash !== 'string' || !/^0x[0-9a-f]{64}$/.test(hash))
        throw new WalletError('chain/bad-answer', { what: 'block hash' });
      found.push([block, hash]);
    }
    for (const [block, hash] of found) into.set(block, hash);
    await this.store.putMany('hashes', session.genesisHash, found);
  }

  private known(genesisHash: string): Promise<Known> {
    const hit = this.chains.get(genesisHash);
    if (hit) return hit;
    const loading = this.load(genesisHash);
    this.chains.set(genesisHash, loading);
    loading.catch(() => this.chains.delete(genesisHash));
    return loading;
  }

  private async load(genesisHash: string): Promise<Known> {
    const known: Known = { hashes: new Map(), marks: new SpecMarks(), clock: new BlockClock() };
    for (const [block, version] of await this.store.all('versions', genesisHash))
      known.marks.set(block, version);
    for (const [block, atMs] of await this.store.all('times', genesisHash)) known.clock.set(block, atMs);
    return known;
  }
}

import type { BlockContext, Hex, StateView } from '../types.js';
import { type BlockPlan, buildBlock, type Poke } from './block-builder.js';
import { BlockDesk } from './block-desk.js';
import { isSigned } from './bytes.js';
import { type Block, ChainStore, type Epoch, type Past } from './chain-store.js';
import { Emitter } from './emitter.js';
import { TxPool } from './pool.js';
import { Watchers } from './watchers.js';

export interface NodeOptions {
  genesis: Block;
  /** What lies between genesis and the first block that is built. */
  past?: Past | undefined;
  finalityLag: number;
  shieldKeys: boolean;
  /** Time of the next block, given that of its parent. */
  nextTimestampMs(parentMs: number): number;
}

export interface BestChange {
  best: Block;
  retracted: Block[];
  enacted: Block[];
}

/** Chain, pool and finality behind the JSON-RPC front. Knows nothing of sockets. */
export class DevnetNode {
  readonly chain: ChainStore;
  readonly watchers = new Watchers();
  readonly pool: TxPool;
  /** What the makers of blocks are told. */
  readonly desk: BlockDesk;
  /** Every block, on the best chain or not. */
  readonly onImported = new Emitter<Block>();
  readonly onBest = new Emitter<BestChange>();
  readonly onFinalized = new Emitter<Block>();
  /** How many clients hold a block: its state stays readable even when another branch becomes final. */
  private readonly holds = new Map<Hex, number>();
  private pokes: Poke[] = [];
  private forks = 0;

  constructor(private readonly options: NodeOptions) {
    this.chain = new ChainStore(options.past);
    this.desk = new BlockDesk(options.shieldKeys);
    const first = options.past?.newest ?? options.genesis;
    this.chain.insert(first);
    this.chain.setBest(first.hash);
    this.pool = new TxPool({
      validate: (bytes) => this.validate(bytes),
      emit: (hash, status) => this.watchers.emit(hash, status),
      bestNumber: () => this.chain.best().header.number,
    });
  }

  /** Storage after a block as the runtime that executed it encodes it; undefined when the block is not stored. */
  view(hash: Hex): StateView | undefined {
    return this.chain.get(hash)?.epoch.db.view(hash);
  }

  /** The same state as the runtime in force after the block sees it: for runtime calls and pool validation. */
  runtimeView(block: Block): StateView {
    const view = block.next.db.view(block.hash);
    if (!view) throw new Error(`state of block ${block.hash} is missing`);
    return view;
  }

  /** Context of a block that would follow the given one: what pool validation and runtime calls see. */
  contextAfter(parent: Block): BlockContext {
    return {
      number: parent.header.number + 1,
      parentHash: parent.hash,
      timestampMs: this.options.nextTimestampMs(parent.timestampMs),
      hashOf: this.hashLookup(parent),
    };
  }

  /** Keeps a block's state until each {@link hold} is undone by a {@link release}. */
  hold({ hash }: Block): void {
    this.holds.set(hash, (this.holds.get(hash) ?? 0) + 1);
  }

  release({ hash, epoch }: Block): void {
    const left = (this.holds.get(hash) ?? 1) - 1;
    if (left > 0) {
      this.holds.set(hash, left);
      return;
    }
    this.holds.delete(hash);
    if (!this.chain.get(hash)) epoch.db.drop([hash]);
  }

  poke(poke: Poke): void {
    this.pokes.push(poke);
  }

  /** One block from the pool on top of the best one. */
  produce(): Block {
    const block = this.build(this.chain.best(), { fill: true });
    this.adopt(block);
    return block;
  }

  /** One block, after whose state the given runtime answers. `enter` moves the state over and returns the epoch. */
  produceUpgrade(enter: (block: Block) => Epoch): Block {
    const block = this.build(this.chain.best(), { fill: true, upgrades: true });
    block.next = enter(block);
    this.adopt(block, true);
    return block;
  }

  /** Replaces the last `depth` blocks by an empty branch that is one longer. Throws when finality forbids it. */
  reorg(depth: number): void {
    const best = this.chain.best();
    const ancestorNumber = best.header.number - depth;
    if (!Number.isInteger(depth) || depth < 1 || ancestorNumber < this.chain.finalized().header.number) {
      const most = best.header.number - this.chain.finalized().header.number;
      throw new RangeError(`reorg depth must be 1 to ${most} (unfinalized blocks), got ${depth}`);
    }
    this.forks += 1;
    let tip = this.chain.get(this.chain.hashAt(ancestorNumber) ?? best.hash) ?? best;
    for (let i = 0; i < depth; i += 1) {
      tip = this.build(tip, { fork: this.forks });
      this.chain.insert(tip);
      this.onImported.emit(tip);
    }
    this.adopt(this.build(tip, { fork: this.forks }));
  }

  private build(parent: Block, how: { fill?: boolean; fork?: number; upgrades?: boolean }): Block {
    const shield = this.desk.takeFault();
    const context = { ...this.contextAfter(parent), shield };
    const { taken, inner } = how.fill
      ? this.desk.choose(this.pool.ready(), (bytes) =>
          parent.next.runtime.unshield(this.runtimeView(parent), context, bytes),
        )
      : { taken: [], inner: new Map() };
    const plan: BlockPlan = {
      parent,
      timestampMs: context.timestampMs,
      extrinsics: taken.map((tx) => tx.bytes),
      inner,
      shield,
      pokes: this.pokes,
      fork: how.fork ?? 0,
      upgrades: how.upgrades ?? false,
      hashOf: this.hashLookup(parent),
    };
    const { block, rejected } = buildBlock(plan);
    this.pokes = [];
    const refused = new Set(rejected);
    this.pool.discard(taken.filter((tx) => refused.has(tx.bytes)).map((tx) => tx.hash));
    return block;
  }

  private adopt(block: Block, upgraded = false): void {
    this.chain.insert(block);
    const { retracted, enacted } = this.chain.setBest(block.hash);
    this.onImported.emit(block);
    this.onBest.emit({ best: block, retracted, enacted });
    for (const old of retracted)
      for (const tx of old.txHashes) this.watchers.emit(tx, { retracted: old.hash });
    for (const fresh of enacted)
      for (const tx of fresh.txHashes) this.watchers.emit(tx, { inBlock: fresh.hash });
    const included = enacted.flatMap((fresh) => fresh.txHashes);
    const orphans = retracted.reverse().flatMap((old) =>
      old.body.filter(
        (bytes, i) =>
          // Inherents do not return to the pool, nor does what a carrier hid until its block was made.
          isSigned(bytes) && !old.unshielded?.has(bytes) && !included.includes(old.txHashes[i] ?? '0x'),
      ),
    );
    this.pool.onBestBlock(included, orphans, upgraded || retracted.length > 0);
    this.moveFinality(block.header.number - this.options.finalityLag);
  }

  private moveFinality(number: number): void {
    const { finalized, pruned } = this.chain.finalize(number);
    for (const block of finalized) {
      this.onFinalized.emit(block);
      for (const tx of block.txHashes) this.watchers.emit(tx, { finalized: block.hash });
    }
    for (const { hash, epoch } of pruned) if (!this.holds.has(hash)) epoch.db.drop([hash]);
  }

  private validate(bytes: Uint8Array) {
    const best = this.chain.best();
    return best.next.runtime.validate(this.runtimeView(best), this.contextAfter(best), bytes);
  }

  /** Hash by number along the branch that ends in `tip`. */
  private hashLookup(tip: Block): BlockContext['hashOf'] {
    return (number) => {
      let cursor: Block | undefined = tip;
      while (
        cursor &&
        cursor.header.number > number &&
        this.chain.hashAt(cursor.header.number) !== cursor.hash
      ) {
        cursor = this.chain.get(cursor.header.parentHash);
      }
      if (!cursor || number > cursor.header.number) return undefined;
      return number === cursor.header.number ? cursor.hash : this.chain.hashAt(number);
    };
  }
}
